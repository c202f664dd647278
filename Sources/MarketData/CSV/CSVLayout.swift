/// Which column of a file holds what.
struct CSVLayout {
  let sample: CSVSample
  /// The columns that have a role, by index.
  private(set) var roles: [ColumnRole: Int] = [:]
  /// The column of returns, where returns are read.
  private(set) var returnColumn: Int?

  /// The layout of a file of bars.
  init(barsIn sample: CSVSample, options: CSVOptions) throws(MarketDataError) {
    self.sample = sample
    try assign(options.columns)
    if !sample.hasHeader, roles.isEmpty, let order = ColumnRole.customaryOrder(columns: sample.names.count) {
      for (index, role) in order.enumerated() { roles[role] = index }
      return
    }
    try assignTimeStamps()
    guard roles[.timestamp] != nil else { throw missing(.timestamp) }
    for role in ColumnRole.allCases where role != .timestamp && roles[role] == nil {
      let candidates = free.filter { role.isUsual(name: sample.writtenNames[$0]) }
      guard candidates.count <= 1 else { throw ambiguous(role, candidates) }
      roles[role] = candidates.first
    }
    if roles[.close] == nil {
      // The only numbers in the file are what it is about, whatever their name.
      let numeric = free.filter { sample.isNumeric($0) && !ColumnRole.isUsualForReturns(name: sample.writtenNames[$0]) }
      guard let close = numeric.first else { throw missing(.close) }
      guard numeric.count == 1 else { throw ambiguous(.close, numeric) }
      roles[.close] = close
    }
  }

  /// The layout of a file of returns that are in the column named `column`.
  init(returnsIn sample: CSVSample, column: String, options: CSVOptions) throws(MarketDataError) {
    self.sample = sample
    try assign(options.columns.filter { $0.key == .timestamp })
    returnColumn = try sample.column(named: column)
    try assignTimeStamps()
  }

  /// The columns that have no role yet.
  var free: [Int] {
    sample.names.indices.filter { index in index != returnColumn && !roles.values.contains(index) }
  }

  private mutating func assign(_ columns: [ColumnRole: String]) throws(MarketDataError) {
    for role in ColumnRole.allCases {
      if let name = columns[role] { roles[role] = try sample.column(named: name) }
    }
  }

  /// Finds the column of time stamps by its name, else by its values; leaves it out where there is none.
  private mutating func assignTimeStamps() throws(MarketDataError) {
    guard roles[.timestamp] == nil else { return }
    let named = free.filter { ColumnRole.timestamp.isUsual(name: sample.writtenNames[$0]) }
    if let first = named.first {
      // Several columns may tell the same time, once as a number and once as a text.
      guard named.dropFirst().allSatisfy({ sample.agree(first, $0) }) else { throw ambiguous(.timestamp, named) }
      roles[.timestamp] = first
      return
    }
    let usual = Set(ColumnRole.allCases)
    let chronological = free.filter { index in
      !usual.contains { $0.isUsual(name: sample.writtenNames[index]) } && sample.isChronological(index)
    }
    guard chronological.count <= 1 else { throw ambiguous(.timestamp, chronological) }
    roles[.timestamp] = chronological.first
  }

  private func missing(_ role: ColumnRole) -> MarketDataError {
    let file = sample.text.name
    guard sample.rows.isEmpty else { return .roleNotFound(file: file, role: role, available: sample.names) }
    guard let row = sample.raggedRow else { return .noRows(file: file) }
    return .wrongFieldCount(
      CSVLocation(file: file, line: row.line), found: row.fields.count, expected: sample.names.count)
  }

  private func ambiguous(_ role: ColumnRole, _ candidates: [Int]) -> MarketDataError {
    .ambiguousColumns(file: sample.text.name, role: role, candidates: candidates.map { sample.names[$0] })
  }
}
