/// Which column of a file holds what.
struct CSVLayout {
  /// What is to be read of a file.
  enum Purpose {
    /// Bars, which have a close.
    case bars
    /// Whatever numbers there are.
    case table
    /// The returns in the column of that name.
    case returns(column: String)
  }

  let sample: CSVSample
  let decimal: DecimalSeparator
  /// Whether the separator was stated, or a number of the sample proves it.
  let isDecimalKnown: Bool
  /// The columns that have a role, by index.
  var roles: [ColumnRole: Int] = [:]
  /// The column of returns, where returns are read.
  private(set) var returnColumn: Int?
  /// The column of times of day, where the column of time stamps holds the dates only.
  var timeOfDayColumn: Int?
  /// Further columns that tell the same time as the time stamps.
  var otherTimes: [OtherTime] = []
  /// Columns named as time stamps whose times a spreadsheet has rounded.
  var roundedTimes: [Int] = []
  /// The columns of assets that were not chosen.
  var columnsOfOtherAssets: Set<Int> = []
  /// Whether the close was taken for one because there is no other column of numbers.
  private(set) var closeIsTheOnlyNumber = false
  /// The asset of the columns or the rows that are read, where the file names it.
  var symbol: String?
  /// What a column is called apart from its asset.
  var columnNames: [ColumnName]

  /// A column that tells the same time as the time stamps.
  struct OtherTime {
    var column: Int
    var form: TimeStampForm
    /// What has to be taken from its stamps to have those of the column of time stamps.
    var ahead: Int64
    var isDateOnly: Bool
  }

  init(_ sample: CSVSample, for purpose: Purpose, options: CSVOptions) throws(MarketDataError) {
    self.sample = sample
    columnNames = sample.writtenNames.map { ColumnName($0) }
    symbol = sample.header.asset
    if let stated = options.decimal {
      decimal = stated
      isDecimalKnown = true
    } else {
      let style = CSVLayout.numberStyle(of: sample)
      decimal = try CSVLayout.decimalSeparator(of: sample, style)
      isDecimalKnown = !style.proofs.isEmpty
    }
    if case .returns(let column) = purpose {
      try assign(options.columns.filter { $0.key == .timestamp })
      returnColumn = try sample.column(named: column)
      try assignTimeStamps(options)
      // Returns need no time stamps: numbers that are none, such as those of rows, are not taken for them.
      if options.columns[.timestamp] == nil, options.timeForm == nil, let column = roles[.timestamp],
        form(of: column) == nil, sample.isNumeric(column, decimal)
      {
        roles[.timestamp] = nil
      }
      return
    }
    try assign(options.columns)
    try chooseAsset(options)
    if !sample.hasHeader, roles.isEmpty { try assignCustomaryOrder() }
    try assignTimeStamps(options)
    guard roles[.timestamp] != nil else { throw missing(.timestamp) }
    for role in ColumnRole.allCases where role != .timestamp && roles[role] == nil {
      try assign(role, options)
    }
    if case .bars = purpose, roles[.close] == nil {
      // The only numbers in the file are what it is about, whatever their name.
      let numeric = free.filter { sample.isNumeric($0, decimal) && !columnNames[$0].isNoPrice }
      let hasOtherRoles = [.open, .high, .low, .funding].contains { roles[$0] != nil }
      guard let close = numeric.first, !hasOtherRoles else { throw missing(.close) }
      guard numeric.count == 1 else { throw ambiguous(.close, numeric) }
      roles[.close] = close
      closeIsTheOnlyNumber = true
    }
  }

  /// The layout of a file of bars, or of one that has no price.
  static func ofBarsOrTable(_ sample: CSVSample, options: CSVOptions) throws(MarketDataError) -> CSVLayout {
    do throws(MarketDataError) {
      return try CSVLayout(sample, for: .bars, options: options)
    } catch {
      switch error {
      case .roleNotFound(_, .close, _): return try CSVLayout(sample, for: .table, options: options)
      case .ambiguousColumns(_, .close, let candidates)
      where candidates.allSatisfy({ ColumnName($0).rank(as: .close) == nil }):
        return try CSVLayout(sample, for: .table, options: options)
      default: throw error
      }
    }
  }

  /// The columns that have no role yet.
  var free: [Int] {
    sample.names.indices.filter { index in
      index != returnColumn && index != timeOfDayColumn && !roles.values.contains(index)
        && !otherTimes.contains { $0.column == index } && !columnsOfOtherAssets.contains(index)
    }
  }

  private mutating func assign(_ columns: [ColumnRole: String]) throws(MarketDataError) {
    for role in ColumnRole.allCases {
      if let name = columns[role] { roles[role] = try sample.column(named: name) }
    }
  }

  /// Gives a role to the column whose name fits it best.
  private mutating func assign(_ role: ColumnRole, _ options: CSVOptions) throws(MarketDataError) {
    if role == .volume || role == .quoteVolume, assignVolumes() { return }
    let ranked = free.compactMap { index in columnNames[index].rank(as: role).map { (index, $0) } }
      .filter { role == .symbol || role.isEssential || !isMostlyText($0.0) }
      // A lone `v` beside a time is a value, not a volume.
      .filter { role != .volume || roles[.close] != nil || columnNames[$0.0].simplified != "v" }
    guard let best = ranked.map(\.1).min() else { return }
    let candidates = ranked.filter { $0.1 == best }.map(\.0)
    guard candidates.count == 1 else {
      if role.isEssential { throw ambiguous(role, candidates) }
      return
    }
    roles[role] = candidates[0]
  }

  /// Whether most values of a column are no numbers.
  private func isMostlyText(_ column: Int) -> Bool {
    let present = sample.present(column)
    return 2 * present.count { MarketNumber(decimal: decimal).parse($0) == nil } > present.count
  }

  /// Whether a column holds something else than numbers.
  func isText(_ column: Int) -> Bool {
    sample.present(column).contains { MarketNumber(decimal: decimal).parse($0) == nil }
  }

  static func numberStyle(of sample: CSVSample) -> NumberStyle {
    var style = NumberStyle()
    for row in sample.rows {
      for (column, field) in row.fields.enumerated() where TimeStampForm.detected(in: field) == nil {
        style.add(field, line: row.line, column: column)
      }
    }
    return style
  }

  static func decimalSeparator(
    of sample: CSVSample, _ style: NumberStyle
  ) throws(MarketDataError) -> DecimalSeparator {
    if style.decimal == .point, let (line, column, text) = style.ambiguousPoint, CSVLayout.writesDatesWithPoints(sample)
    {
      throw .ambiguousNumber(
        CSVLocation(file: sample.text.name, line: line, column: sample.names[column]),
        value: shortened(String(decoding: text, as: UTF8.self)))
    }
    guard let decimal = style.decimal else {
      guard let (line, column, text) = style.ambiguous else { return .point }
      throw .ambiguousNumber(
        CSVLocation(file: sample.text.name, line: line, column: sample.names[column]),
        value: shortened(String(decoding: text, as: UTF8.self)))
    }
    return decimal
  }

  /// Whether a file is written where points set off thousands: `;` between fields and points within dates.
  private static func writesDatesWithPoints(_ sample: CSVSample) -> Bool {
    guard sample.delimiter == UInt8(ascii: ";"), let row = sample.rows.first else { return false }
    return row.fields.contains { field in
      field.contains(UInt8(ascii: ".")) && TimeStampReader.slashedParts(field.span, 0..<field.count) != nil
    }
  }

  func missing(_ role: ColumnRole) -> MarketDataError {
    let file = sample.text.name
    guard sample.rows.isEmpty else { return .roleNotFound(file: file, role: role, available: sample.names) }
    guard let row = sample.raggedRow else { return .noRows(file: file) }
    return .wrongFieldCount(
      CSVLocation(file: file, line: row.line), found: row.fields.count, expected: sample.fieldCount)
  }

  func ambiguous(_ role: ColumnRole, _ candidates: [Int]) -> MarketDataError {
    .ambiguousColumns(file: sample.text.name, role: role, candidates: candidates.map { sample.names[$0] })
  }
}
