public import MarketData

extension FittedEGARCH: EstimatedVolatilityModel {
  /// The mean of the period after a state, μ + φ r_T.
  public func nextMean(after state: VolatilityState) -> Double {
    (parameters.mu ?? 0) + (parameters.phi ?? 0) * state.lastReturn
  }

  /// The variance of the period after a state, by the equation of the variance.
  public func nextVariance(after state: VolatilityState) -> Double { parameters.recursion.next(after: state) }

  /// The variances of the `horizon` periods after a state.
  ///
  /// The first is known. What is expected after it has no closed form in σ² itself.
  ///
  /// - Precondition: `horizon` is 1.
  public func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
    precondition(horizon == 1, "an EGARCH forecasts more than one period by simulation only")
    return VarianceForecast(variances: [nextVariance(after: state)], phi: parameters.phi ?? 0, scale: scale)
  }

  /// The state one period later: the variance that was forecast for it, and what the return adds.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  /// - Returns: the state after the period.
  /// - Precondition: the return is finite, and the model has no regressors.
  public func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState {
    advanced(state, by: newReturn, regressors: [])
  }

  /// The state one period later: the variance that was forecast for it, and what the return and the regressors add.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  ///   - regressors: the regressors as they stand at that return, in the order of the specification.
  /// - Returns: the state after the period.
  /// - Precondition: the numbers are finite, and there are as many regressors as the model has.
  public func advanced(_ state: VolatilityState, by newReturn: Double, regressors: [Double]) -> VolatilityState {
    precondition(newReturn.isFinite && regressors.allSatisfy(\.isFinite), "returns and regressors are finite")
    let deviation = newReturn - (parameters.mu ?? 0)
    return parameters.recursion.advanced(
      state, residual: parameters.phi.map { deviation - $0 * state.lastReturn } ?? deviation, newReturn: newReturn,
      regressors: regressors)
  }

  /// The conditional variances of other returns, with the parameters as they are.
  ///
  /// The presample variance is taken from the returns given, as in estimation; of the sample itself, this is
  /// `path` to the last bit. Fewer than 20 observations say too little of it, so that it is then the average of `path`.
  ///
  /// - Parameter returns: at least one return (two with an AR(1) mean), in any unit, with the model's regressors; the
  ///   result is in the unit of the fit.
  /// - Returns: a variance and a residual for each return from the first with a predecessor on.
  /// - Throws: `VolatilityError.tooFewReturns`, `.missingRegressor`, `.unusableScale`, `.varianceOutOfRange`.
  public func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath {
    let values = returns.converted(to: scale).values
    let lagCount = specification.mean.lagCount
    guard values.count > lagCount else { throw .tooFewReturns(count: values.count, needed: lagCount + 1) }
    let path = VolatilityPath(
      returns: values, regressors: try returns.regressorColumns(specification.regressors, nonnegative: false),
      mean: specification.mean, coefficients: (parameters.mu, parameters.phi), recursion: parameters.recursion,
      backcast: GARCHSample.presampleVariance(
        of: values, mean: specification.mean, presample: specification.presample,
        fallback: self.path.averageVariance))
    try path.checkRange()
    return path
  }
}
