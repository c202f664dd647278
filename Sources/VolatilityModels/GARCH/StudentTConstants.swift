import NumericalMethods

/// The part of the standardised Student-t log-density that depends on ν alone, and the constants of its
/// expected information.
///
/// ln f(e; h, ν) = A(ν) + ½(ν+1) ln(ν−2) + ½ν ln h − ½(ν+1) ln(h(ν−2) + e²),
/// A(ν) = ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln(π(ν−2)).
struct StudentTConstants {
  /// A(ν).
  let value: Double
  /// A′(ν).
  let first: Double
  /// A″(ν).
  let second: Double
  /// −E[h² ∂²ℓ/∂h²] = ν/(2(ν+3)).
  let varianceInformation: Double
  /// −E[h ∂²ℓ/∂e²] = ν(ν+1)/((ν−2)(ν+3)).
  let meanInformation: Double
  /// −E[h ∂²ℓ/∂h∂ν] = 3/((ν−2)(ν+1)(ν+3)).
  let crossInformation: Double
  /// −E[∂²ℓ/∂ν²].
  let nuInformation: Double

  /// The constants at ν > 2.
  init(nu: Double) {
    let m = nu - 2
    value = GammaFunctions.logGammaHalfStep(nu / 2) - 0.5 * .log(.pi * m)
    first = 0.5 * (GammaFunctions.digamma((nu + 1) / 2) - GammaFunctions.digamma(nu / 2)) - 0.5 / m
    let trigammaStep = 0.25 * (GammaFunctions.trigamma((nu + 1) / 2) - GammaFunctions.trigamma(nu / 2))
    second = trigammaStep + 0.5 / (m * m)
    varianceInformation = nu / (2 * (nu + 3))
    meanInformation = nu * (nu + 1) / (m * (nu + 3))
    crossInformation = 3 / (m * (nu + 1) * (nu + 3))
    nuInformation = -trigammaStep - (nu + 4) * (nu - 3) / (2 * m * m * (nu + 1) * (nu + 3))
  }
}
