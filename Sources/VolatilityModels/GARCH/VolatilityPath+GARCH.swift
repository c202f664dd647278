extension VolatilityPath {
  /// The path of a GARCH(1,1): σ²_t = ω + α e²_{t−1} + β σ²_{t−1}.
  ///
  /// - Parameters:
  ///   - returns: more returns than the mean has lags, in the unit of the parameters.
  ///   - parameters: those of the specification.
  ///   - specification: the model.
  ///   - backcast: the presample variance; `nil` for the mean squared residual.
  package init(returns: [Double], parameters: GARCHParameters, specification: GARCH, backcast: Double?) {
    let lagCount = specification.mean.lagCount
    let count = returns.count - lagCount
    var residuals = [Double](repeating: 0, count: count)
    // Without a lag the return before is not looked at.
    for t in 0..<count { residuals[t] = parameters.residual(of: returns[t + lagCount], after: returns[t]) }
    let presample = backcast ?? residuals.reduce(0) { $0 + $1 * $1 } / Double(count)
    var variances = [Double](repeating: 0, count: count)
    var (square, variance) = (presample, presample)
    for t in 0..<count {
      variance = parameters.nextVariance(square: square, variance: variance)
      variances[t] = variance
      square = residuals[t] * residuals[t]
    }
    self.init(conditionalVariance: variances, residuals: residuals, lastReturn: returns[returns.count - 1])
  }
}

// One place for each equation, so that a path and a state carried on from it agree to the last bit.
extension GARCHParameters {
  /// e_t = r_t − μ − φ r_{t−1}.
  func residual(of value: Double, after previous: Double) -> Double {
    let deviation = value - (mu ?? 0)
    return phi.map { deviation - $0 * previous } ?? deviation
  }

  /// σ²_{t+1} = ω + α e²_t + β σ²_t.
  func nextVariance(square: Double, variance: Double) -> Double {
    (omega + alpha * square).adding(beta, times: variance)
  }
}
