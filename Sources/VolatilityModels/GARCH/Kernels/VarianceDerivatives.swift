/// The derivatives of h_t with respect to μ, ω, α, β (lanes) and φ, moved on from one observation to the next.
struct VarianceDerivatives<M: MeanLanes> {
  /// D = ∂h/∂μ, ∂h/∂ω, ∂h/∂α, ∂h/∂β: single numbers, so that no shuffle lies in their recursion.
  private var (mu, omega, alpha, beta): (Double, Double, Double, Double)
  /// ∂h/∂φ.
  var phi: Double
  /// ∂D/∂β.
  var betaSecond: Lanes
  /// ∂²h/∂φ∂β.
  var phiBeta: Double
  /// ∂²h/∂μ∂α and ∂²h/∂φ∂α.
  var (muAlpha, phiAlpha): (Double, Double)
  /// ∂²h/∂μ², ∂²h/∂μ∂φ, ∂²h/∂φ².
  var (muMu, muPhi, phiPhi): (Double, Double, Double)

  /// The derivatives of h₁ = ω + (α + β)v, v the presample variance.
  init(_ presample: PresampleState, persistence: Double) {
    (mu, omega) = (persistence * presample.gradient.mu, 1)
    (alpha, beta) = (presample.variance, presample.variance)
    phi = persistence * presample.gradient.phi
    betaSecond = Lanes(presample.gradient.mu, 0, 0, 0)
    phiBeta = presample.gradient.phi
    (muAlpha, phiAlpha) = presample.gradient
    muMu = persistence * presample.hessian.muMu
    muPhi = persistence * presample.hessian.muPhi
    phiPhi = persistence * presample.hessian.phiPhi
  }

  /// D in lanes.
  @inline(always)
  var first: Lanes { Lanes(mu, omega, alpha, beta) }

  /// The second derivatives of the next h from those of the last; to be called before `advanceFirst`.
  @inline(always)
  mutating func advanceSecond(e: Double, x: Double, alpha: Double, decay: Double, decayLanes: Lanes, betaTwice: Lanes) {
    betaSecond = (first * betaTwice).adding(decayLanes, times: betaSecond)
    if M.count > 0 {
      muAlpha = (-2 * e).adding(decay, times: muAlpha)
      muMu = (2 * alpha).adding(decay, times: muMu)
    }
    if M.count > 1 {
      phiBeta = phi.adding(decay, times: phiBeta)
      phiAlpha = (-2 * e * x).adding(decay, times: phiAlpha)
      muPhi = (2 * alpha * x).adding(decay, times: muPhi)
      phiPhi = (2 * alpha * x * x).adding(decay, times: phiPhi)
    }
  }

  /// The first derivatives of the next h from those of the last.
  @inline(always)
  mutating func advanceFirst(
    e: Double, square: Double, x: Double, h: Double, weight: Double, decay: Double
  ) {
    let shock = -2 * weight * e
    if M.count > 0 { mu = shock.adding(decay, times: mu) }
    omega = 1.0.adding(decay, times: omega)
    alpha = square.adding(decay, times: alpha)
    beta = h.adding(decay, times: beta)
    if M.count > 1 { phi = (shock * x).adding(decay, times: phi) }
  }
}

/// Σ w·∂²h/∂θ∂θ′ over the observations.
struct SecondDerivativeSums<M: MeanLanes> {
  private(set) var beta = Lanes.zero
  private(set) var phiBeta = 0.0
  private(set) var (muAlpha, phiAlpha) = (0.0, 0.0)
  private(set) var (muMu, muPhi, phiPhi) = (0.0, 0.0, 0.0)

  @inline(always)
  mutating func add(_ derivatives: VarianceDerivatives<M>, times w: Double) {
    beta = beta.adding(derivatives.betaSecond, times: w)
    if M.count > 0 {
      muAlpha = muAlpha.adding(derivatives.muAlpha, times: w)
      muMu = muMu.adding(derivatives.muMu, times: w)
    }
    if M.count > 1 {
      phiBeta = phiBeta.adding(derivatives.phiBeta, times: w)
      phiAlpha = phiAlpha.adding(derivatives.phiAlpha, times: w)
      muPhi = muPhi.adding(derivatives.muPhi, times: w)
      phiPhi = phiPhi.adding(derivatives.phiPhi, times: w)
    }
  }
}
