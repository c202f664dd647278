/// The derivatives of the loss at each row, as whole multiples of a step.
///
/// Sums of whole numbers are exact in whatever order they are formed. So a tree does not depend on the number of threads,
/// the histogram of a node less that of one child is that of the other to the last bit, and the fast and the plain way of
/// growing a tree see the same gains. Leaves are not computed from these but from the derivatives themselves.
package struct GradientGrid: Sendable {
  /// The largest multiple of a step, 2¹⁵ − 1: a row's part in a sum is off by less than 1/65,000 of that of the row with
  /// the largest derivative, up or down at random.
  package static let largestMultiple = 1 << PackedDerivatives.bits - 1

  /// Both derivatives of each row over their steps, with a count of one.
  package let words: [Int64]
  /// The step of first derivatives, positive.
  package let gradientStep: Double
  /// The step of second derivatives, positive.
  package let hessianStep: Double

  /// The nearest multiples to derivatives.
  ///
  /// - Precondition: the derivatives are finite, as many of each, and no second one is negative.
  package init(gradients: ArraySlice<Float>, hessians: ArraySlice<Float>) {
    precondition(gradients.count == hessians.count, "each row has both derivatives")
    func step(_ largest: Float) -> Double {
      // Smaller ones are none: the reciprocal of their step is no finite `Float`.
      largest > 0x1p-100 ? Double(largest) / Double(Self.largestMultiple) : 1
    }
    gradientStep = step(Self.largest(gradients))
    hessianStep = step(Self.largest(hessians))
    words = Self.words(
      gradients: gradients, Float(1 / gradientStep), hessians: hessians, Float(1 / hessianStep))
  }

  /// The nearest multiples to derivatives.
  ///
  /// - Precondition: the derivatives are finite, as many of each, and no second one is negative.
  package init(gradients: [Float], hessians: [Float]) {
    self.init(gradients: gradients[...], hessians: hessians[...])
  }

  /// The first derivative of a row, over `gradientStep`: at most `largestMultiple` in absolute value.
  package func gradient(_ row: Int) -> Int { Int(PackedDerivatives.gradient(words[row])) }

  /// The second derivative of a row, over `hessianStep`: 0 … `largestMultiple`.
  package func hessian(_ row: Int) -> Int { Int(PackedDerivatives.hessian(words[row])) }
}
