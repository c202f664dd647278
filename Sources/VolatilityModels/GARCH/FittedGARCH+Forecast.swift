public import MarketData

extension FittedGARCH {
  /// The variances of the `horizon` periods after the sample.
  ///
  /// σ²_{T+1} = ω + α e²_T + β σ²_T, then E[σ²_{T+k}] = ω + (α + β) E[σ²_{T+k−1}]
  /// (Engle & Bollerslev 1986, equation 21).
  ///
  /// - Precondition: `horizon` is positive.
  public func forecast(horizon: Int) -> VarianceForecast { forecast(from: path, horizon: horizon) }

  /// The variances of the `horizon` periods after other returns, with the parameters as they are.
  ///
  /// - Parameter path: what `filter(_:)` made of the returns.
  /// - Precondition: `horizon` is positive.
  public func forecast(from path: VolatilityPath, horizon: Int) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    let last = path.conditionalVariance.count - 1
    let (e, h) = (path.residuals[last], path.conditionalVariance[last])
    var variance = parameters.omega + parameters.alpha * e * e + parameters.beta * h
    var variances: [Double] = []
    for _ in 0..<horizon {
      variances.append(variance)
      variance = parameters.omega + parameters.persistence * variance
    }
    return VarianceForecast(variances: variances, phi: parameters.phi ?? 0, scale: scale)
  }

  /// The conditional variances of other returns, with the parameters as they are.
  ///
  /// The presample variance is taken from the returns given, as in estimation.
  ///
  /// - Parameter returns: at least one return (two with an AR(1) mean), in any unit; the result is in
  ///   the unit of the fit.
  /// - Throws: `VolatilityError.tooFewReturns`.
  public func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath {
    let values = returns.converted(to: scale).values
    let lagCount = specification.mean.lagCount
    guard values.count > lagCount else { throw .tooFewReturns(count: values.count, needed: lagCount + 1) }
    var backcast: Double?
    if specification.presample == .backcast {
      let observations = Array(values.dropFirst(lagCount))
      let predecessors = lagCount == 0 ? [] : Array(values.dropLast())
      let mean = GARCHSample.leastSquares(observations, predecessors, mean: specification.mean)
      backcast = GARCHSample.backcast(GARCHSample.residuals(observations, predecessors, mean: mean))
    }
    return VolatilityPath(
      returns: values, parameters: parameters, specification: specification, backcast: backcast)
  }
}
