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
  /// κ 2^(1/ν) Γ(1 + 1/ν): near zero P(|Z| ≤ z) is z divided by this, but for a factor 1 − O(|z/κ|^ν).
  private let innerScale: Double
  /// E|Z| = Γ(2/ν)/√(Γ(1/ν)Γ(3/ν)).
  private let meanSize: Double
  /// Γ(1 + 1/ν)²/Γ(1 + 2/ν).
  private let innerMeanFactor: Double

  /// Below this ½|z/κ|^ν changes P(|Z| ≤ z) by less than its rounding.
  private static let innerVariate = 0x1p-56

  private static let log2 = 0.693147180559945309417232121458

  init(nu: Double) {
    self.nu = nu
    density = GEDDensity(nu: nu)
    gamma = IncompleteGamma(shape: 1 / nu)
    meanGamma = IncompleteGamma(shape: 2 / nu)
    let r = 1 / nu
    let logGamma = GammaFunctions.logGamma(onePlus: r)
    logScale = density.constants.logScale
    let logGammaTwo = GammaFunctions.logGamma(onePlus: 2 * r)
    innerScale = .exp(logScale + r * Self.log2 + logGamma)
    innerMeanFactor = .exp(2 * logGamma - logGammaTwo)
    // κ 2^(1/ν) Γ(2/ν)/Γ(1/ν), with Γ(x) = Γ(1 + x)/x.
    meanSize = 0.5 * .exp(logScale + r * Self.log2 + logGammaTwo - logGamma)
  }

  var lowerPartialVariance: Double { 0.5 }

  func logDensity(at z: Double) -> Double { density.logDensity(at: z) }

  func cumulative(_ z: Double) -> Double { upperTail(-z) }

  func upperTail(_ z: Double) -> Double {
    let variate = gammaVariate(z)
    let tail = 0.5 * (variate > Self.innerVariate ? gamma.upper(variate) : 1 - abs(z) / innerScale)
    return z < 0 ? 1 - tail : tail
  }

  func quantile(_ p: Double) -> Double {
    let size = size(ofTail: min(p, 1 - p))
    return p < 0.5 ? -size : size
  }

  func partialMean(_ z: Double) -> Double {
    let variate = gammaVariate(z)
    guard variate <= Self.innerVariate else { return -0.5 * meanSize * meanGamma.upper(variate) }
    let inner = z / innerScale
    return -0.5 * meanSize * (1 - inner * inner * innerMeanFactor)
  }

  /// |Z| = κ 2^(1/ν) U G^(1/ν) with a Gamma(1 + 1/ν) variate G, since G U^ν has the shape 1/ν; no shape is below 1.
  func random(using generator: inout SplitMix64) -> Double {
    let size = PortableFunctions.log(generator.nextGamma(shape: 1 + 1 / nu))
    let uniform = 2 * generator.nextUniform() - 1
    return uniform * PortableFunctions.exp(logScale + (Self.log2 + size) / nu)
  }

  /// ½|z/κ|^ν; it may underflow where z does not.
  private func gammaVariate(_ z: Double) -> Double { 0.5 * .exp(nu * (.log(abs(z)) - logScale)) }

  /// The z ≥ 0 with P(Z > z) = `tail`, a number in 0...½.
  private func size(ofTail tail: Double) -> Double {
    let inner = innerScale * (1 - 2 * tail)
    guard gammaVariate(inner) > Self.innerVariate else { return inner }
    return .exp(logScale + (Self.log2 + .log(gamma.inverseUpper(2 * tail))) / nu)
  }
}
