/// The sums of the derivatives over the bins of a column up to each.
struct RunningSums: Sendable {
  private static let places = NodeHistogram.stride
  private typealias Lanes = SIMD8<Int64>

  /// Three planes: first derivatives, second derivatives, counts.
  private var planes = [Int64](repeating: 0, count: 3 * places)
  /// The sums over missing values.
  private(set) var missing = DerivativeSums()

  /// Adds up a column of a histogram.
  mutating func read(_ histogram: NodeHistogram, column: Int, missingBin: Int) {
    let plane = histogram.isWide ? histogram.sums.count / 3 : histogram.sums.count
    precondition((column + 1) * Self.places <= plane && missingBin < Self.places, "there is such a column")
    let isWide = histogram.isWide
    unsafe planes.withUnsafeMutableBufferPointer { planes in
      unsafe histogram.sums.withUnsafeBufferPointer { sums in
        let planes = unsafe planes.baseAddress.unsafelyUnwrapped
        let start = unsafe sums.baseAddress.unsafelyUnwrapped + column * Self.places
        for number in 0..<(isWide ? 3 : 1) {
          var sum: Int64 = 0
          for bin in 0..<missingBin {
            unsafe sum &+= start[number * plane + bin]
            unsafe planes[number * Self.places + bin] = sum
          }
          unsafe planes[number * Self.places + missingBin] = start[number * plane + missingBin]
        }
        if !isWide { unsafe Self.unpack(planes, count: missingBin + 1) }
      }
    }
    missing = below(missingBin)
  }

  /// The sums over the bins up to one, that one included.
  func below(_ bin: Int) -> DerivativeSums {
    DerivativeSums(
      rowCount: Int(planes[2 * Self.places + bin]), gradient: Int(planes[bin]), hessian: Int(planes[Self.places + bin]))
  }

  /// Calls with the three planes.
  @inline(always)
  func withPlanes<Value>(
    _ body: (_ gradients: UnsafePointer<Int64>, _ hessians: UnsafePointer<Int64>, _ counts: UnsafePointer<Int64>) ->
      Value
  ) -> Value {
    unsafe planes.withUnsafeBufferPointer { planes in
      let start = unsafe planes.baseAddress.unsafelyUnwrapped
      return unsafe body(start, start + Self.places, start + 2 * Self.places)
    }
  }

  private static func unpack(_ planes: UnsafeMutablePointer<Int64>, count: Int) {
    let start = UnsafeMutableRawPointer(planes)
    for place in stride(from: 0, to: count * 8, by: 64) {
      let word = unsafe (start + place).loadUnaligned(as: Lanes.self)
      let hessian = (word &>> Int64(PackedDerivatives.countBits)) & PackedDerivatives.hessianMask
      unsafe (start + place).storeBytes(of: word &>> Int64(PackedDerivatives.gradientShift), as: Lanes.self)
      unsafe (start + place + places * 8).storeBytes(of: hessian, as: Lanes.self)
      unsafe (start + place + 2 * places * 8).storeBytes(of: word & PackedDerivatives.countMask, as: Lanes.self)
    }
  }
}
