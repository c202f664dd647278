import NumericalMethods

/// The density of Student's t with ν > 2 degrees of freedom, scaled to variance 1.
///
/// ln f(z; ν) = A(ν) − ½(ν+1) ln(1 + z²/(ν−2)), A(ν) = ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln(π(ν−2)).
/// Source: Bollerslev (1987), "A conditionally heteroskedastic time series model for speculative prices and rates of
/// return", equation 1.
package struct StudentTDensity: StandardizedDensity {
  package static var shapeCount: Int { 1 }

  /// A(ν).
  let logConstant: Double
  /// A′(ν).
  let logConstantFirst: Double
  /// A″(ν).
  let logConstantSecond: Double
  /// ν − 2.
  private let m: Double
  private let inverseM: Double
  /// ν + 1.
  private let power: Double

  /// The density with `nu` degrees of freedom, above 2 and finite.
  package init(nu: Double) {
    precondition(nu > 2 && nu < .infinity, "the degrees of freedom are finite and above 2")
    m = nu - 2
    inverseM = 1 / m
    power = nu + 1
    logConstant = GammaFunctions.logGammaHalfStep(nu / 2) - 0.5 * .log(.pi * m)
    logConstantFirst =
      0.5 * (GammaFunctions.digamma((nu + 1) / 2) - GammaFunctions.digamma(nu / 2)) - 0.5 * inverseM
    logConstantSecond =
      0.25 * (GammaFunctions.trigamma((nu + 1) / 2) - GammaFunctions.trigamma(nu / 2)) + 0.5 * inverseM * inverseM
  }

  package init(shape: [Double]) {
    precondition(shape.count == Self.shapeCount, "Student's t has one shape parameter")
    self.init(nu: shape[0])
  }

  package func logDensity(at z: Double) -> Double {
    logConstant - 0.5 * power * .log(onePlus: z * z * inverseM)
  }

  @inline(always)
  package func terms(at z: Double) -> DensityTerms {
    let square = z * z
    let inverse = 1 / (m + square)
    let ratio = square * inverseM
    let sum = 1 + ratio
    // ln(1 + z²/m) as exact as the C library's, and faster: the sum's rounding over the sum is made up for.
    let logarithm = sum.logarithm + (ratio - (sum - 1)) * m * inverse
    // −∂ ln(1 + z²/m)/∂ν.
    let decline = ratio * inverse
    let pull = z * inverse
    var terms = DensityTerms()
    terms.value = logConstant - 0.5 * power * logarithm
    terms.z = -power * pull
    terms.zz = -power * (m - square) * inverse * inverse
    terms.shape[0] = logConstantFirst - 0.5 * logarithm + 0.5 * power * decline
    terms.zShape[0] = pull * (power * inverse - 1)
    terms.shapeShape.first = logConstantSecond + decline * (1 - 0.5 * power * (inverseM + inverse))
    return terms
  }
}
