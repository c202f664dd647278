/// Finer steps, for derivatives most of which are very much smaller than the largest.
///
/// One row far off, or of a very large weight, would leave nothing of the others if the steps were a 32,767th of its
/// derivatives. So of both derivatives multiples may have 30 bits, in two words of 15 each, whose sums are formed apart and
/// then put together: Σ m = 2¹⁵ Σ high + Σ low. That takes 1.7 times the time, and is done for the trees that need it
/// alone.
///
/// The rule asks what share of the rows is small, and not how far the largest is above a mean: with one odd row among n the
/// mean itself is at least an n-th of that row, so that in a small table no row would be odd, however large.
extension GradientGrid {
  /// Derivatives are small where the largest is more than so many times larger: they are less than 8 steps that are not
  /// fine, which half a step is more than a 16th of.
  package static let smallRatio: Float = 4096
  /// Steps are fine where more than one of so many of the first or of the second derivatives, zeros aside, are small.
  package static let rowsForOneSmall = 16

  /// The largest multiple of a fine step: 2³⁰ − 1; less above 2²¹ rows, so that all sums are less than 2⁵¹ and exact
  /// both as `Int64` and as `Double`.
  package static func largestFineMultiple(rowCount: Int) -> Int {
    let bitsOfCount = Int.bitWidth - max(rowCount - 1, 0).leadingZeroBitCount
    return 1 << min(2 * PackedDerivatives.bits, 51 - bitsOfCount) - 1
  }

  /// Whether steps that are not fine are too coarse for too many derivatives.
  static func needFineSteps(_ numbers: ArraySlice<Float>, largest: Float) -> Bool {
    guard largest > leastDerivative else { return false }
    let counts = counts(numbers, below: largest / smallRatio)
    return counts.small * rowsForOneSmall > counts.notZero
  }

  /// The packed words of the nearest multiples: of what is left without their last bits, and of these.
  static func fineWords(
    gradients: ArraySlice<Float>, _ gradientStep: Double, hessians: ArraySlice<Float>, _ hessianStep: Double
  ) -> (high: [Int64], low: [Int64]) {
    var (high, low): ([Int64], [Int64]) = ([], [])
    high.reserveCapacity(gradients.count)
    low.reserveCapacity(gradients.count)
    let lowMask: Int64 = 1 << Int64(PackedDerivatives.bits) - 1
    for (gradient, hessian) in zip(gradients, hessians) {
      let gradient = Int64((Double(gradient) / gradientStep).rounded(.toNearestOrEven))
      let hessian = Int64((Double(hessian) / hessianStep).rounded(.toNearestOrEven))
      // The shift rounds down, so that low bits are to be added to high ones whatever the sign.
      high.append(
        PackedDerivatives.word(
          gradient: gradient >> Int64(PackedDerivatives.bits), hessian: hessian >> Int64(PackedDerivatives.bits)))
      low.append(PackedDerivatives.word(gradient: gradient & lowMask, hessian: hessian & lowMask))
    }
    return (high, low)
  }
}
