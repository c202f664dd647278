/// The returns of closed trades as fractions of the positions, and what they were taken from.
struct TradeReturns {
  var values: [Double] = []
  var source: TradeDetection.Source?
  var scale: ReturnScale?
  var evidence: TradeDetection.ScaleEvidence?
  var areOfMargin = false
  var contractSize: Double?
  /// The column that a fault of a return is shown in.
  var column = TradeColumn.return

  /// A gain or a loss above a millionfold is a file that was read wrongly.
  private static let largest = 1e6

  /// Takes the returns from a column of them, or else computes them from the best of what there is.
  init(_ amounts: TradeAmounts, _ options: TradeOptions) throws(MarketDataError) {
    let layout = amounts.layout
    let hasEntry = layout[.entryPrice] != nil
    let hasProfit = layout[.profit] != nil
    guard !amounts.rows.isEmpty else { return }
    if layout[.return] != nil {
      self = try TradeReturns(stated: amounts, options)
    } else if hasEntry, layout[.exitPrice] != nil {
      self = try TradeReturns(ofPrices: amounts)
    } else if hasProfit, layout[.positionValue] != nil {
      self = try TradeReturns(profitOf: amounts, .profitOfValue)
    } else if hasProfit, hasEntry, layout[.quantity] != nil {
      self = try TradeReturns(profitOf: amounts, .profitOfEntry)
    } else {
      throw .tradeReturnsNotFound(file: layout.table.name, available: layout.table.columnNames)
    }
    try check(amounts)
  }

  private func check(_ amounts: TradeAmounts) throws(MarketDataError) {
    for (trade, value) in values.enumerated() {
      let isShort = amounts.rows[trade].side == .short
      guard !(abs(value) <= TradeReturns.largest) || value <= -1 && !isShort else { continue }
      let found =
        value <= -1 && !isShort
        ? "above -1 (here it is \(value)): only a short position can lose more than its size"
        : "of at most 1000000 (here it is \(value))"
      throw amounts.fault(column, trade, isMissing: false, expected: "a return \(found)")
    }
  }
}
