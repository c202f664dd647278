package import LinearAlgebra

/// Which matrix describes the curvature of an objective around a point.
package enum CurvatureKind: Sendable {
  /// A positive semi-definite approximation, as Fisher's information matrix: safe far from the maximum.
  case information
  /// Minus the exact matrix of second derivatives: quadratic convergence near the maximum.
  case observed
  /// As `observed`, at a point that is expected to be the last: the objective may compute beside it
  /// what is wanted at the maximum only.
  case final
}

/// An objective's value and its derivatives at one point.
package struct LocalModel: Sendable {
  /// The value.
  package var value: Double
  /// The first derivatives, n elements.
  package var gradient: [Double]
  /// The (n × n) matrix B of the local model f(x) + g·p − ½ p·B·p.
  package var curvature: Matrix

  /// A local model from its parts.
  package init(value: Double, gradient: [Double], curvature: Matrix) {
    self.value = value
    self.gradient = gradient
    self.curvature = curvature
  }
}

/// A twice differentiable function to maximise.
package protocol SmoothObjective {
  /// The function and its derivatives at `point`; a value that is not finite marks a point to stay away from.
  mutating func evaluate(at point: [Double], curvature: CurvatureKind) -> LocalModel
}
