import MarketData

/// The rows of a file by market, in the order of time.
struct MarketRows {
  /// The rows of one market.
  struct Market {
    /// What the file calls it; `nil` where it has no column of symbols.
    let symbol: String?
    /// The rows, oldest first.
    var rows: [Int]
  }

  /// The markets in the order of their first rows.
  let markets: [Market]
  /// The instant of each row of the file.
  let timeStamps: [TimeStamp]
  /// The number of the market of each row of the file.
  let marketOfRow: [Int]

  /// The rows of a file: of each market oldest or newest first, markets one after another or mixed.
  ///
  /// - Throws: `CommandError.badData` for a row without a time stamp or symbol, two rows of a market with one time stamp,
  ///   or a row that breaks the order.
  init(_ table: SizingTable) throws(CommandError) {
    let (timeColumn, timeStamps) = try table.timeStamps()
    let symbolColumn = try table.mapped { () throws(MarketDataError) in try table.records.column(of: .symbol) }
    var (markets, marketOfRow) = try Self.markets(of: table, symbolColumn: symbolColumn)
    for index in markets.indices {
      let market = markets[index]
      markets[index].rows = try Self.ordered(market.rows, of: market.symbol, timeStamps, timeColumn, in: table)
    }
    self.markets = markets
    self.timeStamps = timeStamps
    self.marketOfRow = marketOfRow
  }

  /// The names of the markets; none where the file has no column of symbols.
  var symbols: [String] { markets.compactMap(\.symbol) }

  /// The instants of the rows of a market.
  func timeStamps(of market: Market) -> [TimeStamp] { market.rows.map { timeStamps[$0] } }

  private static func markets(
    of table: SizingTable, symbolColumn: Int?
  ) throws(CommandError) -> (markets: [Market], marketOfRow: [Int]) {
    let rows = 0..<table.records.count
    guard let symbolColumn else {
      return ([Market(symbol: nil, rows: Array(rows))], Array(repeating: 0, count: rows.count))
    }
    var markets: [Market] = []
    var marketOfRow: [Int] = []
    var numbers: [String: Int] = [:]
    // Rows of one market mostly follow each other.
    var last: (symbol: String, market: Int)?
    marketOfRow.reserveCapacity(rows.count)
    for row in rows {
      let symbol = table.records.text(row: row, column: symbolColumn)
      if last?.symbol != symbol {
        if numbers[symbol] == nil {
          guard !table.records.isMissing(row: row, column: symbolColumn) else {
            throw table.invalid(row: row, column: symbolColumn, expected: "the name of a market")
          }
          numbers[symbol] = markets.count
          markets.append(Market(symbol: symbol, rows: []))
        }
        last = numbers[symbol].map { (symbol, $0) }
      }
      guard let market = last?.market else { continue }
      markets[market].rows.append(row)
      marketOfRow.append(market)
    }
    return (markets, marketOfRow)
  }

  /// The rows of a market, oldest first.
  private static func ordered(
    _ rows: [Int], of symbol: String?, _ timeStamps: [TimeStamp], _ timeColumn: Int, in table: SizingTable
  ) throws(CommandError) -> [Int] {
    func increase(_ rows: [Int]) -> Bool {
      zip(rows, rows.dropFirst()).allSatisfy { timeStamps[$0] < timeStamps[$1] }
    }
    if increase(rows) { return rows }
    let reversed = Array(rows.reversed())
    if increase(reversed) { return reversed }

    let sorted = rows.sorted { (timeStamps[$0], $0) < (timeStamps[$1], $1) }
    let records = table.records
    if let (first, second) = zip(sorted, sorted.dropFirst()).first(where: { timeStamps[$0] == timeStamps[$1] }) {
      let text = records.text(row: second, column: timeColumn).quoted
      throw .badData(
        "\(records.location(row: second, column: timeColumn)): \(text), which is also the time stamp of line "
          + "\(records.line(of: first))\(symbol.map { " of \($0.quoted)" } ?? ""), where each row of a market has one of its own"
      )
    }
    let isFalling = timeStamps[rows[1]] < timeStamps[rows[0]]
    let breach = rows.indices.dropFirst().first { (timeStamps[rows[$0]] < timeStamps[rows[$0 - 1]]) != isFalling }
    let row = breach ?? rows.count - 1
    return try table.mapped { () throws(MarketDataError) in
      throw .unorderedTimeStamp(
        records.location(row: rows[row], column: timeColumn), value: records.text(row: rows[row], column: timeColumn),
        previous: records.text(row: rows[row - 1], column: timeColumn))
    }
  }
}
