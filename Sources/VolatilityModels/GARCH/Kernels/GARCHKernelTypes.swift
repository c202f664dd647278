/// The parameters μ, φ, ω, α, β in the lanes 0…4 of a vector; the others stay zero.
typealias Lanes = SIMD8<Double>

/// A mean model as a type, so that a kernel is compiled for each.
protocol MeanLanes {
  /// The number of the mean's coefficients.
  static var count: Int { get }
  /// e = y − mean.
  static func residual(_ y: Double, _ x: Double, mu: Double, phi: Double) -> Double
  /// −∂e/∂θ: the regressors of the mean in its lanes.
  static func regressors(_ x: Double) -> Lanes
  /// What drives ∂²h/∂μ∂α, ∂²h/∂φ∂α, ∂²h/∂μ², ∂²h/∂μ∂φ, ∂²h/∂φ² (lanes 0…4).
  static func secondForcing(_ x: Double, e: Double, alpha: Double) -> Lanes
}

/// No mean.
enum ZeroMeanLanes: MeanLanes {
  static var count: Int { 0 }
  @inline(always) static func residual(_ y: Double, _ x: Double, mu: Double, phi: Double) -> Double { y }
  @inline(always) static func regressors(_ x: Double) -> Lanes { .zero }
  @inline(always) static func secondForcing(_ x: Double, e: Double, alpha: Double) -> Lanes { .zero }
}

/// μ.
enum ConstantMeanLanes: MeanLanes {
  static var count: Int { 1 }
  @inline(always) static func residual(_ y: Double, _ x: Double, mu: Double, phi: Double) -> Double { y - mu }
  @inline(always) static func regressors(_ x: Double) -> Lanes { Lanes(1, 0, 0, 0, 0, 0, 0, 0) }
  @inline(always) static func secondForcing(_ x: Double, e: Double, alpha: Double) -> Lanes {
    Lanes(0, 0, 2 * alpha, 0, 0, 0, 0, 0).adding(Lanes(1, 0, 0, 0, 0, 0, 0, 0), times: -2 * e)
  }
}

/// μ + φx.
enum AR1MeanLanes: MeanLanes {
  static var count: Int { 2 }
  @inline(always) static func residual(_ y: Double, _ x: Double, mu: Double, phi: Double) -> Double {
    (y - mu).adding(-phi, times: x)
  }
  @inline(always) static func regressors(_ x: Double) -> Lanes { Lanes(1, x, 0, 0, 0, 0, 0, 0) }
  @inline(always) static func secondForcing(_ x: Double, e: Double, alpha: Double) -> Lanes {
    Lanes(-2 * e, -2 * e * x, 2 * alpha, 2 * alpha * x, 2 * alpha * x * x, 0, 0, 0)
  }
}

/// A density as a type, so that a kernel is compiled for each.
protocol KernelDensity {
  static var isStudentT: Bool { get }
}

enum NormalDensity: KernelDensity {
  @inline(always) static var isStudentT: Bool { false }
}

enum StudentTDensity: KernelDensity {
  @inline(always) static var isStudentT: Bool { true }
}

/// A purpose as a type, so that a pass computes nothing that it does not need.
protocol KernelPass {
  /// The information matrix in place of the Hessian.
  static var isInformation: Bool { get }
  /// The outer product of the scores and the path of the variance beside the Hessian.
  static var isFinal: Bool { get }
}

enum InformationPass: KernelPass {
  @inline(always) static var isInformation: Bool { true }
  @inline(always) static var isFinal: Bool { false }
}

enum HessianPass: KernelPass {
  @inline(always) static var isInformation: Bool { false }
  @inline(always) static var isFinal: Bool { false }
}

enum FinalPass: KernelPass {
  @inline(always) static var isInformation: Bool { false }
  @inline(always) static var isFinal: Bool { true }
}

/// A symmetric matrix over the lanes, as rows: of the rows ω, α, β only the lanes ω, α, β count.
struct SymmetricRows {
  private var mu = Lanes.zero
  private var phi = Lanes.zero
  private var omega = Lanes.zero
  private var alpha = Lanes.zero
  private var beta = Lanes.zero

  /// Adds w·v·vᵀ.
  @inline(always)
  mutating func addOuterProduct<M: MeanLanes>(of v: Lanes, times w: Double, _: M.Type) {
    if M.count > 0 { mu = mu.adding(v, times: w * v[0]) }
    if M.count > 1 { phi = phi.adding(v, times: w * v[1]) }
    omega = omega.adding(v, times: w * v[2])
    alpha = alpha.adding(v, times: w * v[3])
    beta = beta.adding(v, times: w * v[4])
  }

  /// Adds w·x·xᵀ for the mean's regressors x.
  @inline(always)
  mutating func addMeanBlock<M: MeanLanes>(_ regressors: Lanes, _ x: Double, times w: Double, _: M.Type) {
    if M.count > 0 { mu = mu.adding(regressors, times: w) }
    if M.count > 1 { phi = phi.adding(regressors, times: w * x) }
  }

  /// Adds ℓ_hh·D·Dᵀ − ℓ_he·(D·xᵀ + x·Dᵀ) + ℓ_ee·x·xᵀ.
  @inline(always)
  mutating func addHessian<M: MeanLanes>(
    _ first: Lanes, _ regressors: Lanes, _ x: Double, lhh: Double, lhe: Double, lee: Double, _: M.Type
  ) {
    if M.count > 0 {
      mu = mu.adding(first, times: lhh * first[0] - lhe).adding(regressors, times: lee - lhe * first[0])
    }
    if M.count > 1 {
      phi = phi.adding(first, times: lhh * first[1] - lhe * x)
        .adding(regressors, times: lee * x - lhe * first[1])
    }
    omega = omega.adding(first, times: lhh * first[2])
    alpha = alpha.adding(first, times: lhh * first[3])
    beta = beta.adding(first, times: lhh * first[4])
  }

  /// Adds the second derivatives of h, weighted and summed: `betaSecond` those with respect to β and every
  /// lane, `meanSecond` those named in `MeanLanes.secondForcing`.
  mutating func addSecondDerivatives(betaSecond: Lanes, meanSecond: Lanes) {
    mu += Lanes(meanSecond[2], meanSecond[3], 0, meanSecond[0], betaSecond[0], 0, 0, 0)
    phi += Lanes(meanSecond[3], meanSecond[4], 0, meanSecond[1], betaSecond[1], 0, 0, 0)
    omega[4] += betaSecond[2]
    alpha[4] += betaSecond[3]
    beta[4] += betaSecond[4]
  }

  /// The element in row `i` and column `j`, i ≤ j.
  subscript(i: Int, j: Int) -> Double {
    switch i {
    case 0: mu[j]
    case 1: phi[j]
    case 2: omega[j]
    case 3: alpha[j]
    default: beta[j]
    }
  }
}
