public import MarketData

extension FittedGARCH: EstimatedVolatilityModel {
  /// The mean of the period after a state, μ + φ r_T.
  public func nextMean(after state: VolatilityState) -> Double {
    (parameters.mu ?? 0) + (parameters.phi ?? 0) * state.lastReturn
  }

  /// The variance of the period after a state, by the equation of the variance.
  public func nextVariance(after state: VolatilityState) -> Double { recursion.next(after: state) }

  /// The variances of the `horizon` periods after a state.
  ///
  /// The first is known; in the later ones, E[e²] is the variance forecast for that period, and e²·1[e < 0] is the share
  /// E[z²; z < 0] of it: one half, unless the innovations are skewed. (The package `arch` takes one half of it always.)
  /// Regressors stay as they were last.
  /// Source: Engle & Bollerslev (1986), "Modelling the persistence of conditional variances".
  ///
  /// - Precondition: `horizon` is positive.
  public func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    let variances = recursion.expectedVariances(
      after: state, horizon: horizon, negativeShare: parameters.negativeShare, persistence: simplePersistence)
    return VarianceForecast(variances: variances, phi: parameters.phi ?? 0, scale: scale)
  }

  /// The persistence, where it is all that a forecast needs: with one lag and no regressors.
  private var simplePersistence: Double? {
    specification.order == GARCHOrder() && specification.regressors.isEmpty ? parameters.persistence : nil
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
    return recursion.advanced(
      state, residual: parameters.residual(of: newReturn, after: state.lastReturn), newReturn: newReturn,
      regressors: regressors)
  }

  /// The presample variance of returns that are too few to tell it.
  package var presampleFallback: Double { parameters.unconditionalVariance ?? path.averageVariance }

  /// The conditional variances of other returns, with the parameters as they are.
  ///
  /// The presample variance is taken from the returns given, as in estimation; of the sample itself, this is
  /// `path` to the last bit. Fewer than 20 observations say too little of it (a mean fits one of them perfectly),
  /// so that it is then the unconditional variance or, where there is none, the average of `path`.
  ///
  /// - Parameter returns: at least one return (two with an AR(1) mean), in any unit, with the model's regressors; the
  ///   result is in the unit of the fit.
  /// - Returns: a variance and a residual for each return from the first with a predecessor on.
  /// - Throws: `VolatilityError.tooFewReturns`, `.missingRegressor`, `.negativeRegressor`, `.unusableScale`,
  ///   `.varianceOutOfRange`.
  public func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath {
    let values = returns.converted(to: scale).values
    let lagCount = specification.mean.lagCount
    guard values.count > lagCount else { throw .tooFewReturns(count: values.count, needed: lagCount + 1) }
    let columns = try returns.regressorColumns(
      specification.regressors, nonnegative: specification.positivity == .coefficients)
    let backcast = GARCHSample.presampleVariance(
      of: values, mean: specification.mean, presample: specification.presample,
      fallback: presampleFallback)
    let path =
      specification.isPlain
      ? VolatilityPath(returns: values, parameters: parameters, specification: specification, backcast: backcast)
      : VolatilityPath(
        returns: values, regressors: columns, mean: specification.mean, coefficients: (parameters.mu, parameters.phi),
        recursion: recursion, backcast: backcast)
    try path.checkRange()
    return path
  }
}

extension GARCHSample {
  /// The presample variance of returns to which a model was not fitted; `nil` for their mean squared residual, and
  /// `fallback` where they are too few to tell.
  static func presampleVariance(
    of values: [Double], mean: MeanModel, presample: PresampleVariance, fallback: @autoclosure () -> Double
  ) -> Double? {
    guard values.count - mean.lagCount >= fewestObservations else { return fallback() }
    guard presample == .backcast else { return nil }
    let observations = Array(values.dropFirst(mean.lagCount))
    let predecessors = mean.lagCount == 0 ? [] : Array(values.dropLast())
    let coefficients = leastSquares(observations, predecessors, mean: mean)
    return backcast(residuals(observations, predecessors, mean: coefficients))
  }
}
