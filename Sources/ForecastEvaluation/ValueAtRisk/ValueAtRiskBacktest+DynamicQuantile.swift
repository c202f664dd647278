import LinearAlgebra

extension ValueAtRiskBacktest {
  /// Whether violations can be foretold from those before and from the quantile itself.
  ///
  /// Hitₜ = 1 − α for a violation and −α otherwise is regressed on a constant, the `lags` hits before it and its own
  /// quantile. With X the regressors the statistic is Hitᵀ X (XᵀX)⁻¹ Xᵀ Hit/(α(1 − α)), with `lags` + 2 degrees of
  /// freedom.
  /// Source: Engle & Manganelli (2004), "CAViaR: conditional autoregressive value at risk by regression quantiles".
  ///
  /// - Parameter lags: the number of hits before, not negative.
  /// - Returns: the test; `nil` where the regressors are not independent, as with quantiles that are all the same or
  ///   without a violation, and for too few forecasts.
  /// - Precondition: the number of lags is not negative.
  public func dynamicQuantile(lags: Int = 4) -> ChiSquareTest? {
    precondition(lags >= 0, "a number of lags is not negative")
    guard count - lags >= lags + 2 else { return nil }
    let hits = violations.map { $0 ? 1 - level : -level }
    var regressors: [Double] = []
    regressors.reserveCapacity((count - lags) * (lags + 2))
    for t in lags..<count {
      regressors.append(1)
      for lag in 0..<lags { regressors.append(hits[t - 1 - lag]) }
      regressors.append(quantiles[t])
    }
    let design = Matrix(rowCount: count - lags, columnCount: lags + 2, elements: regressors)
    let target = Array(hits[lags...])
    guard let fit = try? LeastSquares(design: design, target: target) else { return nil }
    var explained = 0.0
    for (hit, residual) in zip(target, fit.residuals) { explained += (hit - residual) * (hit - residual) }
    return ChiSquareTest(statistic: explained / (level * (1 - level)), degreesOfFreedom: lags + 2)
  }
}
