/// The variances of eight observations and their derivatives, moved on from block to block.
///
/// With the lag operator L and the recurrence's solution B f = (1 − βL)⁻¹ f, everything is made of few
/// recurrences (v is the presample value of h and e², which starts them):
///
///     S = B 1                A = B e²₋₁             G = B ∂e²₋₁/∂m      (R_t = βᵗ, Q_t = (t+1)βᵗ)
///     h = ω S + α A + βvR    ∂h/∂ω = S   ∂h/∂α = A  ∂h/∂m = α G + β v_m R
///     ∂h/∂β = B h₋₁ = ω B S₋₁ + α B A₋₁ + v Q
///     ∂²h/∂ω∂β = B S₋₁       ∂²h/∂α∂β = B A₋₁       ∂²h/∂β² = 2 B (∂h/∂β)₋₁
///     ∂²h/∂m∂α = G           ∂²h/∂m∂β = B (∂h/∂m)₋₁
struct VarianceBlock<M: KernelMean, P: KernelPass>: VarianceDerivatives {
  private let recurrence: LinearRecurrence
  private let presample: PresampleState
  private let (omegaScalar, alphaScalar, betaScalar): (Double, Double, Double)
  private let firstSums: Lanes
  private let eighthPower: Double
  // The last block's e² and its derivatives, and R and t + 1.
  private var square: Lanes
  private var (slopeMu, slopePhi): (Lanes, Lanes)
  private var (curvatureMuPhi, curvaturePhi): (Lanes, Lanes)
  private var decay: Lanes
  private var position = Lanes(1, 2, 3, 4, 5, 6, 7, 8)
  // B of the second derivatives of e².
  private var (muPhiSum, phiSum) = (Lanes.zero, Lanes.zero)

  /// h.
  private(set) var variance: Lanes
  /// ∂h/∂μ, ∂h/∂φ, ∂h/∂ω, ∂h/∂α, ∂h/∂β.
  private(set) var (mu, phi): (Lanes, Lanes)
  private(set) var (omega, alpha, beta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  /// ∂²h/∂μ∂α, ∂²h/∂φ∂α.
  private(set) var (muAlpha, phiAlpha) = (Lanes.zero, Lanes.zero)
  /// ∂²h/∂μ∂β, ∂²h/∂φ∂β, ∂²h/∂ω∂β, ∂²h/∂α∂β, ∂²h/∂β².
  private(set) var (muBeta, phiBeta) = (Lanes.zero, Lanes.zero)
  private(set) var (omegaBeta, alphaBeta, betaBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  /// ∂²h/∂μ², ∂²h/∂μ∂φ, ∂²h/∂φ².
  private(set) var (muMu, muPhi, phiPhi) = (Lanes.zero, Lanes.zero, Lanes.zero)

  /// The state before the first block.
  init(_ presample: PresampleState, omega: Double, alpha: Double, beta: Double) {
    self.presample = presample
    (omegaScalar, alphaScalar, betaScalar) = (omega, alpha, beta)
    recurrence = LinearRecurrence(beta)
    let p = recurrence.powers
    decay = Lanes(1, p[0], p[1], p[2], p[3], p[4], p[5], p[6])
    firstSums = recurrence.solve(Lanes(repeating: 1), after: .zero)
    eighthPower = p[7]
    square = .before(presample.variance)
    slopeMu = .before(presample.gradient.mu)
    slopePhi = .before(presample.gradient.phi)
    curvatureMuPhi = .before(presample.hessian.muPhi)
    curvaturePhi = .before(presample.hessian.phiPhi)
    variance = .before(presample.variance)
    mu = .before(presample.gradient.mu)
    phi = .before(presample.gradient.phi)
  }

  /// Moves on to the next eight observations, with residuals e and predecessors x.
  @inline(always)
  mutating func advance(e: Lanes, square newSquare: Lanes, x: Lanes) {
    let (lastOmega, lastAlpha, lastBeta) = (omega, alpha, beta)
    let (lastMu, lastPhi) = (mu, phi)
    omega = firstSums.adding(recurrence.powers, times: Lanes(repeating: lastOmega[7]))
    alpha = recurrence.solve(newSquare.delayed(after: square), after: lastAlpha)
    square = newSquare
    let lastVariance = variance
    variance = (omega * omegaScalar).adding(alpha, times: alphaScalar)
      .adding(decay, times: betaScalar * presample.variance)
    if M.count > 0 {
      let slope = -2 * e
      muAlpha = recurrence.solve(slope.delayed(after: slopeMu), after: muAlpha)
      mu = (muAlpha * alphaScalar).adding(decay, times: betaScalar * presample.gradient.mu)
      slopeMu = slope
    }
    if M.count > 1 {
      let slope = -2 * e * x
      phiAlpha = recurrence.solve(slope.delayed(after: slopePhi), after: phiAlpha)
      phi = (phiAlpha * alphaScalar).adding(decay, times: betaScalar * presample.gradient.phi)
      slopePhi = slope
    }
    if P.isInformation {
      beta = recurrence.solve(variance.delayed(after: lastVariance), after: lastBeta)
    } else {
      omegaBeta = recurrence.solve(omega.delayed(after: lastOmega), after: omegaBeta)
      alphaBeta = recurrence.solve(alpha.delayed(after: lastAlpha), after: alphaBeta)
      beta = (omegaBeta * omegaScalar).adding(alphaBeta, times: alphaScalar)
        .adding(decay * position, times: presample.variance)
      betaBeta = recurrence.solve(2 * beta.delayed(after: lastBeta), after: betaBeta)
      if M.count > 0 { muBeta = recurrence.solve(mu.delayed(after: lastMu), after: muBeta) }
      if M.count > 1 { phiBeta = recurrence.solve(phi.delayed(after: lastPhi), after: phiBeta) }
      advanceMeanCurvature(x: x)
    }
    position += 8
    decay *= eighthPower
    // βᵗ is not followed into the slow range of denormal numbers.
    if decay[0] < 1e-280 { decay = .zero }
  }

  /// The second derivatives with respect to the mean, driven by those of e²: 2, 2x, 2x².
  @inline(always)
  private mutating func advanceMeanCurvature(x: Lanes) {
    if M.count > 0 {
      let start = presample.hessian.muMu
      muMu = (omega * (2 * alphaScalar)).adding(decay, times: alphaScalar * (start - 2) + betaScalar * start)
    }
    if M.count > 1 {
      let cross = 2 * x
      muPhiSum = recurrence.solve(cross.delayed(after: curvatureMuPhi), after: muPhiSum)
      muPhi = (muPhiSum * alphaScalar).adding(decay, times: betaScalar * presample.hessian.muPhi)
      curvatureMuPhi = cross
      let own = cross * x
      phiSum = recurrence.solve(own.delayed(after: curvaturePhi), after: phiSum)
      phiPhi = (phiSum * alphaScalar).adding(decay, times: betaScalar * presample.hessian.phiPhi)
      curvaturePhi = own
    }
  }
}
