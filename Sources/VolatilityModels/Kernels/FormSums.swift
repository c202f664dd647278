import LinearAlgebra

/// Σ a·D·Dᵀ − b·(D·xᵀ + x·Dᵀ) + c·x·xᵀ over the observations, with D = ∂h/∂θ and x = −∂e/∂θ.
///
/// Hessian, information matrix and outer product of the scores are all of this form. x is 1 for μ, the
/// predecessor for φ and zero else.
struct QuadraticFormSums<M: KernelMean> {
  private var (omegaOmega, omegaAlpha, omegaBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (alphaAlpha, alphaBeta, betaBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (muMu, muOmega, muAlpha, muBeta) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
  private var (phiMu, phiPhi) = (Lanes.zero, Lanes.zero)
  private var (phiOmega, phiAlpha, phiBeta) = (Lanes.zero, Lanes.zero, Lanes.zero)

  @inline(always)
  mutating func add(_ block: some VarianceDerivatives, x: Lanes, a: Lanes, b: Lanes, c: Lanes) {
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
  mutating func addSecondDerivatives(_ block: some VarianceDerivatives, times w: Lanes) {
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

  /// The symmetric matrix over the parameters there are, μ, φ, ω, α, β, times `sign`, in the upper left corner of
  /// a matrix with `size` rows: of all lanes together, or of the one given.
  func matrix(size: Int, sign: Double, lane: Int? = nil) -> Matrix {
    var elements = [Double](repeating: 0, count: size * size)
    func set(_ i: Int, _ j: Int, _ sum: Lanes) {
      let value = sign * sum.total(of: lane)
      elements[i * size + j] = value
      elements[j * size + i] = value
    }
    let k = M.count
    set(k, k, omegaOmega)
    set(k, k + 1, omegaAlpha)
    set(k, k + 2, omegaBeta)
    set(k + 1, k + 1, alphaAlpha)
    set(k + 1, k + 2, alphaBeta)
    set(k + 2, k + 2, betaBeta)
    if M.count > 0 {
      set(0, 0, muMu)
      set(0, k, muOmega)
      set(0, k + 1, muAlpha)
      set(0, k + 2, muBeta)
    }
    if M.count > 1 {
      set(1, 0, phiMu)
      set(1, 1, phiPhi)
      set(1, k, phiOmega)
      set(1, k + 1, phiAlpha)
      set(1, k + 2, phiBeta)
    }
    return Matrix(rowCount: size, columnCount: size, elements: elements)
  }
}

/// Σ a·D − b·x over the observations: the score, or a row of a matrix.
struct LinearFormSums<M: KernelMean> {
  private var (omega, alpha, beta) = (Lanes.zero, Lanes.zero, Lanes.zero)
  private var (mu, phi) = (Lanes.zero, Lanes.zero)

  @inline(always)
  mutating func add(_ block: some VarianceDerivatives, x: Lanes, a: Lanes, b: Lanes) {
    omega = omega.adding(a, times: block.omega)
    alpha = alpha.adding(a, times: block.alpha)
    beta = beta.adding(a, times: block.beta)
    if M.count > 0 { mu = (mu - b).adding(a, times: block.mu) }
    if M.count > 1 { phi = (phi - b * x).adding(a, times: block.phi) }
  }

  /// The elements for the parameters there are, μ, φ, ω, α, β, at the start of `size` elements: of all lanes
  /// together, or of the one given.
  func vector(size: Int, lane: Int? = nil) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    if M.count > 0 { result[0] = mu.total(of: lane) }
    if M.count > 1 { result[1] = phi.total(of: lane) }
    result[M.count] = omega.total(of: lane)
    result[M.count + 1] = alpha.total(of: lane)
    result[M.count + 2] = beta.total(of: lane)
    return result
  }
}
