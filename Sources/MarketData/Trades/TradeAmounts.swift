/// The prices and amounts of closed trades, one for each, as far as a file has them.
struct TradeAmounts {
  let layout: TradeLayout
  let rows: [TradeRows.Row]

  private var table: RecordTable { layout.table }

  /// The numbers of a column, not a number where one is missing; `nil` without such a column.
  func numbers(_ column: TradeColumn) throws(MarketDataError) -> [Double]? {
    guard let index = layout[column] else { return nil }
    let numbers = try table.numbers(column: index)
    return rows.map { numbers[TradeAmounts.isOfEntry(column) ? $0.entry : $0.exit] }
  }

  /// The numbers of a column, each of which must be there and accepted.
  ///
  /// - Parameters:
  ///   - column: what is needed.
  ///   - expected: what an error says was expected.
  ///   - accepts: whether a number that is there is one.
  /// - Returns: a number for each trade.
  /// - Throws: `MarketDataError.missingValue` or `.invalidField`, which name the place.
  func needed(
    _ column: TradeColumn, expected: String, accepts: (Double) -> Bool = { _ in true }
  ) throws(MarketDataError) -> [Double] {
    guard let values = try numbers(column) else { throw layout.missing(column) }
    for (trade, value) in values.enumerated() where value.isNaN || !accepts(value) {
      throw fault(column, trade, isMissing: value.isNaN, expected: expected)
    }
    return values
  }

  /// The prices of a column, each positive.
  func prices(_ column: TradeColumn) throws(MarketDataError) -> [Double] {
    try needed(column, expected: "a positive price") { $0 > 0 }
  }

  /// The change of the price in favour of each trade, as a fraction; its size alone where the side is not known.
  ///
  /// Not a number where a price is missing; `nil` without prices. What cannot be read there proves nothing.
  func priceReturns() -> [Double]? {
    guard let entries = try? numbers(.entryPrice), let exits = try? numbers(.exitPrice) else { return nil }
    return rows.indices.map { trade in
      guard entries[trade] > 0, exits[trade] > 0 else { return .nan }
      let change = (exits[trade] - entries[trade]) / entries[trade]
      return rows[trade].side.map { $0.sign * change } ?? abs(change)
    }
  }

  /// The leverage of each trade, not a number where it is missing; `nil` where the file does not tell.
  func leverages() throws(MarketDataError) -> [Double]? {
    guard let column = layout[.leverage] else { return nil }
    var leverages: [Double] = []
    for row in rows {
      guard !table.isMissing(row: row.exit, column: column) else {
        leverages.append(.nan)
        continue
      }
      guard let leverage = TradeAmounts.leverage(table.text(row: row.exit, column: column)) else {
        throw table.invalid(row: row.exit, column: column, expected: "a leverage such as 10 or 10x")
      }
      leverages.append(leverage)
    }
    return leverages
  }

  /// The number in texts such as `10`, `10x` and `Cross 10X`; a comma can be a decimal one only.
  private static func leverage(_ text: String) -> Double? {
    guard let word = text.lowercased().split(separator: " ").last else { return nil }
    let number = word.hasSuffix("x") ? word.dropLast() : word.hasPrefix("x") ? word.dropFirst() : word
    guard let value = Double(String(number.map { $0 == "," ? "." : $0 })), value.isFinite, value >= 0 else {
      return nil
    }
    return value
  }

  /// What each trade cost, swaps included; `nil` where the file does not tell.
  ///
  /// Where the entry of a trade has a row of its own, its costs stand there and those of the exit in the other row.
  func costs() throws(MarketDataError) -> [Double]? {
    var costs: [Double]?
    for index in layout.columns[.fees] ?? [] {
      let values = try table.numbers(column: index)
      try checkOneSign(values, index)
      costs = rows.indices.map { (costs?[$0] ?? 0) + total($0) { abs(values[$0]) } }
    }
    if let column = layout[.swap] {
      let swaps = try table.numbers(column: column)
      costs = rows.indices.map { (costs?[$0] ?? 0) - total($0) { swaps[$0] } }
    }
    return costs
  }

  /// The sum of the amounts in the rows of a trade, of which those that are missing are nothing.
  private func total(_ trade: Int, _ amount: (Int) -> Double) -> Double {
    rowsOfCosts(rows[trade]).map(amount).filter { !$0.isNaN }.reduce(0, +)
  }

  private func rowsOfCosts(_ trade: TradeRows.Row) -> [Int] {
    trade.entry == trade.exit ? [trade.exit] : [trade.entry, trade.exit]
  }

  /// The error for a value of a trade that is missing or not what it must be.
  func fault(_ column: TradeColumn, _ trade: Int, isMissing: Bool, expected: String) -> MarketDataError {
    guard let index = layout[column] else { return layout.missing(column) }
    let row = TradeAmounts.isOfEntry(column) ? rows[trade].entry : rows[trade].exit
    guard isMissing else { return table.invalid(row: row, column: index, expected: expected) }
    return .missingValue(table.location(row: row, column: index), value: table.text(row: row, column: index))
  }

  /// Fees are written as positive or as negative amounts, but in one way only.
  private func checkOneSign(_ values: [Double], _ column: Int) throws(MarketDataError) {
    var sign = 0.0
    for row in rows.flatMap(rowsOfCosts) where values[row] != 0 && !values[row].isNaN {
      let value = values[row]
      guard sign * value >= 0 else {
        throw table.invalid(row: row, column: column, expected: "a fee of the sign of those before")
      }
      sign = value
    }
  }

  /// Whether a column speaks of the entry, in files with a row for the entry and one for the exit.
  private static func isOfEntry(_ column: TradeColumn) -> Bool {
    [.entryPrice, .quantity, .positionValue].contains(column)
  }
}
