/// Clipping of a gradient by the norm of all of it.
///
/// Source: Pascanu, Mikolov & Bengio (2013), "On the difficulty of training recurrent neural networks", algorithm 1.
package enum GradientClipping {
  /// The Euclidean norm of a gradient, summed up in double precision.
  package static func norm(_ gradient: [Float]) -> Double {
    gradient.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }

  /// What a gradient of norm `norm` is multiplied by so that its norm is at most `limit`: 1 up to the limit.
  package static func factor(norm: Double, limit: Double?) -> Double {
    guard let limit, norm > limit else { return 1 }
    return limit / norm
  }
}
