import NumericalMethods

/// The parts of the generalised error distribution's density that depend on ν alone, with their derivatives.
///
/// Written with ln Γ(1 + x), whose arguments stay away from the gamma function's pole as ν grows.
struct GEDConstants: Sendable {
  /// ln κ = ½(ln Γ(1/ν) − ln Γ(3/ν)) − ln 2/ν, where κ is the scale that Nelson calls λ.
  let logScale: Double
  let logScaleFirst: Double
  let logScaleSecond: Double
  /// C = ln(ν/(κ 2^(1+1/ν) Γ(1/ν))).
  let logConstant: Double
  let logConstantFirst: Double
  let logConstantSecond: Double

  private static let log2 = 0.693147180559945309417232121458
  private static let log3 = 1.098612288668109691395245236923

  /// The constants at ν > 0.
  init(nu: Double) {
    let r = 1 / nu
    let (one, three) = (GammaFunctions.logGamma(onePlus: r), GammaFunctions.logGamma(onePlus: 3 * r))
    let (psiOne, psiThree) = (GammaFunctions.digamma(1 + r), GammaFunctions.digamma(1 + 3 * r))
    let (slopeOne, slopeThree) = (GammaFunctions.trigamma(1 + r), GammaFunctions.trigamma(1 + 3 * r))
    // Derivatives in r; dr/dν = −r².
    let scaleFirst = 0.5 * (psiOne - 3 * psiThree) - Self.log2
    let scaleSecond = 0.5 * (slopeOne - 9 * slopeThree)
    let constantFirst = 1.5 * (psiThree - psiOne)
    let constantSecond = 1.5 * (3 * slopeThree - slopeOne)
    let (r2, r3) = (r * r, r * r * r)
    logScale = 0.5 * (one - three + Self.log3) - r * Self.log2
    logScaleFirst = -r2 * scaleFirst
    logScaleSecond = r3 * (r * scaleSecond + 2 * scaleFirst)
    logConstant = 0.5 * three - 1.5 * one - Self.log2 - 0.5 * Self.log3
    logConstantFirst = -r2 * constantFirst
    logConstantSecond = r3 * (r * constantSecond + 2 * constantFirst)
  }
}
