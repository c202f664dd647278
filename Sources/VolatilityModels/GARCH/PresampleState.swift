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
    // Σ(y − μ − φx)²/T, expanded into averages of products.
    variance = m.yy + mu * mu + phi * phi * m.xx - 2 * mu * m.y - 2 * phi * m.xy + 2 * mu * phi * m.x
    guard sample.mean != .zero else { return }
    gradient.mu = -2 * (m.y - mu - phi * m.x)
    hessian.muMu = 2
    guard sample.mean == .ar1 else { return }
    gradient.phi = -2 * (m.xy - mu * m.x - phi * m.xx)
    hessian.muPhi = 2 * m.x
    hessian.phiPhi = 2 * m.xx
  }
}
