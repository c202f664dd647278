import NumericalMethods

/// A function of the shape (ν, λ) with its first and second derivatives.
struct ShapeDerivatives: Sendable {
  var value: Double
  var nu: Double
  var lambda: Double
  var nuNu: Double
  var nuLambda: Double
  var lambdaLambda: Double

  /// ½ ln g of this function g.
  var logarithmOfRoot: ShapeDerivatives {
    let half = 0.5 / value
    return ShapeDerivatives(
      value: 0.5 * .log(value), nu: half * nu, lambda: half * lambda,
      nuNu: half * (nuNu - nu * nu / value), nuLambda: half * (nuLambda - nu * lambda / value),
      lambdaLambda: half * (lambdaLambda - lambda * lambda / value))
  }

  /// √g of this function g.
  var squareRoot: ShapeDerivatives {
    let root = value.squareRoot()
    let half = 0.5 / root
    let curvature = 0.5 / value
    return ShapeDerivatives(
      value: root, nu: half * nu, lambda: half * lambda,
      nuNu: half * (nuNu - curvature * nu * nu), nuLambda: half * (nuLambda - curvature * nu * lambda),
      lambdaLambda: half * (lambdaLambda - curvature * lambda * lambda))
  }
}
