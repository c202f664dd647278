/// Σ a·D·Dᵀ − b·(D·xᵀ + x·Dᵀ) + c·x·xᵀ over the observations, with D = ∂h/∂θ and x = −∂e/∂θ.
///
/// Hessian, information matrix and outer product of the scores are all of this form. x is 1 for μ, the
/// predecessor for φ and zero else.
struct QuadraticFormSums<M: MeanLanes> {
  // The rows μ, ω, α, β, φ against the lanes μ, ω, α, β; of the rows ω, α, β the lane μ does not count.
  private var mu = Lanes.zero
  private var omega = Lanes.zero
  private var alpha = Lanes.zero
  private var beta = Lanes.zero
  private var phi = Lanes.zero
  // What the elements of the mean's own block are more than in those rows.
  private var (muMu, phiMu, phiPhi) = (0.0, 0.0, 0.0)

  @inline(always)
  mutating func add(_ derivatives: VarianceDerivatives<M>, x: Double, a: Double, b: Double, c: Double) {
    let first = derivatives.first
    let weighted = first * a
    if M.count > 0 {
      mu = mu.adding(first, times: weighted[0] - b)
      muMu += c - b * first[0]
    }
    omega = omega.adding(first, times: weighted[1])
    alpha = alpha.adding(first, times: weighted[2])
    beta = beta.adding(first, times: weighted[3])
    if M.count > 1 {
      let own = derivatives.phi
      phi = phi.adding(first, times: a * own - b * x)
      phiMu += c * x - b * own
      phiPhi += own * (a * own - 2 * b * x) + c * x * x
    }
  }

  /// Adds the sums of the second derivatives of h.
  mutating func add(_ second: SecondDerivativeSums<M>) {
    muMu += second.muMu
    phiMu += second.muPhi
    phiPhi += second.phiPhi
    mu += Lanes(0, 0, second.muAlpha, second.beta[0])
    phi += Lanes(0, 0, second.phiAlpha, second.phiBeta)
    omega[3] += second.beta[1]
    alpha[3] += second.beta[2]
    beta[3] += second.beta[3]
  }

  /// The rows of the symmetric matrix over the parameters there are: μ, φ, ω, α, β.
  var rows: [[Double]] {
    let variance = [[omega[1], omega[2], omega[3]], [omega[2], alpha[2], alpha[3]], [omega[3], alpha[3], beta[3]]]
    let muRow = [mu[0] + muMu, phi[0] + phiMu, mu[1], mu[2], mu[3]]
    let phiRow = [phi[0] + phiMu, phiPhi, phi[1], phi[2], phi[3]]
    switch M.count {
    case 0: return variance
    case 1: return [[muRow[0]] + muRow[2...]] + variance.indices.map { [mu[$0 + 1]] + variance[$0] }
    default: return [muRow, phiRow] + variance.indices.map { [mu[$0 + 1], phi[$0 + 1]] + variance[$0] }
    }
  }
}

/// Σ a·D − b·x over the observations: the score, or a row of a matrix.
struct LinearFormSums<M: MeanLanes> {
  private var lanes = Lanes.zero
  private var (mu, phi) = (0.0, 0.0)

  @inline(always)
  mutating func add(_ derivatives: VarianceDerivatives<M>, x: Double, a: Double, b: Double) {
    lanes = lanes.adding(derivatives.first, times: a)
    if M.count > 0 { mu -= b }
    if M.count > 1 { phi += a * derivatives.phi - b * x }
  }

  /// The elements for the parameters there are: μ, φ, ω, α, β.
  var elements: [Double] {
    Array([lanes[0] + mu, phi].prefix(M.count)) + [lanes[1], lanes[2], lanes[3]]
  }
}
