public import MarketData

/// How stable a market was at the close of a bar, with what the score is made of.
public struct MarketStability: Sendable, Equatable {
  /// The start of the bar.
  public let timeStamp: TimeStamp
  /// The score from 0 to 100.
  public let score: Double
  /// The percentile of the volatility, 100 for the highest.
  public let volatility: Double
  /// The percentile of the strength of the trend, 100 for the strongest.
  public let trendStrength: Double
  /// The percentile of the liquidity, 100 for the highest; `nil` where it has no weight.
  public let liquidity: Double?
}
