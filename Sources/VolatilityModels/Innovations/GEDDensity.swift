import NumericalMethods

/// The density of the generalised error distribution with the exponent ν > 0, scaled to variance 1.
///
/// ln f(z; ν) = C(ν) − T, T = ½|z/κ|^ν. Normal at ν = 2, Laplace's at 1, uniform for ν → ∞.
/// Source: Nelson (1991), "Conditional heteroskedasticity in asset returns: a new approach", equation 2.4.
///
/// For ν ≤ 1 the density has a kink at z = 0, for ν < 2 its curvature has no bound there. At z = 0 the derivatives that
/// do not exist are given as 0: the slope's mean of both sides, and a curvature that a single zero return can't force on
/// a fit. The same holds where |z| is so small that its derivatives leave the range of a `Double`.
package struct GEDDensity: StandardizedDensity {
  package static var shapeCount: Int { 1 }

  let constants: GEDConstants
  private let nu: Double
  /// ∂²ln f/∂z² at z = 0.
  private let centralCurvature: Double
  /// ν(ln κ)′ and −2(ln κ)′ − ν(ln κ)″: what the first and second derivative of ν(ln|z| − ln κ) hold without z.
  private let slopeShift: Double
  private let slopeChange: Double

  /// Closer to zero than this, z counts as zero in the derivatives.
  private static let leastSize = 1e-100

  /// The density with the exponent `nu`, positive and finite.
  package init(nu: Double) {
    precondition(nu > 0 && nu < .infinity, "the exponent is positive and finite")
    self.nu = nu
    constants = GEDConstants(nu: nu)
    centralCurvature = nu == 2 ? -1 : 0
    slopeShift = nu * constants.logScaleFirst
    slopeChange = -2 * constants.logScaleFirst - nu * constants.logScaleSecond
  }

  package init(shape: [Double]) {
    precondition(shape.count == Self.shapeCount, "the generalised error distribution has one shape parameter")
    self.init(nu: shape[0])
  }

  package func logDensity(at z: Double) -> Double {
    constants.logConstant - 0.5 * .exp(nu * (.log(abs(z)) - constants.logScale))
  }

  package func terms(at z: Double) -> DensityTerms {
    var terms = DensityTerms()
    guard abs(z) >= Self.leastSize else {
      terms.value = logDensity(at: z)
      terms.zz = centralCurvature
      terms.shape[0] = constants.logConstantFirst
      terms.shapeShape.first = constants.logConstantSecond
      return terms
    }
    let logarithm = Double.log(abs(z)) - constants.logScale
    let power = 0.5 * Double.exp(nu * logarithm)
    let inverse = 1 / z
    let perZ = power * inverse
    // ∂ ln T/∂ν.
    let slope = logarithm - slopeShift
    terms.value = constants.logConstant - power
    terms.z = -nu * perZ
    terms.zz = -nu * (nu - 1) * perZ * inverse
    terms.shape[0] = constants.logConstantFirst - power * slope
    terms.zShape[0] = -perZ * (1 + nu * slope)
    terms.shapeShape.first = constants.logConstantSecond - power * (slope * slope + slopeChange)
    return terms
  }
}
