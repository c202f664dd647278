/// Σ a·D·Dᵀ − b·(D·xᵀ + x·Dᵀ) + c·x·xᵀ over the observations, with D = ∂h/∂θ and x = −∂e/∂θ.
///
/// Hessian, information matrix and outer product of the scores are all of this form. x is 1 for μ, the
/// predecessor for φ and zero else.
struct QuadraticFormSums<M: KernelMean, P: KernelPass> {
  private var (omegaOmega, omegaAlpha, omegaBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (alphaAlpha, alphaBeta, betaBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (muMu, muOmega, muAlpha, muBeta) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
  private var (phiMu, phiPhi) = (Lanes.zero, Lanes.zero)
  private var (phiOmega, phiAlpha, phiBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)

  @inline(always)
  mutating func add(_ block: VarianceBlock<M, P>, x: Lanes, a: Lanes, b: Lanes, c: Lanes) {
    let (weightedOmega, weightedAlpha) = (a * block.omega, a * block.alpha)
    omegaOmega = omegaOmega.adding(weightedOmega, times: block.omega)
    omegaAlpha = omegaAlpha.adding(weightedOmega, times: block.alpha)
    omegaBeta = omegaBeta.adding(weightedOmega, times: block.beta)
    alphaAlpha = alphaAlpha.adding(weightedAlpha, times: block.alpha)
    alphaBeta = alphaBeta.adding(weightedAlpha, times: block.beta)
    betaBeta = betaBeta.adding(a * block.beta, times: block.beta)
    if M.count > 0 {
      let weighted = a * block.mu - b
      muMu += c - b * block.mu
      muMu = muMu.adding(weighted, times: block.mu)
      muOmega = muOmega.adding(weighted, times: block.omega)
      muAlpha = muAlpha.adding(weighted, times: block.alpha)
      muBeta = muBeta.adding(weighted, times: block.beta)
    }
    if M.count > 1 {
      let weighted = a * block.phi - b * x
      let rest = c * x - b * block.phi
      phiMu += rest
      phiMu = phiMu.adding(weighted, times: block.mu)
      phiPhi = phiPhi.adding(weighted, times: block.phi).adding(rest, times: x)
      phiOmega = phiOmega.adding(weighted, times: block.omega)
      phiAlpha = phiAlpha.adding(weighted, times: block.alpha)
      phiBeta = phiBeta.adding(weighted, times: block.beta)
    }
  }

  /// Adds w·∂²h/∂θ∂θ′.
  @inline(always)
  mutating func addSecondDerivatives(_ block: VarianceBlock<M, P>, times w: Lanes) {
    omegaBeta = omegaBeta.adding(block.omegaBeta, times: w)
    alphaBeta = alphaBeta.adding(block.alphaBeta, times: w)
    betaBeta = betaBeta.adding(block.betaBeta, times: w)
    if M.count > 0 {
      muMu = muMu.adding(block.muMu, times: w)
      muAlpha = muAlpha.adding(block.muAlpha, times: w)
      muBeta = muBeta.adding(block.muBeta, times: w)
    }
    if M.count > 1 {
      phiMu = phiMu.adding(block.muPhi, times: w)
      phiPhi = phiPhi.adding(block.phiPhi, times: w)
      phiAlpha = phiAlpha.adding(block.phiAlpha, times: w)
      phiBeta = phiBeta.adding(block.phiBeta, times: w)
    }
  }

  /// The rows of the symmetric matrix over the parameters there are: μ, φ, ω, α, β.
  var rows: [[Double]] {
    let (ob, ab) = (omegaBeta.total, alphaBeta.total)
    let oa = omegaAlpha.total
    let variance = [[omegaOmega.total, oa, ob], [oa, alphaAlpha.total, ab], [ob, ab, betaBeta.total]]
    let muRow = [muOmega.total, muAlpha.total, muBeta.total]
    let phiRow = [phiOmega.total, phiAlpha.total, phiBeta.total]
    switch M.count {
    case 0: return variance
    case 1: return [[muMu.total] + muRow] + variance.indices.map { [muRow[$0]] + variance[$0] }
    default:
      let mean = [[muMu.total, phiMu.total] + muRow, [phiMu.total, phiPhi.total] + phiRow]
      return mean + variance.indices.map { [muRow[$0], phiRow[$0]] + variance[$0] }
    }
  }
}

/// Σ a·D − b·x over the observations: the score, or a row of a matrix.
struct LinearFormSums<M: KernelMean, P: KernelPass> {
  private var (omega, alpha, beta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (mu, phi) = (Lanes.zero, Lanes.zero)

  @inline(always)
  mutating func add(_ block: VarianceBlock<M, P>, x: Lanes, a: Lanes, b: Lanes) {
    omega = omega.adding(a, times: block.omega)
    alpha = alpha.adding(a, times: block.alpha)
    beta = beta.adding(a, times: block.beta)
    if M.count > 0 { mu = (mu - b).adding(a, times: block.mu) }
    if M.count > 1 { phi = (phi - b * x).adding(a, times: block.phi) }
  }

  /// The elements for the parameters there are: μ, φ, ω, α, β.
  var elements: [Double] {
    Array([mu.total, phi.total].prefix(M.count)) + [omega.total, alpha.total, beta.total]
  }
}
