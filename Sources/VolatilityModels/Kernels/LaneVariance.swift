/// The derivatives of the variances of eight series at one period, moved on from period to period.
///
/// Each lane is a series of its own. All derivatives obey h_t = ω + α e²_{t−1} + β h_{t−1} differentiated, linear
/// recursions in β with other forcing terms (Fiorentini, Calzolari & Panattoni 1996, section 2).
struct LaneVariance<M: KernelMean, P: KernelPass>: VarianceDerivatives {
  private let (betaFactor, twoAlpha): (Lanes, Lanes)

  private(set) var (mu, phi): (Lanes, Lanes)
  private(set) var (omega, alpha, beta): (Lanes, Lanes, Lanes)
  private(set) var (muMu, muPhi, phiPhi): (Lanes, Lanes, Lanes)
  private(set) var (muAlpha, phiAlpha): (Lanes, Lanes)
  private(set) var (muBeta, phiBeta): (Lanes, Lanes)
  private(set) var (omegaBeta, alphaBeta, betaBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)

  /// The derivatives at the first period, which the presample value of h and e² stands before.
  init(_ parameters: LaneParameters) {
    (betaFactor, twoAlpha) = (parameters.beta, 2 * parameters.alpha)
    let persistence = parameters.alpha + parameters.beta
    omega = Lanes(repeating: 1)
    (alpha, beta) = (parameters.presample, parameters.presample)
    (muAlpha, muBeta) = (parameters.presampleMu, parameters.presampleMu)
    (phiAlpha, phiBeta) = (parameters.presamplePhi, parameters.presamplePhi)
    mu = persistence * parameters.presampleMu
    phi = persistence * parameters.presamplePhi
    muMu = persistence * parameters.presampleMuMu
    muPhi = persistence * parameters.presampleMuPhi
    phiPhi = persistence * parameters.presamplePhiPhi
  }

  /// Moves on to the next period from one with residual e, variance h and predecessor x.
  @inline(always)
  mutating func advance(e: Lanes, square: Lanes, variance: Lanes, x: Lanes) {
    let b = betaFactor
    let response = twoAlpha * e
    if !P.isInformation {
      omegaBeta = omega.adding(b, times: omegaBeta)
      alphaBeta = alpha.adding(b, times: alphaBeta)
      betaBeta = (beta + beta).adding(b, times: betaBeta)
      if M.count > 0 {
        let slope = e + e
        muBeta = mu.adding(b, times: muBeta)
        muAlpha = (b * muAlpha) - slope
        muMu = twoAlpha.adding(b, times: muMu)
        if M.count > 1 { phiAlpha = (b * phiAlpha) - slope * x }
      }
      if M.count > 1 {
        let cross = twoAlpha * x
        phiBeta = phi.adding(b, times: phiBeta)
        muPhi = cross.adding(b, times: muPhi)
        phiPhi = (cross * x).adding(b, times: phiPhi)
      }
    }
    omega = Lanes(repeating: 1).adding(b, times: omega)
    alpha = square.adding(b, times: alpha)
    beta = variance.adding(b, times: beta)
    if M.count > 0 { mu = (b * mu) - response }
    if M.count > 1 { phi = (b * phi) - response * x }
  }
}
