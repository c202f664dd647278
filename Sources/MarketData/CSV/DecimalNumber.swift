/// Reads a decimal number exactly: the double nearest to the digits, as C's `strtod` gives.
///
/// Up to 2⁵³ as digits and a power of ten up to 10²² are both exact in a double, so that one multiplication or
/// division rounds once and correctly (Clinger 1990). `NearestDouble` reads what lies beyond, and the standard library
/// the rest: some numbers of more than nineteen digits.
package enum DecimalNumber {
  /// The number in `field`: digits with an optional sign, decimal point and exponent, or `nan`, `inf`, `infinity`.
  ///
  /// `nil` for anything else: hexadecimal numbers, thousands separators, decimal commas, units.
  ///
  /// - Parameters:
  ///   - bytes: a text that holds the field.
  ///   - field: where it stands.
  /// - Returns: the nearest double, zero or infinite where the number is too small or too large for any other.
  package static func parse(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Double? {
    var position = field.lowerBound
    let end = field.upperBound
    var isNegative = false
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var mantissa: UInt64 = 0
    // Counted from the first that is not zero.
    var digits = 0
    var exponent = 0
    func take(_ digit: UInt8) {
      if digits > 0 || digit > 0 { digits += 1 }
      if digits <= mostDigits { mantissa = mantissa &* 10 &+ UInt64(digit) }
    }
    let wholeStart = position
    while position < end, bytes[position] &- UInt8(ascii: "0") < 10 {
      take(bytes[position] &- UInt8(ascii: "0"))
      position += 1
    }
    var places = position - wholeStart
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      let fractionStart = position
      while position < end, bytes[position] &- UInt8(ascii: "0") < 10 {
        take(bytes[position] &- UInt8(ascii: "0"))
        position += 1
      }
      exponent = fractionStart - position
      places += position - fractionStart
    }
    guard places > 0 else { return notFinite(bytes, wholeStart..<end, isNegative: isNegative) }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      guard let written = writtenExponent(bytes, &position, end) else { return nil }
      exponent += written
    }
    guard position == end else { return nil }
    exponent += max(0, digits - mostDigits)
    guard let magnitude = value(mantissa: mantissa, exponent: exponent, isTruncated: digits > mostDigits) else {
      return exactly(bytes, field)
    }
    return isNegative ? -magnitude : magnitude
  }

  /// The double nearest to mantissa · 10^exponent.
  ///
  /// - Parameters:
  ///   - mantissa: the first digits, at most `mostDigits`, zeros before them not counted.
  ///   - exponent: the power of ten that they are multiplied by.
  ///   - isTruncated: whether more digits followed.
  /// - Returns: `nil` where only all of the digits can tell; never for a number that is not truncated and has an
  ///   exponent from -27 to 55.
  @inline(__always)
  package static func value(mantissa: UInt64, exponent: Int, isTruncated: Bool) -> Double? {
    guard mantissa <= 1 << 53, exponent >= -22, exponent <= 22, !isTruncated else {
      return NearestDouble.nearest(mantissa: mantissa, exponent: exponent, isTruncated: isTruncated)
    }
    return exponent < 0 ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
  }

  /// The number of digits that fit into 64 bits whatever they are.
  package static let mostDigits = 19

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]

  private static func exactly(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Double? {
    var text = ""
    text.reserveCapacity(field.count)
    for index in field { text.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    return Double(text)
  }

  /// The exponent at `position`; held at ±10¹², which the digits of no field make up for, however long it is written.
  private static func writtenExponent(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
    var isNegative = false
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var value = 0
    while position < end, bytes[position] &- UInt8(ascii: "0") < 10 {
      value = min(1_000_000_000_000, value * 10 + Int(bytes[position] &- UInt8(ascii: "0")))
      position += 1
    }
    guard position > start else { return nil }
    return isNegative ? -value : value
  }

  private static func notFinite(_ bytes: Span<UInt8>, _ word: Range<Int>, isNegative: Bool) -> Double? {
    guard word.count <= 8 else { return nil }
    let letters = String(decoding: word.map { bytes[$0] | 0x20 }, as: UTF8.self)
    switch letters {
    case "nan": return .nan
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    default: return nil
    }
  }
}
