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
    /// A number or nothing; a column that holds something else is not read.
    case nothing

    func accepts(_ value: Double) -> Bool {
      switch self {
      case .price: value > 0 && value.isFinite
      case .volume: value >= 0 && value.isFinite
      case .returns: value.isFinite
      case .nothing: true
      }
    }

    var expectation: String {
      switch self {
      case .price: "a positive, finite price"
      case .volume: "a finite volume that is not negative"
      case .returns: "a finite return"
      case .nothing: "a number"
      }
    }
  }

  /// A column and its values.
  struct Column {
    let index: Int
    let name: String
    let role: ColumnRole?
    let need: Need
    var values: [Double] = []
    var isNumeric = true
  }

  let layout: CSVLayout
  let options: CSVOptions
  /// How time stamps are read; `nil` where the file has none.
  let reader: TimeStampReader?
  var columns: [Column]
  /// The line of each row that was kept.
  var lines: [Int] = []
  /// Microseconds since 1970 of each row that was kept; empty where the file has no time stamps.
  var stamps: [Int64] = []
  /// The lines whose time stamps are of another form than the file's, where such rows are kept.
  var linesOfOtherForm: [Int] = []
  /// The rows of data in the file, kept or not.
  var rowsInFile = 0
  var rowsSkipped = 0
  /// The rows before `CSVOptions.from` or from `CSVOptions.to` on.
  var rowsOutOfRange = 0
  var datesOnly = true
  var zoneIsStated = true
  var order = CSVDetection.Order.oldestFirst

  var file: String { layout.sample.text.name }

  init(layout: CSVLayout, options: CSVOptions) throws(MarketDataError) {
    self.layout = layout
    self.options = options
    reader = try layout.timeStampReader(options: options)
    let names = layout.sample.names
    if let index = layout.returnColumn {
      columns = [Column(index: index, name: names[index], role: nil, need: .returns)]
    } else {
      columns = layout.roles.sorted { $0.value < $1.value }.filter { $0.key != .timestamp }.map { role, index in
        Column(index: index, name: names[index], role: role, need: role == .volume ? .volume : .price)
      }
      columns += layout.free.map { Column(index: $0, name: names[$0], role: nil, need: .nothing) }
    }
  }

  /// The place of a column in a row.
  func location(line: Int, column: Int? = nil) -> CSVLocation {
    CSVLocation(file: file, line: line, column: column.map { layout.sample.names[$0] })
  }

  /// The text of a field as an error shows it.
  func shown(_ field: CSVField) -> String { shortened(layout.sample.text.bytes.withSpan { field.text(in: $0) }) }

  /// What was found out about the file.
  var detection: CSVDetection {
    let sample = layout.sample
    let zone: CSVDetection.Zone =
      reader == nil || zoneIsStated ? .stated : options.zone.map { .given($0) } ?? .assumedUTC
    return CSVDetection(
      file: file, delimiter: Character(Unicode.Scalar(sample.delimiter)), hasHeader: sample.hasHeader,
      columns: layout.roles.mapValues { sample.names[$0] }, returnColumn: layout.returnColumn.map { sample.names[$0] },
      otherColumns: columns.filter { $0.need == .nothing && $0.isNumeric }.map(\.name),
      ignoredColumns: columns.filter { !$0.isNumeric }.map(\.name), timeForm: reader?.form,
      datesOnly: reader != nil && datesOnly, zone: zone, order: order, barSeconds: nil, rows: lines.count,
      skippedRows: rowsSkipped)
  }
}
