/// A combination of several forecasts of one variance.
public struct CombinedForecast: Sendable, Equatable {
  /// The weight of each forecast, none negative.
  public let weights: [Double]
  /// Σ weight · forecast.
  public let variance: Double
  /// The number of past forecasts that the weights were estimated from; those whose targets were left out do not count.
  public let historyCount: Int
  /// Whether the weights are equal for want of an estimate, although the rule has others.
  public let isFallback: Bool
}
