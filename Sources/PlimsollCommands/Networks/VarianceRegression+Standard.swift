import VolatilityForecasting

extension VarianceRegression {
  /// The regression that networks and trees correct; one of a single market that is a forecaster of its own is not
  /// relative to the level.
  ///
  /// - Parameters:
  ///   - markets: the markets that it is to learn from.
  ///   - horizons: the numbers of bars whose variance it forecasts.
  ///   - isRelative: whether variances are relative to the level.
  /// - Returns: the specification.
  /// - Throws: `ForecastingError`.
  static func standard(
    for markets: [MarketHistory], horizons: [Int], isRelative: Bool = true
  ) throws(ForecastingError) -> VarianceRegression {
    let standard = StandardFeatures(for: markets)
    return try VarianceRegression(
      features: FeatureSet(
        standard.regression(horizons: horizons, isRelative: isRelative), level: standard.measure),
      horizons: horizons, isRelative: isRelative)
  }
}
