/// The leading 128 bits of a power of five, from 5⁻³⁴² to 5³⁰⁸: with a power of two, every power of ten that turns a
/// 64-bit number into a finite double other than zero.
///
/// The highest bit of `high` is set. What follows the 128 bits is cut off; only 5⁻²⁷ to 5⁻¹ are rounded up, so that a
/// multiple that is a whole number of units of the upper word comes out as one (Lemire 2021).
struct PowerOfFive {
  /// Those that have an entry.
  static let exponents = -342...308
  /// Those whose product with a word has an upper word without a doubt: 128 bits hold 5⁰ to 5⁵⁵ exactly, and the
  /// rounding up of 5⁻²⁷ to 5⁻¹ stays below what separates two products.
  static let certain = -27...55

  let high: UInt64
  let low: UInt64

  /// The entry of 5 to the power of `exponent`, which lies in `exponents`.
  static func leadingBits(_ exponent: Int) -> PowerOfFive { table[exponent - exponents.lowerBound] }

  /// The exponent of the highest bit of 10 to the power of `exponent`: ⌊exponent · log₂ 10⌋ for up to ±350.
  static func binaryExponentOfTen(_ exponent: Int) -> Int {
    // log₂ 10 as a multiple of 2⁻¹⁶, rounded up.
    (exponent * 217_706) >> 16
  }

  private static let table: [PowerOfFive] = {
    var entries: [PowerOfFive] = []
    entries.reserveCapacity(exponents.count)
    // Cutting off after each division by five cuts off the same as once after all of them. 5³⁴² has 795 bits; what
    // is left of 960 after that is still more than 128.
    var quotient = LongInteger(powerOfTwo: 959)
    for exponent in 1 ... -exponents.lowerBound {
      quotient.divideByFive()
      entries.append(quotient.leadingBits(roundedUp: certain.contains(-exponent)))
    }
    entries.reverse()
    var power = LongInteger(powerOfTwo: 0)
    for _ in 0...exponents.upperBound {
      entries.append(power.leadingBits(roundedUp: false))
      power.multiplyByFive()
    }
    return entries
  }()
}

/// A whole number of up to 960 bits.
private struct LongInteger {
  /// The lowest word first.
  private var words = [UInt64](repeating: 0, count: 15)

  init(powerOfTwo exponent: Int) { words[exponent / 64] = 1 << UInt64(exponent % 64) }

  mutating func multiplyByFive() {
    var carry: UInt64 = 0
    for index in words.indices {
      let product = words[index].multipliedFullWidth(by: 5)
      let sum = product.low.addingReportingOverflow(carry)
      words[index] = sum.partialValue
      carry = product.high + (sum.overflow ? 1 : 0)
    }
  }

  mutating func divideByFive() {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = (5 as UInt64).dividingFullWidth((remainder, words[index]))
    }
  }

  /// The 128 bits from the highest one that is set, zeros behind the last.
  func leadingBits(roundedUp: Bool) -> PowerOfFive {
    let top = words.lastIndex { $0 != 0 } ?? 0
    func word(_ index: Int) -> UInt64 { index < 0 ? 0 : words[index] }
    let shift = words[top].leadingZeroBitCount
    let high = word(top) << shift | word(top - 1) >> (64 - shift)
    let low = word(top - 1) << shift | word(top - 2) >> (64 - shift)
    guard roundedUp else { return PowerOfFive(high: high, low: low) }
    let (lowAbove, carries) = low.addingReportingOverflow(1)
    return PowerOfFive(high: high + (carries ? 1 : 0), low: lowAbove)
  }
}
