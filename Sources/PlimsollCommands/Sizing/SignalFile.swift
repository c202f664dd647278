package import MarketData

/// The decisions of a file of signals, whose time stamps are the instants of decision.
package struct SignalFile: Sendable {
  /// The columns of numbers with what may stand in them.
  private enum Column: String, CaseIterable {
    case confidence
    case correlation
    case agreement
    case consecutiveLosses = "consecutive_losses"
    case stopDistance = "stop_distance"
    case winRate = "win_rate"
    case averageWin = "average_win"
    case averageLoss = "average_loss"
    case expectedReturn = "expected_return"

    var range: NumberRange {
      switch self {
      case .confidence, .winRate: .probability
      case .correlation: .correlation
      case .agreement, .consecutiveLosses: .wholeNumber
      case .stopDistance, .averageLoss: .positive
      case .averageWin: .notNegative
      case .expectedReturn: .finite
      }
    }
  }

  /// The names of the columns of numbers.
  static let columnNames = Column.allCases.map(\.rawValue)

  /// The decisions in the order of the file; by time where the rows of a market are newest first.
  ///
  /// Those of a market are in the order of time always.
  package let rows: [SignalRow]
  /// The names of the markets in the order of their first rows; none where the file has no column of symbols.
  package let symbols: [String]

  /// Reads a file of signals, and warns of columns that are not read.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - options: what is known about how it is written.
  ///   - context: what the command runs in.
  /// - Throws: `CommandError`, which names the place of the first fault.
  package init(
    _ file: InputFile, options: CSVOptions = CSVOptions(), in context: CommandContext
  ) throws(CommandError) {
    try self.init(SizingTable(file, options: options, in: context))
  }

  /// The signals of records that were read.
  ///
  /// - Parameters:
  ///   - records: the records.
  ///   - diagnostics: where warnings go.
  /// - Throws: `CommandError.badData`, which names the place of the first fault.
  package init(_ records: RecordTable, diagnostics: Diagnostics) throws(CommandError) {
    try self.init(SizingTable(records, diagnostics: diagnostics))
  }

  private init(_ table: SizingTable) throws(CommandError) {
    var columns: [Column: [Double]] = [:]
    for column in Column.allCases { columns[column] = try table.numbers(named: column.rawValue, in: column.range) }
    let markets = try MarketRows(table)
    symbols = markets.symbols
    rows = Self.order(of: markets).map { row in
      func number(_ column: Column) -> Double? { columns[column].flatMap { $0[row].isNaN ? nil : $0[row] } }
      return SignalRow(
        line: table.records.line(of: row), timeStamp: markets.timeStamps[row],
        symbol: markets.markets[markets.marketOfRow[row]].symbol, confidence: number(.confidence),
        correlation: number(.correlation), agreement: number(.agreement).map { Int($0) },
        consecutiveLosses: number(.consecutiveLosses).map { Int($0) }, stopDistance: number(.stopDistance),
        winRate: number(.winRate), averageWin: number(.averageWin), averageLoss: number(.averageLoss),
        expectedReturn: number(.expectedReturn))
    }
    try Self.warnOfOtherColumns(table)
  }

  /// The rows in the order of the file where that is the order of time in each market, else by time.
  private static func order(of rows: MarketRows) -> [Int] {
    let all = Array(rows.timeStamps.indices)
    if rows.markets.allSatisfy({ zip($0.rows, $0.rows.dropFirst()).allSatisfy { $0 < $1 } }) { return all }
    return all.sorted { (rows.timeStamps[$0], $0) < (rows.timeStamps[$1], $1) }
  }

  private static func warnOfOtherColumns(_ table: SizingTable) throws(CommandError) {
    let records = table.records
    let read = try table.mapped { () throws(MarketDataError) in
      try [records.column(of: .timestamp), records.column(of: .symbol)] + columnNames.map { records.column(named: $0) }
    }
    let others = records.columnNames.indices.filter { !read.contains($0) }.map { records.columnNames[$0] }
    guard !others.isEmpty else { return }
    let missing = columnNames.filter { records.column(named: $0) == nil }
    let shown = others.map { name in
      let option = SizingFileKind.owner(ofColumn: name)?.option.map { "is for \($0)" }
      let remark = option ?? Spelling.suggestion(for: name, among: missing)
      return name.quoted + (remark.map { " (\($0))" } ?? "")
    }
    table.diagnostics.warn("\(table.name): columns that are not read: \(shown.joined(separator: ", "))")
  }
}
