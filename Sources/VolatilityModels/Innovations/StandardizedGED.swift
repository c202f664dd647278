import NumericalMethods

/// The generalised error distribution of innovations: ½|Z/κ|^ν is a Gamma(1/ν) variate.
struct StandardizedGED: StandardizedDistribution {
  private let density: GEDDensity
  private let nu: Double
  private let gamma: IncompleteGamma
  /// The gamma variate with the shape 2/ν, of which the partial mean is made.
  private let meanGamma: IncompleteGamma
  /// ln κ.
  private let logScale: Double
  /// κ 2^(1/ν) Γ(1 + 1/ν).
  private let innerScale: Double
  /// E|Z| = Γ(2/ν)/√(Γ(1/ν)Γ(3/ν)).
  private let meanSize: Double

  private static let log2 = 0.693147180559945309417232121458

  init(nu: Double) {
    self.nu = nu
    density = GEDDensity(nu: nu)
    gamma = IncompleteGamma(shape: 1 / nu)
    meanGamma = IncompleteGamma(shape: 2 / nu)
    let r = 1 / nu
    let logGamma = GammaFunctions.logGamma(onePlus: r)
    logScale = density.constants.logScale
    innerScale = .exp(logScale + r * Self.log2 + logGamma)
    // κ 2^(1/ν) Γ(2/ν)/Γ(1/ν), with Γ(x) = Γ(1 + x)/x.
    meanSize = 0.5 * .exp(logScale + r * Self.log2 + GammaFunctions.logGamma(onePlus: 2 * r) - logGamma)
  }

  var lowerPartialVariance: Double { 0.5 }

  func logDensity(at z: Double) -> Double { density.logDensity(at: z) }

  func cumulative(_ z: Double) -> Double { upperTail(-z) }

  func upperTail(_ z: Double) -> Double {
    let tail = 0.5 * gamma.upper(gammaVariate(z))
    return z < 0 ? 1 - tail : tail
  }

  func quantile(_ p: Double) -> Double {
    let size = size(ofTail: min(p, 1 - p))
    return p < 0.5 ? -size : size
  }

  func partialMean(_ z: Double) -> Double { -0.5 * meanSize * meanGamma.upper(gammaVariate(z)) }

  /// |Z| = κ 2^(1/ν) U G^(1/ν) with a Gamma(1 + 1/ν) variate G, since G U^ν has the shape 1/ν; no shape is below 1.
  func random(using generator: inout SplitMix64) -> Double {
    let size = PortableFunctions.log(generator.nextGamma(shape: 1 + 1 / nu))
    let uniform = 2 * generator.nextUniform() - 1
    return uniform * PortableFunctions.exp(logScale + (Self.log2 + size) / nu)
  }

  /// ½|z/κ|^ν.
  private func gammaVariate(_ z: Double) -> Double { 0.5 * .exp(nu * (.log(abs(z)) - logScale)) }

  /// The z ≥ 0 with P(Z > z) = `tail`, a number in 0...½.
  private func size(ofTail tail: Double) -> Double {
    // P(|Z| ≤ z) is z/(κ 2^(1/ν) Γ(1 + 1/ν)) but for a factor 1 − O(z^ν).
    let inner = innerScale * (1 - 2 * tail)
    guard gammaVariate(inner) > 0x1p-56 else { return inner }
    return .exp(logScale + (Self.log2 + .log(gamma.inverseUpper(2 * tail))) / nu)
  }
}
