import MarketData

/// The trades of a plain text called `trades.csv`, and what was detected.
func trades(
  _ text: String, _ options: TradeOptions = TradeOptions()
) throws(MarketDataError) -> (trades: TradeSeries, detection: TradeDetection) {
  try TradeReader(contents: Array(text.utf8), name: "trades.csv", options: options).trades()
}

/// The error that reading the trades of `text` ends with.
func tradesError(_ text: String, _ options: TradeOptions = TradeOptions()) -> MarketDataError? {
  do {
    _ = try trades(text, options)
    return nil
  } catch {
    return error
  }
}

/// Whether numbers are the same but for roundings of a few operations.
func areClose(_ values: [Double], _ expected: [Double]) -> Bool {
  values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-12 * max(1, abs($1)) }
}
