/// Sums and differences of histograms, eight bins at a time.
enum HistogramArithmetic {
  private typealias Lanes = SIMD8<Int64>

  /// Takes the histogram of a child off that of its parent, which leaves that of the other child.
  ///
  /// - Precondition: the parent is wide where the child is.
  static func subtract(_ child: NodeHistogram, from parent: inout NodeHistogram) {
    precondition(parent.isWide || !child.isWide, "a parent has more rows than its child")
    let (parentIsWide, childIsWide, count) = (parent.isWide, child.isWide, child.sums.count)
    unsafe parent.sums.withUnsafeMutableBufferPointer { parent in
      unsafe child.sums.withUnsafeBufferPointer { child in
        let parent = unsafe parent.baseAddress.unsafelyUnwrapped
        let child = unsafe child.baseAddress.unsafelyUnwrapped
        if parentIsWide == childIsWide {
          for place in stride(from: 0, to: count, by: 8) {
            unsafe store(load(UnsafePointer(parent), place) &- load(child, place), parent, place)
          }
        } else {
          for place in stride(from: 0, to: count, by: 8) {
            let word = unsafe load(child, place)
            for number in 0..<3 {
              let (sums, part) = unsafe (parent + number * count, field(number, word))
              unsafe store(load(UnsafePointer(sums), place) &- part, sums, place)
            }
          }
        }
      }
    }
  }

  /// The packed form of a wide histogram of few rows.
  static func pack(_ wide: NodeHistogram, into packed: inout NodeHistogram) {
    precondition(wide.isWide && !packed.isWide && wide.sums.count == 3 * packed.sums.count, "planes become words")
    let count = packed.sums.count
    unsafe packed.sums.withUnsafeMutableBufferPointer { packed in
      unsafe wide.sums.withUnsafeBufferPointer { wide in
        let packed = unsafe packed.baseAddress.unsafelyUnwrapped
        let wide = unsafe wide.baseAddress.unsafelyUnwrapped
        for place in stride(from: 0, to: count, by: 8) {
          let gradient = unsafe load(wide, place) &<< Int64(PackedDerivatives.gradientShift)
          let hessian = unsafe load(wide + count, place) &<< Int64(PackedDerivatives.countBits)
          unsafe store(gradient &+ hessian &+ load(wide + 2 * count, place), packed, place)
        }
      }
    }
  }

  /// Puts together sums of multiples of fine steps.
  ///
  /// - Parameters:
  ///   - low: the sums of the last bits.
  ///   - high: the sums of what is left without them; then those of the whole.
  static func combine(_ low: NodeHistogram, into high: inout NodeHistogram) {
    precondition(low.isWide && high.isWide && low.sums.count == high.sums.count, "both have planes")
    // The counts, in the last plane, are those of both.
    let count = high.sums.count / 3 * 2
    unsafe high.sums.withUnsafeMutableBufferPointer { high in
      unsafe low.sums.withUnsafeBufferPointer { low in
        let high = unsafe high.baseAddress.unsafelyUnwrapped
        let low = unsafe low.baseAddress.unsafelyUnwrapped
        for place in stride(from: 0, to: count, by: 8) {
          let sums = unsafe load(UnsafePointer(high), place) &<< Int64(PackedDerivatives.bits)
          unsafe store(sums &+ load(low, place), high, place)
        }
      }
    }
  }

  /// Adds packed sums to wide ones and clears them.
  ///
  /// - Parameters:
  ///   - packed: the packed sums.
  ///   - wide: the place of the same bins in the first plane.
  ///   - plane: the size of a plane.
  ///   - count: the number of bins, a multiple of eight.
  static func move(
    _ packed: UnsafeMutablePointer<Int64>, to wide: UnsafeMutablePointer<Int64>, plane: Int, count: Int
  ) {
    for place in stride(from: 0, to: count, by: 8) {
      let word = unsafe load(UnsafePointer(packed), place)
      unsafe store(.zero, packed, place)
      for number in 0..<3 {
        let sums = unsafe wide + number * plane
        unsafe store(load(UnsafePointer(sums), place) &+ field(number, word), sums, place)
      }
    }
  }

  /// A field of packed words: the first derivatives, the second ones, the counts.
  @inline(always)
  private static func field(_ number: Int, _ word: Lanes) -> Lanes {
    switch number {
    case 0: word &>> Int64(PackedDerivatives.gradientShift)
    case 1: (word &>> Int64(PackedDerivatives.countBits)) & PackedDerivatives.hessianMask
    default: word & PackedDerivatives.countMask
    }
  }

  @inline(always)
  private static func load(_ sums: UnsafePointer<Int64>, _ place: Int) -> Lanes {
    unsafe UnsafeRawPointer(sums + place).loadUnaligned(as: Lanes.self)
  }

  @inline(always)
  private static func store(_ lanes: Lanes, _ sums: UnsafeMutablePointer<Int64>, _ place: Int) {
    unsafe UnsafeMutableRawPointer(sums + place).storeBytes(of: lanes, as: Lanes.self)
  }
}
