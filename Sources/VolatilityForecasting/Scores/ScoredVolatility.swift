public import MarketData

/// A forecast of volatility with its score.
public struct ScoredVolatility: Sendable, Equatable {
  /// When the forecast was made.
  public let timeStamp: TimeStamp
  /// The name of the market.
  public let market: String
  /// The forecast, in the unit that it was given in.
  public let forecastVolatility: Double
  /// The score from 0 to 100; `nil` as long as the history is too short.
  public let score: Double?
  /// Whether the score is at or above the threshold; not without a score.
  public let isAlert: Bool
}
