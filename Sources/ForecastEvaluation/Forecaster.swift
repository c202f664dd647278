public import VolatilityModels

/// What can make forecasts on a walk.
public enum Forecaster: Sendable {
  /// A model of conditional variance, fitted to returns.
  case volatility(any VolatilityModel)
  /// A regression on past variances.
  case autoregression(HAR)
  /// What makes its forecasts itself.
  case other(any WalkForecaster)
  /// The geometric mean of the forecasts of some of the others, by their names: the mean of the logarithms, in which an
  /// average of variances is less at the mercy of the highest one.
  case geometricMean(of: [String])
  /// A combination of the forecasts of all others that are none.
  ///
  /// - Parameters:
  ///   - rule: how weights follow from past forecasts.
  ///   - window: the number of past forecasts that they are estimated from; while there are fewer than a quarter of it,
  ///     weights are equal.
  case combination(CombinationRule, window: Int)

  /// Whether it needs the forecasts of others.
  public var isCombination: Bool {
    switch self {
    case .combination, .geometricMean: true
    case .volatility, .autoregression, .other: false
    }
  }
}
