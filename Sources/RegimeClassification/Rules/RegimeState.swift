/// The state of a market at the close of a bar.
public struct RegimeState: Sendable, Equatable {
  /// The standard deviation of the last returns, a fraction per bar.
  public let volatility: Double
  /// The sum of these returns over their standard deviation times the root of their number; 0 where they do not vary.
  public let trend: Double
  /// The volatility above which there is a crisis.
  public let crisisThreshold: Double
  /// The regime.
  public let regime: MarketRegime
}
