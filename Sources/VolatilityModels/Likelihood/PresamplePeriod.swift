import NumericalMethods

/// What stands for each period before the first observation, with its derivatives with respect to the mean.
struct PresamplePeriod {
  /// The period's terms; its level's derivatives are `gradient` and `hessian`.
  var period = VariancePeriod()
  /// ∂v/∂μ, ∂v/∂φ of the level v.
  var gradient: (mu: Double, phi: Double)
  /// ∂²v/∂μ², ∂²v/∂μ∂φ, ∂²v/∂φ².
  var hessian: (muMu: Double, muPhi: Double, phiPhi: Double)

  /// The presample of a GARCH, e² = h = b and e²·1[e < 0] = ½b, or of an EGARCH, ln h = ln b, at a mean.
  ///
  /// b is a constant of the sample or the mean squared residual. With the former, the presample shocks of an EGARCH
  /// add nothing; with the latter, its presample residual is the mean residual, as in the program TSP.
  init(_ sample: VarianceSample, mu: Double, phi: Double) {
    let state = PresampleState(sample.returns, mu: mu, phi: phi)
    let b = state.variance
    guard sample.layout.form == .logarithmic else {
      period.level = b
      (period.size, period.sizeByLevel) = (b, 1)
      (period.sign, period.signByLevel) = (0.5 * b, 0.5)
      (gradient, hessian) = (state.gradient, state.hessian)
      return
    }
    let (m, p) = (state.gradient.mu / b, state.gradient.phi / b)
    gradient = (m, p)
    hessian = (
      state.hessian.muMu / b - m * m, state.hessian.muPhi / b - m * p, state.hessian.phiPhi / b - p * p
    )
    period.level = .log(b)
    guard sample.returns.backcast == nil else { return }
    period.predecessor = sample.averages.predecessor
    period.residual = sample.averages.observation - mu - phi * sample.averages.predecessor
    period.setLogarithmicTerms(inverseRoot: 1 / b.squareRoot())
  }
}
