extension VolatilityPath {
  /// The path of a model of any order, form and regressors.
  ///
  /// - Parameters:
  ///   - returns: more returns than the mean has lags, in the unit of the coefficients.
  ///   - regressors: the values of each regressor of the variance, as many as returns.
  ///   - mean: the model of the mean.
  ///   - coefficients: μ and φ, where the mean has them.
  ///   - recursion: the equation of the variance.
  ///   - backcast: the presample variance; `nil` for the mean squared residual, with which an EGARCH has the mean
  ///     residual for a presample residual.
  init(
    returns: [Double], regressors: [[Double]], mean: MeanModel, coefficients: (mu: Double?, phi: Double?),
    recursion: VarianceRecursion, backcast: Double?
  ) {
    let lagCount = mean.lagCount
    let residuals = (0..<returns.count - lagCount).map { t in
      let deviation = returns[t + lagCount] - (coefficients.mu ?? 0)
      return coefficients.phi.map { deviation - $0 * returns[t] } ?? deviation
    }
    let count = Double(residuals.count)
    let presample = recursion.presampleTerms(
      variance: backcast ?? residuals.reduce(0) { $0 + $1 * $1 } / count,
      residual: backcast == nil ? residuals.reduce(0, +) / count : nil)
    let rows = RegressorRows(regressors, lagCount: lagCount)
    let (variances, memory, startMemory) = recursion.path(of: residuals, presample: presample) { rows.row($0) }
    self.init(
      conditionalVariance: variances, residuals: residuals, lastReturn: returns[returns.count - 1], memory: memory,
      startMemory: startMemory, lastRegressors: rows.last)
  }

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
