extension VarianceRecursion {
  /// E[σ²] of the periods after a state, of an equation that is linear in shocks and variances.
  ///
  /// `negativeShare` is E[z²; z < 0]. With one lag, no asymmetry and no regressors, `persistence` shortens the
  /// recursion to E[σ²_{T+k}] = ω + persistence · E[σ²_{T+k−1}].
  func expectedVariances(
    after state: VolatilityState, horizon: Int, negativeShare: Double, persistence: Double?
  ) -> [Double] {
    var variance = next(after: state)
    var variances: [Double] = []
    variances.reserveCapacity(horizon)
    var latest = terms(residual: state.residual, variance: state.variance)
    var memory = state.memory
    for _ in 0..<horizon {
      variances.append(variance)
      if let persistence {
        variance = omega + persistence * variance
      } else {
        remember(latest, in: &memory)
        latest = Terms(size: variance, sign: negativeShare * variance, level: variance)
        variance = next(after: latest, older: memory, regressors: state.regressors)
      }
    }
    return variances
  }
}
