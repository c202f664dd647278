/// The numbers of a file, row by row as they stand in it.
struct CSVTable {
  /// What the values of a column must be.
  enum Need {
    /// Positive and finite.
    case price
    /// Not negative and finite.
    case volume
    /// Finite.
    case returns
    /// A number or nothing.
    case number
    /// A number or nothing; a column that holds something else is not read.
    case nothing

    /// Whether a row may lack the value.
    var isOptional: Bool { self == .number || self == .nothing }

    func accepts(_ value: Double) -> Bool {
      switch self {
      case .price: value > 0 && value.isFinite
      case .volume: value >= 0 && value.isFinite
      case .returns: value.isFinite
      case .number, .nothing: true
      }
    }

    var expectation: String {
      switch self {
      case .price: "a positive, finite price"
      case .volume: "a finite volume that is not negative"
      case .returns: "a finite return"
      case .number, .nothing: "a number"
      }
    }
  }

  /// A column and its values.
  struct Column {
    let index: Int
    let name: String
    let role: ColumnRole?
    let need: Need
    var isNumeric = true
  }

  let layout: CSVLayout
  let options: CSVOptions
  /// How time stamps are read; `nil` where the file has none.
  let reader: TimeStampReader?
  var columns: [Column]
  /// The values of each of `columns`.
  var values: [[Double]]
  /// The line of each row that was kept.
  var lines = LineNumbers()
  /// The time stamp of each row that was kept; empty where the file has no time stamps.
  var stamps: [TimeStamp] = []
  /// The rows of which the symbol is another one than the chosen; counted, not kept.
  var rowsOfOtherSymbols = 0
  /// The symbol of the rows that are kept, once one was met or chosen.
  var symbol: String?
  /// Doubtful things that were met while reading and end it nowhere.
  var notes = RowNotes()
  /// The rows of data in the file, kept or not.
  var rowsInFile = 0
  var rowsSkipped = 0
  /// The rows before `CSVOptions.from` or from `CSVOptions.to` on.
  var rowsOutOfRange = 0
  var datesOnly = true
  var zoneIsStated = true
  /// Whether the time stamps name their zone, once one was read.
  var rowsHaveZone: Bool?
  var order = CSVDetection.Order.oldestFirst
  /// What was done about rows that contradict each other or themselves.
  var repairs: [CSVDetection.RepairCount] = []

  var file: String { layout.sample.text.name }

  init(layout: CSVLayout, options: CSVOptions) throws(MarketDataError) {
    self.layout = layout
    self.options = options
    reader = try layout.timeStampReader(options: options)
    symbol = layout.roles[.symbol] == nil ? nil : options.symbol
    let names = layout.sample.names
    if let index = layout.returnColumn {
      columns = [Column(index: index, name: names[index], role: nil, need: .returns)]
    } else {
      columns = layout.roles.sorted { $0.value < $1.value }
        .filter { $0.key != .timestamp && $0.key != .symbol }
        .map { role, index in Column(index: index, name: names[index], role: role, need: CSVTable.need(of: role)) }
      columns += layout.free.filter { !layout.isText($0) }.map {
        Column(index: $0, name: names[$0], role: nil, need: .nothing)
      }
    }
    values = columns.map { _ in [] }
  }

  private static func need(of role: ColumnRole) -> Need {
    switch role {
    case .open, .high, .low, .close: .price
    case .volume: .volume
    default: .number
    }
  }

  /// The place of a column in a row.
  func location(line: Int, column: Int? = nil) -> CSVLocation {
    CSVLocation(file: file, line: line, column: column.map { layout.sample.names[$0] })
  }

  /// The values of the column that has a role.
  func values(of role: ColumnRole) -> [Double]? {
    columns.firstIndex { $0.role == role }.map { values[$0] }
  }

  /// The columns that are kept by their name: numbers without a role in a bar.
  var namedColumns: [String: [Double]] {
    let named = columns.indices.filter { columns[$0].need.isOptional && columns[$0].isNumeric }
    return Dictionary(uniqueKeysWithValues: named.map { (columns[$0].name, values[$0]) })
  }

  /// What was found out about the file.
  var detection: CSVDetection {
    let sample = layout.sample
    let others = columns.filter { $0.need == .nothing && $0.role == nil && $0.isNumeric }
    let notRead =
      columns.filter { !$0.isNumeric }.map(\.index) + layout.columnsOfOtherAssets
      + layout.otherTimes.map(\.column) + (layout.returnColumn == nil ? layout.free.filter { layout.isText($0) } : [])
    return CSVDetection(
      file: file, delimiter: Character(Unicode.Scalar(sample.delimiter)), hasHeader: sample.hasHeader,
      columns: layout.roles.mapValues { sample.names[$0] }, returnColumn: layout.returnColumn.map { sample.names[$0] },
      otherColumns: others.map(\.name), ignoredColumns: notRead.sorted().map { sample.names[$0] },
      timeOfDayColumn: layout.timeOfDayColumn.map { sample.names[$0] },
      roundedTimeColumns: layout.roundedTimes.map { sample.names[$0] },
      closeIsTheOnlyNumber: layout.closeIsTheOnlyNumber, preambleLines: sample.dialect.preamble.count,
      symbol: layout.symbol ?? symbol, decimal: layout.decimal,
      timeForm: reader?.form, datesOnly: reader != nil && datesOnly, zone: zone, order: order, barSeconds: nil,
      rows: lines.count, skippedRows: rowsSkipped, rowsOfOtherSymbols: rowsOfOtherSymbols,
      rowsOfOtherForm: notes.otherForms.count, repairs: repairs)
  }

  private var zone: CSVDetection.Zone {
    if reader == nil || zoneIsStated { return .stated }
    if let zone = options.zone { return .given(zone) }
    return layout.statedZone.map { .statedBy($0.place, $0.offset) } ?? .assumedUTC
  }
}
