public import MarketData

extension GARCH: VolatilityModel {
  /// Estimates the parameters by maximum likelihood, starting from those of an earlier fit.
  ///
  /// Unlike a fit that starts at given parameters, this one also looks elsewhere where the maximum near the
  /// earlier estimates leaves a doubt, so that a series of refits cannot get stuck in a poor one.
  ///
  /// - Parameters:
  ///   - returns: at least 20 returns (21 with an AR(1) mean), not all equal.
  ///   - previous: an earlier fit to overlapping returns in the same unit.
  /// - Returns: the estimates with their covariance matrices and the path of the variance.
  /// - Throws: `VolatilityError`, as `fit(to:startingAt:)` does.
  public func fit(
    to returns: ReturnSeries, continuing previous: FittedGARCH?
  ) throws(VolatilityError) -> FittedGARCH {
    try fit(to: returns, near: previous?.parameters, acceptsInterior: false)
  }
}
