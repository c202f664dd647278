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
  private let left: Side
  private let right: Side

  /// y = slope·z + intercept on one side of its zero.
  private struct Side: Sendable {
    let slope: ShapeDerivatives
    let intercept: ShapeDerivatives

    /// The side where y is divided by 1 + `sign`·λ.
    init(_ constants: SkewedTConstants, sign: Double, lambda: Double) {
      let k = 1 / (1 + sign * lambda)
      let (first, second) = (-sign * k * k, 2 * k * k * k)
      slope = constants.b.scaled(by: k, first: first, second: second)
      intercept = constants.a.scaled(by: k, first: first, second: second)
    }
  }

  /// The density with `nu` degrees of freedom, above 2 and finite, and the asymmetry `lambda` between −1 and 1.
  package init(nu: Double, lambda: Double) {
    precondition(abs(lambda) < 1, "the asymmetry is a number between -1 and 1")
    studentT = StudentTDensity(nu: nu)
    constants = SkewedTConstants(nu: nu, lambda: lambda, studentT: studentT)
    left = Side(constants, sign: -1, lambda: lambda)
    right = Side(constants, sign: 1, lambda: lambda)
  }

  package init(shape: [Double]) {
    precondition(shape.count == Self.shapeCount, "the skewed t has two shape parameters")
    self.init(nu: shape[0], lambda: shape[1])
  }

  package func logDensity(at z: Double) -> Double {
    let side = side(of: z)
    return constants.logB.value + studentT.logDensity(at: side.slope.value * z + side.intercept.value)
  }

  package func terms(at z: Double) -> DensityTerms {
    let side = side(of: z)
    let (slope, intercept, logB) = (side.slope, side.intercept, constants.logB)
    let t = studentT.terms(at: slope.value * z + intercept.value)
    let (tNu, tzNu, tNuNu) = (t.shape[0], t.zShape[0], t.shapeShape.first)
    let yNu = slope.nu * z + intercept.nu
    let yLambda = slope.lambda * z + intercept.lambda
    let yNuNu = slope.nuNu * z + intercept.nuNu
    let yNuLambda = slope.nuLambda * z + intercept.nuLambda
    let yLambdaLambda = slope.lambdaLambda * z + intercept.lambdaLambda
    let mixed = t.zz * yNu + tzNu
    var terms = DensityTerms()
    terms.value = logB.value + t.value
    terms.z = t.z * slope.value
    terms.zz = t.zz * slope.value * slope.value
    terms.shape = [logB.nu + tNu + t.z * yNu, logB.lambda + t.z * yLambda]
    terms.zShape = [mixed * slope.value + t.z * slope.nu, t.zz * yLambda * slope.value + t.z * slope.lambda]
    terms.shapeShape.first = logB.nuNu + tNuNu + (mixed + tzNu) * yNu + t.z * yNuNu
    terms.shapeShape.cross = logB.nuLambda + mixed * yLambda + t.z * yNuLambda
    terms.shapeShape.second = logB.lambdaLambda + t.zz * yLambda * yLambda + t.z * yLambdaLambda
    return terms
  }

  @inline(__always)
  private func side(of z: Double) -> Side { constants.b.value * z + constants.a.value < 0 ? left : right }
}
