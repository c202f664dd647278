import NumericalMethods

/// The constants a and b of Hansen's skewed t, which make its mean 0 and its variance 1.
///
/// a = 4λc(ν−2)/(ν−1), b² = 1 + 3λ² − a², c = Γ((ν+1)/2)/(√(π(ν−2)) Γ(ν/2)).
struct SkewedTConstants: Sendable {
  let a: ShapeDerivatives
  let b: ShapeDerivatives
  /// ln b.
  let logB: ShapeDerivatives

  /// The constants at (ν, λ), where `studentT` is the density with the same ν.
  init(nu: Double, lambda: Double, studentT: StudentTDensity) {
    // g = a/λ is twice the mean absolute value of the t.
    let (m, n) = (nu - 2, nu - 1)
    let g = 4 * Double.exp(studentT.logConstant) * m / n
    let logFirst = studentT.logConstantFirst + 1 / m - 1 / n
    let logSecond = studentT.logConstantSecond - 1 / (m * m) + 1 / (n * n)
    let first = g * logFirst
    let second = g * (logFirst * logFirst + logSecond)
    a = ShapeDerivatives(
      value: lambda * g, nu: lambda * first, lambda: g, nuNu: lambda * second, nuLambda: first, lambdaLambda: 0)
    let square = ShapeDerivatives(
      value: 1 + lambda * lambda * (3 - g * g), nu: -2 * lambda * lambda * g * first, lambda: 2 * lambda * (3 - g * g),
      nuNu: -2 * lambda * lambda * (first * first + g * second), nuLambda: -4 * lambda * g * first,
      lambdaLambda: 2 * (3 - g * g))
    b = square.squareRoot
    logB = square.logarithmOfRoot
  }
}
