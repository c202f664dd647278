/// ln f(z; ξ) of standardised innovations at one z, with its first and second partial derivatives.
///
/// What concerns a shape parameter that the distribution lacks is zero.
package struct DensityTerms: Sendable, Equatable {
  /// ln f.
  package var value = 0.0
  /// ∂ ln f/∂z.
  package var z = 0.0
  /// ∂² ln f/∂z².
  package var zz = 0.0
  /// ∂ ln f/∂ξ₁, ∂ ln f/∂ξ₂.
  package var shape = SIMD2<Double>.zero
  /// ∂² ln f/∂z∂ξ₁, ∂² ln f/∂z∂ξ₂.
  package var zShape = SIMD2<Double>.zero
  /// ∂² ln f/∂ξ₁², ∂² ln f/∂ξ₁∂ξ₂, ∂² ln f/∂ξ₂².
  package var shapeShape: (first: Double, cross: Double, second: Double) = (0, 0, 0)

  /// Terms that are all zero.
  package init() {}

  package static func == (left: DensityTerms, right: DensityTerms) -> Bool {
    left.value == right.value && left.z == right.z && left.zz == right.zz && left.shape == right.shape
      && left.zShape == right.zShape && left.shapeShape == right.shapeShape
  }
}
