import NumericalMethods

/// The equation of a conditional variance with numbers for its coefficients, carried on from period to period.
///
/// One place for the equation, so that a path and a state carried on from it agree to the last bit.
package struct VarianceRecursion: Sendable, Equatable {
  /// What later variances take from a period: the shock's size and sign and the level, as `VariancePeriod` has them.
  struct Terms {
    var size: Double
    var sign: Double
    var level: Double
  }

  /// What the equation determines: the variance or its logarithm.
  package let form: VarianceLayout.Form
  private let lagCount: Int
  /// ω.
  package let omega: Double
  /// The coefficients of size, sign and level by lag, and of the regressors.
  package let (alphas, gammas, betas, deltas): ([Double], [Double], [Double], [Double])
  /// The least variance that is carried on.
  package let floor: Double

  /// √(2/π), which an EGARCH takes off |z|.
  package static var meanSize: Double { VariancePeriod.meanSize }

  /// The equation of a form with the given coefficients.
  init(
    form: VarianceLayout.Form, omega: Double, alphas: [Double], gammas: [Double], betas: [Double], deltas: [Double],
    floor: Double = 0
  ) {
    self.form = form
    (self.omega, self.alphas, self.gammas, self.betas, self.deltas) = (omega, alphas, gammas, betas, deltas)
    self.floor = floor
    lagCount = max(alphas.count, gammas.count, betas.count)
  }

  /// The terms of a period.
  func terms(residual: Double, variance: Double) -> Terms {
    switch form {
    case .linear:
      let square = residual * residual
      return Terms(size: square, sign: residual < 0 ? square : 0, level: variance)
    case .logarithmic:
      let z = residual / variance.squareRoot()
      return Terms(size: abs(z) - VariancePeriod.meanSize, sign: z, level: .log(variance))
    }
  }

  /// The terms that stand for each period before the first, by the presample variance; with a presample residual of an
  /// EGARCH where there is one.
  func presampleTerms(variance: Double, residual: Double?) -> Terms {
    switch form {
    case .linear: Terms(size: variance, sign: 0.5 * variance, level: variance)
    case .logarithmic:
      residual.map { terms(residual: $0, variance: variance) } ?? Terms(size: 0, sign: 0, level: .log(variance))
    }
  }

  /// The variance after the period `latest`; `older` holds the terms of the periods before it, newest first.
  func next(after latest: Terms, older: [Double], regressors: [Double]) -> Double {
    let level = level(after: latest, older: older, regressors: regressors)
    return form == .logarithmic ? .exp(level) : max(floor, level)
  }

  /// What the equation gives after the period `latest`: the variance or its logarithm.
  func level(after latest: Terms, older: [Double], regressors: [Double]) -> Double {
    var level = omega
    for (i, alpha) in alphas.enumerated() { level += alpha * (i == 0 ? latest.size : older[3 * i - 3]) }
    for (j, gamma) in gammas.enumerated() { level += gamma * (j == 0 ? latest.sign : older[3 * j - 2]) }
    for (k, beta) in betas.enumerated() { level = level.adding(beta, times: k == 0 ? latest.level : older[3 * k - 1]) }
    for (delta, x) in zip(deltas, regressors) { level += delta * x }
    return level
  }

  /// Puts the terms of a period in front of a memory, which forgets its oldest.
  func remember(_ terms: Terms, in memory: inout [Double]) {
    guard !memory.isEmpty else { return }
    for index in stride(from: memory.count - 1, through: 3, by: -1) { memory[index] = memory[index - 3] }
    (memory[0], memory[1], memory[2]) = (terms.size, terms.sign, terms.level)
  }

  /// The variances of residuals, with the memory of the periods before the last one and before the first.
  ///
  /// `regressors` gives those of a period by its position.
  func path(
    of residuals: [Double], presample: Terms, regressors: (Int) -> [Double]
  ) -> (variances: [Double], memory: [Double], startMemory: [Double]) {
    var latest = presample
    var memory = (0..<lagCount - 1).flatMap { _ in [presample.size, presample.sign, presample.level] }
    let startMemory = memory
    var variances: [Double] = []
    variances.reserveCapacity(residuals.count)
    for (t, residual) in residuals.enumerated() {
      let variance = next(after: latest, older: memory, regressors: regressors(t))
      variances.append(variance)
      remember(latest, in: &memory)
      latest = terms(residual: residual, variance: variance)
    }
    return (variances, memory, startMemory)
  }

  /// The variance of the period after a state.
  func next(after state: VolatilityState) -> Double {
    next(
      after: terms(residual: state.residual, variance: state.variance), older: state.memory,
      regressors: state.regressors)
  }

  /// The state one period later, whose residual and regressors are given.
  func advanced(
    _ state: VolatilityState, residual: Double, newReturn: Double, regressors: [Double]
  ) -> VolatilityState {
    precondition(regressors.count == deltas.count, "a state goes on with a value of each regressor of the model")
    let latest = terms(residual: state.residual, variance: state.variance)
    let variance = next(after: latest, older: state.memory, regressors: state.regressors)
    var memory = state.memory
    remember(latest, in: &memory)
    return VolatilityState(
      variance: variance, residual: residual, lastReturn: newReturn, memory: memory, regressors: regressors)
  }
}
