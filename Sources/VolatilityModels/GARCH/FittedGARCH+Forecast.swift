public import MarketData

extension FittedGARCH: FittedVolatilityModel {
  /// The variances of the `horizon` periods after a state.
  ///
  /// σ²_{T+1} = ω + α e²_T + β σ²_T, then E[σ²_{T+k}] = ω + (α + β) E[σ²_{T+k−1}].
  /// Source: Engle & Bollerslev (1986), "Modelling the persistence of conditional variances".
  ///
  /// - Precondition: `horizon` is positive.
  public func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    var variance = parameters.nextVariance(square: state.residual * state.residual, variance: state.variance)
    var variances: [Double] = []
    variances.reserveCapacity(horizon)
    for _ in 0..<horizon {
      variances.append(variance)
      variance = parameters.omega + parameters.persistence * variance
    }
    return VarianceForecast(variances: variances, phi: parameters.phi ?? 0, scale: scale)
  }

  /// The state one period later: the variance that was forecast for it, and what the return adds.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  /// - Returns: the state after the period.
  /// - Precondition: the return is finite.
  public func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState {
    precondition(newReturn.isFinite, "a return is finite")
    return VolatilityState(
      variance: parameters.nextVariance(square: state.residual * state.residual, variance: state.variance),
      residual: parameters.residual(of: newReturn, after: state.lastReturn), lastReturn: newReturn)
  }

  /// The conditional variances of other returns, with the parameters as they are.
  ///
  /// The presample variance is taken from the returns given, as in estimation; of the sample itself, this is
  /// `path` to the last bit. Fewer than 20 observations say too little of it (a mean fits one of them perfectly),
  /// so that it is then the unconditional variance or, where the persistence is 1, the average of `path`.
  ///
  /// - Parameter returns: at least one return (two with an AR(1) mean), in any unit; the result is in
  ///   the unit of the fit.
  /// - Returns: a variance and a residual for each return from the first with a predecessor on.
  /// - Throws: `VolatilityError.tooFewReturns`, `.unusableScale`, `.varianceOutOfRange`.
  public func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath {
    let values = returns.converted(to: scale).values
    let lagCount = specification.mean.lagCount
    guard values.count > lagCount else { throw .tooFewReturns(count: values.count, needed: lagCount + 1) }
    let path = VolatilityPath(
      returns: values, parameters: parameters, specification: specification, backcast: presampleVariance(of: values))
    try path.checkRange()
    return path
  }

  /// The presample variance of returns in the unit of the fit; `nil` for their mean squared residual.
  private func presampleVariance(of values: [Double]) -> Double? {
    let lagCount = specification.mean.lagCount
    guard values.count - lagCount >= GARCHSample.fewestObservations else {
      return parameters.unconditionalVariance ?? path.averageVariance
    }
    guard specification.presample == .backcast else { return nil }
    let observations = Array(values.dropFirst(lagCount))
    let predecessors = lagCount == 0 ? [] : Array(values.dropLast())
    let mean = GARCHSample.leastSquares(observations, predecessors, mean: specification.mean)
    return GARCHSample.backcast(GARCHSample.residuals(observations, predecessors, mean: mean))
  }
}
