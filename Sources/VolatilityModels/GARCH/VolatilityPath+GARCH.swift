extension VolatilityPath {
  /// The path of a GARCH(1,1): σ²_t = ω + α e²_{t−1} + β σ²_{t−1}.
  ///
  /// - Parameters:
  ///   - returns: more returns than the mean has lags, in the unit of the parameters.
  ///   - backcast: the presample variance; `nil` for the mean squared residual.
  init(returns: [Double], parameters: GARCHParameters, specification: GARCH, backcast: Double?) {
    let lagCount = specification.mean.lagCount
    let (mu, phi) = (parameters.mu ?? 0, parameters.phi ?? 0)
    let (omega, alpha, beta) = (parameters.omega, parameters.alpha, parameters.beta)
    let count = returns.count - lagCount
    var residuals = [Double](repeating: 0, count: count)
    for t in 0..<count {
      residuals[t] = returns[t + lagCount] - mu
      if lagCount > 0 { residuals[t] -= phi * returns[t] }
    }
    let presample = backcast ?? residuals.reduce(0) { $0 + $1 * $1 } / Double(count)
    var variances = [Double](repeating: 0, count: count)
    var (square, variance) = (presample, presample)
    for t in 0..<count {
      variance = omega + alpha * square + beta * variance
      variances[t] = variance
      square = residuals[t] * residuals[t]
    }
    self.init(conditionalVariance: variances, residuals: residuals, lastReturn: returns[returns.count - 1])
  }
}
