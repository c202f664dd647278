/// The bins of values, found without a branch that could be guessed wrong.
struct BinSearch: Sendable {
  /// The bounds between bins, filled up to 255 with values that none exceeds.
  private let cuts: [Float]
  private let missingBin: UInt8

  /// A search among the bins of a column.
  init(_ bins: FeatureBins) {
    cuts = bins.cuts + [Float](repeating: .infinity, count: 255 - bins.cuts.count)
    missingBin = UInt8(bins.missingBin)
  }

  /// Writes the bins of values of a column, which are some places apart.
  ///
  /// - Parameters:
  ///   - bins: where their bins go, side by side.
  ///   - values: the first value.
  ///   - stride: how many places apart the values are.
  ///   - count: the number of values.
  func fill(_ bins: UnsafeMutablePointer<UInt8>, _ values: UnsafePointer<Float>, stride: Int, count: Int) {
    unsafe cuts.withUnsafeBufferPointer { cuts in
      let cuts = unsafe cuts.baseAddress.unsafelyUnwrapped
      for index in 0..<count {
        let value = unsafe values[index &* stride]
        var bin = 0
        // Halves 255 bounds eight times. Branches that go either way at random cost eight times as much.
        bin = unsafe Self.next(value, bin, 7, cuts)
        bin = unsafe Self.next(value, bin, 6, cuts)
        bin = unsafe Self.next(value, bin, 5, cuts)
        bin = unsafe Self.next(value, bin, 4, cuts)
        bin = unsafe Self.next(value, bin, 3, cuts)
        bin = unsafe Self.next(value, bin, 2, cuts)
        bin = unsafe Self.next(value, bin, 1, cuts)
        bin = unsafe Self.next(value, bin, 0, cuts)
        unsafe bins[index] = value.isNaN ? missingBin : UInt8(truncatingIfNeeded: bin)
      }
    }
  }

  @inline(always)
  private static func next(_ value: Float, _ bin: Int, _ bit: Int, _ cuts: UnsafePointer<Float>) -> Int {
    unsafe bin &+ (value > cuts[bin &+ 1 &<< bit &- 1] ? 1 : 0) &<< bit
  }
}
