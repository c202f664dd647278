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

  /// ln σ² of the periods after a state, of the logarithmic equation, if the shocks from the next period on have neither
  /// size nor sign.
  func logVariancesWithoutShocks(after state: VolatilityState, horizon: Int) -> [Double] {
    var latest = terms(residual: state.residual, variance: state.variance)
    var memory = state.memory
    var level = level(after: latest, older: memory, regressors: state.regressors)
    var levels: [Double] = []
    levels.reserveCapacity(horizon)
    levels.append(level)
    while levels.count < horizon {
      remember(latest, in: &memory)
      latest = Terms(size: 0, sign: 0, level: level)
      level = self.level(after: latest, older: memory, regressors: state.regressors)
      levels.append(level)
    }
    return levels
  }

  /// The weight that a shock has in the level `lag` periods later: its own coefficient, and what the levels between carry
  /// on.
  ///
  /// - Parameters:
  ///   - lag: the number of periods, from 1.
  ///   - own: the shock's coefficients by lag.
  ///   - later: the weights at the lags 1 to `lag` − 1.
  /// - Returns: the weight, of the moving average that the equation is.
  func weight(ofLag lag: Int, own: [Double], later: [Double]) -> Double {
    var weight = lag <= own.count ? own[lag - 1] : 0
    for (index, beta) in betas.enumerated() where lag - 2 - index >= 0 { weight += beta * later[lag - 2 - index] }
    return weight
  }
}
