/// The derivatives of the loss at each row, as whole multiples of a step.
///
/// Sums of whole numbers are exact in whatever order they are formed. So a tree does not depend on the number of threads,
/// the histogram of a node less that of one child is that of the other to the last bit, and the fast and the plain way of
/// growing a tree see the same gains. Leaves are not computed from these but from the derivatives themselves.
///
/// The step is a 32,767th of the largest derivative, and where that is too coarse for too many rows a finer one, as
/// `GradientGrid+Fineness` says. Multiples are the nearest whole numbers, so that each is off by at most half a step.
package struct GradientGrid: Sendable {
  /// The largest multiple of a step that is not fine, 2¹⁵ − 1.
  package static let largestMultiple = 1 << PackedDerivatives.bits - 1

  /// Both derivatives of each row over their steps, with a count of one; where steps are fine, what is left of these
  /// without their last `PackedDerivatives.bits` bits.
  package let words: [Int64]
  /// Where steps are fine, the last `PackedDerivatives.bits` bits of both derivatives of each row over their steps.
  package let lowWords: [Int64]?
  /// The step of first derivatives, positive.
  package let gradientStep: Double
  /// The step of second derivatives, positive.
  package let hessianStep: Double

  /// The nearest multiples to derivatives.
  ///
  /// - Precondition: the derivatives are finite, as many of each, and no second one is negative.
  package init(gradients: ArraySlice<Float>, hessians: ArraySlice<Float>) {
    precondition(gradients.count == hessians.count, "each row has both derivatives")
    let (largestGradient, largestHessian) = (Self.largest(gradients), Self.largest(hessians))
    let isFine =
      Self.needFineSteps(gradients, largest: largestGradient) || Self.needFineSteps(hessians, largest: largestHessian)
    let multiple = isFine ? Self.largestFineMultiple(rowCount: gradients.count) : Self.largestMultiple
    gradientStep = Self.step(largest: largestGradient, multiple: multiple)
    hessianStep = Self.step(largest: largestHessian, multiple: multiple)
    if isFine {
      let fine = Self.fineWords(gradients: gradients, gradientStep, hessians: hessians, hessianStep)
      words = fine.high
      lowWords = fine.low
    } else {
      words = Self.words(
        gradients: gradients, Float(1 / gradientStep), hessians: hessians, Float(1 / hessianStep))
      lowWords = nil
    }
  }

  /// The nearest multiples to derivatives.
  ///
  /// - Precondition: the derivatives are finite, as many of each, and no second one is negative.
  package init(gradients: [Float], hessians: [Float]) {
    self.init(gradients: gradients[...], hessians: hessians[...])
  }

  /// The first derivative of a row, over `gradientStep`: in absolute value at most `largestMultiple`, or
  /// `largestFineMultiple(rowCount:)`.
  package func gradient(_ row: Int) -> Int {
    whole(high: PackedDerivatives.gradient(words[row]), low: lowWords.map { PackedDerivatives.gradient($0[row]) })
  }

  /// The second derivative of a row, over `hessianStep`: from 0 to `largestMultiple`, or
  /// `largestFineMultiple(rowCount:)`.
  package func hessian(_ row: Int) -> Int {
    whole(high: PackedDerivatives.hessian(words[row]), low: lowWords.map { PackedDerivatives.hessian($0[row]) })
  }

  private func whole(high: Int64, low: Int64?) -> Int {
    Int(low.map { high << Int64(PackedDerivatives.bits) + $0 } ?? high)
  }

  private static func step(largest: Float, multiple: Int) -> Double {
    // Smaller ones are none: the reciprocal of their step is no finite `Float`.
    largest > leastDerivative ? Double(largest) / Double(multiple) : 1
  }

  /// What the largest derivative has to exceed, so that it is not taken for zero.
  static let leastDerivative: Float = 0x1p-100
}
