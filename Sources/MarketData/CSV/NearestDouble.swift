/// The double nearest to a decimal number of up to nineteen digits, by the algorithm of Eisel and Lemire.
///
/// A product of 64 by 128 bits nearly always tells on which side of the middle between two doubles a number lies
/// (D. Lemire, Number parsing at a gigabyte per second, Software: Practice and Experience 51, 2021).
package enum NearestDouble {
  /// The double nearest to mantissa · 10^exponent, the even one of two that are equally near.
  ///
  /// Too large a number is infinite, too small a one zero, as IEEE 754 has it.
  ///
  /// - Parameters:
  ///   - mantissa: the digits, without a decimal point.
  ///   - exponent: the power of ten that they are multiplied by.
  ///   - isTruncated: whether more digits followed, so that the number lies between `mantissa` and `mantissa + 1`;
  ///     `mantissa` is below the largest of its type then.
  /// - Returns: `nil` where this cannot be decided from what is given.
  // Out of line, so that the loop of a caller stays short that mostly reads simpler numbers.
  @inline(never)
  package static func nearest(mantissa: UInt64, exponent: Int, isTruncated: Bool) -> Double? {
    let below = nearest(mantissa, exponent)
    guard isTruncated else { return below }
    return below == nearest(mantissa + 1, exponent) ? below : nil
  }

  private static func nearest(_ mantissa: UInt64, _ exponent: Int) -> Double? {
    guard mantissa > 0, exponent >= PowerOfFive.exponents.lowerBound else { return 0 }
    guard exponent <= PowerOfFive.exponents.upperBound else { return .infinity }
    let leadingZeros = mantissa.leadingZeroBitCount
    guard let (upper, lower) = product(mantissa &<< UInt64(leadingZeros), exponent) else { return nil }
    // The upper word starts with 1, or with 01.
    let topBit = Int(upper >> 63)
    let binaryExponent = PowerOfFive.binaryExponentOfTen(exponent) - leadingZeros + 63 + topBit
    guard binaryExponent <= 1023 else { return .infinity }
    // Of the upper word 53 bits are kept, of a subnormal number fewer.
    let dropped = 10 + topBit + max(0, -1022 - binaryExponent)
    guard dropped <= 64 else { return 0 }
    // One more bit is there to round by: half the numbers have it set, so that a branch on it would be guessed wrong.
    var doubled = upper &>> UInt64(dropped - 1)
    // A tie is an odd number of 54 bits times a power of two: 5²⁴ is greater than it, 5⁵ times it has over 64 bits.
    if lower == 0, doubled & 3 == 1, exponent >= -4, exponent <= 23, doubled &<< UInt64(dropped - 1) == upper {
      doubled -= 1
    }
    let significand = (doubled + 1) >> 1
    // The leading bit of the significand, and a carry out of it, add one to the exponent's field.
    return Double(bitPattern: UInt64(max(binaryExponent, -1022) + 1022) << 52 + significand)
  }

  /// The upper two words of `factor` times a power of five, as far as they decide about rounding.
  private static func product(_ factor: UInt64, _ exponent: Int) -> (upper: UInt64, lower: UInt64)? {
    let power = PowerOfFive.leadingBits(exponent)
    let (upper, lower) = factor.multipliedFullWidth(by: power.high)
    // The rest of the power can carry 1 into the upper word. That matters where it would run through all bits that
    // are dropped for certain; and what lies below a tie has to be known exactly.
    let tail = upper & 0x1FF
    guard tail == 0x1FF || tail == 0 else { return (upper, lower) }
    let (sum, carries) = lower.addingReportingOverflow(factor.multipliedFullWidth(by: power.low).high)
    // A power that was cut off may hide one more carry.
    guard sum < .max || PowerOfFive.certain.contains(exponent) else { return nil }
    return (upper + (carries ? 1 : 0), sum)
  }
}
