public import VolatilityModels

/// What can make forecasts on a walk.
public enum Forecaster: Sendable {
  /// A model of conditional variance, fitted to returns.
  case volatility(any VolatilityModel)
  /// A regression on past variances.
  case autoregression(HAR)
  /// A combination of the forecasts of all others that are none.
  ///
  /// - Parameters:
  ///   - rule: how weights follow from past forecasts.
  ///   - window: the number of past forecasts that they are estimated from; while there are fewer than a quarter of it,
  ///     weights are equal.
  case combination(CombinationRule, window: Int)

  /// Whether it needs the forecasts of others.
  var isCombination: Bool {
    if case .combination = self { true } else { false }
  }
}
