/// The derivatives of the loss at each row, as whole multiples of a step.
///
/// Sums of whole numbers are exact in whatever order they are formed. So a tree does not depend on the number of threads,
/// the histogram of a node less that of one child is that of the other to the last bit, and the fast and the plain way of
/// growing a tree see the same gains. Leaves are not computed from these but from the derivatives themselves.
package struct GradientGrid: Sendable {
  /// The bits of the largest first derivative, its sign aside.
  package static let gradientBits = 15
  /// The bits of the largest second derivative.
  package static let hessianBits = 15

  /// The first derivative of each row, over `gradientStep`: at most 2^`gradientBits` − 1 in absolute value.
  package let gradients: [Int32]
  /// The second derivative of each row, over `hessianStep`: 0 … 2^`hessianBits` − 1.
  package let hessians: [Int32]
  /// The step of first derivatives, positive.
  package let gradientStep: Double
  /// The step of second derivatives, positive.
  package let hessianStep: Double

  /// The nearest multiples to derivatives.
  ///
  /// - Precondition: the derivatives are finite, as many of each, and no second one is negative.
  package init(gradients: [Float], hessians: [Float]) {
    precondition(gradients.count == hessians.count, "each row has both derivatives")
    func step(_ largest: Float, _ bits: Int) -> Double {
      // Smaller ones are none: the reciprocal of their step is no finite `Float`.
      largest > 0x1p-100 ? Double(largest) / Double((1 << bits) - 1) : 1
    }
    gradientStep = step(gradients.reduce(0) { max($0, abs($1)) }, Self.gradientBits)
    hessianStep = step(hessians.reduce(0, max), Self.hessianBits)
    let (perGradient, perHessian) = (Float(1 / gradientStep), Float(1 / hessianStep))
    self.gradients = gradients.map { Int32(($0 * perGradient).rounded(.toNearestOrEven)) }
    self.hessians = hessians.map { Int32(($0 * perHessian).rounded(.toNearestOrEven)) }
  }
}
