/// The odds of a trade, and what they rest on.
public struct OddsEvidence: Hashable, Sendable {
  /// The odds.
  public let odds: TradeOdds
  /// The number of trades, won or lost, that they were estimated from; `nil` where they were stated.
  public let tradeCount: Int?
  /// The lower bound of the Kelly fraction; `nil` where it is not known.
  public let lowerBound: RiskFraction?

  /// Odds with what they rest on.
  ///
  /// - Throws: `SizingError.impossible` for a number of trades that is not positive.
  public init(_ odds: TradeOdds, tradeCount: Int? = nil, lowerBound: RiskFraction? = nil) throws(SizingError) {
    if let tradeCount, tradeCount < 1 {
      throw .impossible(quantity: "number of trades", value: Double(tradeCount), allowed: "at least 1")
    }
    self.odds = odds
    self.tradeCount = tradeCount
    self.lowerBound = lowerBound
  }
}
