/// The presample variance v = σ²₀ = e²₀ and its derivatives with respect to the mean's coefficients.
struct PresampleState {
  /// v.
  var variance: Double
  /// ∂v/∂μ, ∂v/∂φ.
  var gradient: (mu: Double, phi: Double) = (0, 0)
  /// ∂²v/∂μ², ∂²v/∂μ∂φ, ∂²v/∂φ².
  var hessian: (muMu: Double, muPhi: Double, phiPhi: Double) = (0, 0, 0)

  /// The presample state of a sample at a mean (zero where the model has no such coefficient).
  init(_ sample: GARCHSample, mu: Double, phi: Double) {
    guard let m = sample.moments else {
      variance = sample.backcast ?? sample.variance
      return
    }
    // With d = μ − ȳ + φx̄, a residual is (y − ȳ) − φ(x − x̄) − d.
    let d = mu - m.yCenter + phi * m.xCenter
    let average = m.y - phi * m.x - d
    variance = m.yy - 2 * phi * m.xy + phi * phi * m.xx + d * (d - 2 * (m.y - phi * m.x))
    guard sample.mean != .zero else { return }
    gradient.mu = -2 * average
    hessian.muMu = 2
    guard sample.mean == .ar1 else { return }
    gradient.phi = -2 * (m.xCenter * average + m.xy - phi * m.xx - d * m.x)
    hessian.muPhi = 2 * (m.xCenter + m.x)
    hessian.phiPhi = 2 * (m.xCenter * m.xCenter + 2 * m.xCenter * m.x + m.xx)
  }
}
