/// Decimal numbers as the doubles nearest to them, with the tables at hand.
@safe
struct CSVDecimals {
  private let wholePowers: UnsafePointer<UInt64>
  private let powers: UnsafePointer<Double>
  private let reciprocals: UnsafePointer<UInt64>
  private let exponents: UnsafePointer<UInt64>

  init(_ buffers: CSVRowBuffers) {
    unsafe wholePowers = unsafe UnsafePointer(buffers.wholePowers)
    unsafe powers = unsafe UnsafePointer(buffers.powers)
    unsafe reciprocals = unsafe UnsafePointer(buffers.reciprocals)
    unsafe exponents = unsafe UnsafePointer(buffers.exponents)
  }

  /// The digits of a number with `places` digits behind its point.
  @inline(always)
  func mantissa(whole: UInt64, fraction: UInt64, places: Int) -> UInt64 {
    unsafe whole &* wholePowers[places] &+ fraction
  }

  /// mantissa / 10^places for up to 2⁵³, where both are exact in a double, so that the quotient is rounded once
  /// (Clinger 1990).
  @inline(always)
  func quotient(_ mantissa: UInt64, places: Int) -> Double {
    unsafe Double(Int64(bitPattern: mantissa)) / powers[places]
  }

  /// The double nearest to mantissa / 10^places by one product of two words; `nil` where that does not decide,
  /// for zero among others.
  ///
  /// This is `NearestDouble` without the cases that need more than one product, or an exponent out of range.
  @inline(always)
  func product(_ mantissa: UInt64, places: Int) -> Double? {
    let leadingZeros = UInt64(truncatingIfNeeded: mantissa.leadingZeroBitCount)
    let upper = unsafe (mantissa &<< leadingZeros).multipliedFullWidth(by: reciprocals[places]).high
    // All nine bits that are dropped for certain alike: a carry may run through, or the number is a tie.
    guard (upper &+ 1) & 0x1FF > 1 else { return nil }
    let topBit = upper &>> 63
    let significand = (upper &>> (9 &+ topBit) &+ 1) &>> 1
    let exponent = unsafe exponents[places] &- leadingZeros &+ topBit
    return Double(bitPattern: exponent &<< 52 &+ significand)
  }

  /// The number in `field` of any length, digit by digit; `nil` where it is not one of a plain row.
  @inline(never)
  static func unusual(
    _ text: UnsafePointer<UInt8>, _ field: Range<Int>, isSigned: Bool, isOptional: Bool, least: UInt64
  ) -> Double? {
    if field.isEmpty { return isOptional ? .nan : nil }
    var position = field.lowerBound
    let isNegative = unsafe isSigned && text[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    var mantissa: UInt64 = 0
    var significant = 0
    var point: Int?
    for index in position..<field.upperBound {
      let byte = unsafe text[index]
      if byte == UInt8(ascii: "."), point == nil, index > position {
        point = index
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      if mantissa > 0 || digit > 0 { significant += 1 }
      guard significant <= 19 else { return nil }
      mantissa = mantissa * 10 + UInt64(digit)
    }
    let places = point.map { field.upperBound - 1 - $0 }
    guard position < field.upperBound, places != 0, mantissa >= least,
      let magnitude = NearestDouble.nearest(mantissa: mantissa, exponent: -(places ?? 0), isTruncated: false)
    else { return nil }
    return isNegative ? -magnitude : magnitude
  }
}
