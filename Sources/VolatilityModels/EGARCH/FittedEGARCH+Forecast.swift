public import MarketData
import NumericalMethods

extension FittedEGARCH: EstimatedVolatilityModel {
  /// The mean of the period after a state, μ + φ r_T.
  public func nextMean(after state: VolatilityState) -> Double {
    (parameters.mu ?? 0) + (parameters.phi ?? 0) * state.lastReturn
  }

  /// The variance of the period after a state, by the equation of the variance.
  public func nextVariance(after state: VolatilityState) -> Double { recursion.next(after: state) }

  /// The variances of the `horizon` periods after a state.
  ///
  /// The first is known. ln σ²_{T+k} is what it would be without further shocks plus Σ (a_j (|z_{T+j}| − √(2/π)) +
  /// c_j z_{T+j}) over the periods j = 1 … k − 1, with the weights of the equation's moving average, so that E[σ²_{T+k}]
  /// is the exponential of the former times Π E exp(a_j (|z| − √(2/π)) + c_j z). Regressors stay as they were last.
  ///
  /// The expectation is exact for normal innovations (by Φ) and for a generalised error distribution with ν > 1 (by
  /// quadrature). With Student's t or the skewed t, and with ν ≤ 1, a shock's exponential has no finite expectation as
  /// soon as a_j + c_j or a_j − c_j is positive (for ν = 1, above √2): the model has no expected variance two periods
  /// ahead (Nelson 1991, section 2 and theorem A1.2). The expectation is then the mean over the standardised residuals
  /// of `path`, centred and scaled to variance 1, whatever the weights, so that no forecast jumps where one changes its
  /// sign: what `simulatedForecast` with `InnovationSource.bootstrap` tends to. It is finite for every sample, and rests
  /// on the largest shock that was seen.
  ///
  /// A variance that exceeds double precision is infinite. The expectations are computed at the first forecast of a
  /// horizon and kept with the model.
  /// Source: Nelson (1991), "Conditional heteroskedasticity in asset returns: a new approach", appendix 1; for the
  /// residuals Barone-Adesi, Giannopoulos & Vosper (1999), "VaR without correlations for portfolios of derivative
  /// securities".
  ///
  /// - Precondition: `horizon` is positive; beyond one period, where residuals are used, they are not all equal.
  public func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    let levels = recursion.logVariancesWithoutShocks(after: state, horizon: horizon)
    let variances = zip(levels, futureShocks.logFactors(horizon: horizon)).map { Double.exp($0 + $1) }
    return VarianceForecast(variances: variances, phi: parameters.phi ?? 0, scale: scale)
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
    return recursion.advanced(
      state, residual: parameters.phi.map { deviation - $0 * state.lastReturn } ?? deviation, newReturn: newReturn,
      regressors: regressors)
  }

  /// The presample variance of returns that are too few to tell it.
  package var presampleFallback: Double { path.averageVariance }

  /// ln of what the shocks between multiply the variance of the period k = 1 … `horizon` with.
  ///
  /// - Returns: `nil` where the expectation rests on the residuals of `path`, which are all equal.
  /// - Precondition: `horizon` is positive.
  package func shockFactors(horizon: Int) -> [Double]? {
    guard horizon == 1 || innovations.innovations == .normal || path.standardizedInnovations != nil else { return nil }
    return Array(futureShocks.logFactors(horizon: horizon).prefix(horizon))
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
      mean: specification.mean, coefficients: (parameters.mu, parameters.phi), recursion: recursion,
      backcast: GARCHSample.presampleVariance(
        of: values, mean: specification.mean, presample: specification.presample,
        fallback: presampleFallback))
    try path.checkRange()
    return path
  }
}
