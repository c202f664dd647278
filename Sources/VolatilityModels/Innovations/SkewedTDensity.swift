import NumericalMethods

/// The density of Hansen's skewed t with ν > 2 degrees of freedom and the asymmetry −1 < λ < 1.
///
/// ln f(z; ν, λ) = ln b + ln t(y; ν) with y = (bz + a)/(1 ± λ), plus where y ≥ 0, minus elsewhere; t is the density of
/// Student's t of variance 1. ln f and its first derivatives are continuous at y = 0, the second ones jump.
/// Source: Hansen (1994), "Autoregressive conditional density estimation", equations 10 to 13.
package struct SkewedTDensity: StandardizedDensity {
  package static var shapeCount: Int { 2 }

  let constants: SkewedTConstants
  private let studentT: StudentTDensity
  /// 1/(1 − λ) and 1/(1 + λ).
  private let left: Double
  private let right: Double

  /// The density with `nu` degrees of freedom, above 2 and finite, and the asymmetry `lambda` between −1 and 1.
  package init(nu: Double, lambda: Double) {
    precondition(abs(lambda) < 1, "the asymmetry is a number between -1 and 1")
    studentT = StudentTDensity(nu: nu)
    constants = SkewedTConstants(nu: nu, lambda: lambda, studentT: studentT)
    left = 1 / (1 - lambda)
    right = 1 / (1 + lambda)
  }

  package init(shape: [Double]) {
    precondition(shape.count == Self.shapeCount, "the skewed t has two shape parameters")
    self.init(nu: shape[0], lambda: shape[1])
  }

  package func logDensity(at z: Double) -> Double {
    let w = constants.b.value * z + constants.a.value
    return constants.logB.value + studentT.logDensity(at: w * (w < 0 ? left : right))
  }

  @inline(always)
  package func terms(at z: Double) -> DensityTerms {
    let (a, b, logB) = (constants.a, constants.b, constants.logB)
    // w = bz + a and y = wk.
    let w = b.value * z + a.value
    let isLeft = w < 0
    let k = isLeft ? left : right
    let square = k * k
    let kFirst = isLeft ? square : -square
    let kSecond = 2 * square * k
    let wNu = b.nu * z + a.nu
    let wLambda = b.lambda * z + a.lambda
    let yNu = wNu * k
    let yLambda = wLambda * k + w * kFirst
    let yNuNu = (b.nuNu * z + a.nuNu) * k
    let yNuLambda = (b.nuLambda * z + a.nuLambda) * k + wNu * kFirst
    let yLambdaLambda = b.lambdaLambda * z * k + 2 * wLambda * kFirst + w * kSecond
    let slope = b.value * k
    let slopeLambda = b.lambda * k + b.value * kFirst
    let t = studentT.terms(at: w * k)
    let (tNu, tzNu, tNuNu) = (t.shape[0], t.zShape[0], t.shapeShape.first)
    let mixed = t.zz * yNu + tzNu
    var terms = DensityTerms()
    terms.value = logB.value + t.value
    terms.z = t.z * slope
    terms.zz = t.zz * slope * slope
    terms.shape = SIMD2(logB.nu + tNu + t.z * yNu, logB.lambda + t.z * yLambda)
    terms.zShape = SIMD2(mixed * slope + t.z * b.nu * k, t.zz * yLambda * slope + t.z * slopeLambda)
    terms.shapeShape.first = logB.nuNu + tNuNu + (mixed + tzNu) * yNu + t.z * yNuNu
    terms.shapeShape.cross = logB.nuLambda + mixed * yLambda + t.z * yNuLambda
    terms.shapeShape.second = logB.lambdaLambda + t.zz * yLambda * yLambda + t.z * yLambdaLambda
    return terms
  }
}
