public import MarketData

extension GARCH: VolatilityModel {
  /// Estimates the parameters by maximum likelihood, starting from those of an earlier fit.
  ///
  /// - Parameters:
  ///   - returns: at least 20 returns (21 with an AR(1) mean), not all equal.
  ///   - previous: an earlier fit to overlapping returns in the same unit.
  /// - Returns: the estimates with their covariance matrices and the path of the variance.
  /// - Throws: `VolatilityError`, as `fit(to:startingAt:)` with parameters does.
  public func fit(
    to returns: ReturnSeries, continuing previous: FittedGARCH?
  ) throws(VolatilityError) -> FittedGARCH {
    try fit(to: returns, startingAt: previous?.parameters)
  }
}
