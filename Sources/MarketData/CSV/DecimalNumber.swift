/// Reads a decimal number exactly: the double nearest to the digits, as C's `strtod` gives.
///
/// Up to 2⁵³ as digits and a power of ten up to 10²² are both exact in a double, so that one multiplication or
/// division rounds once and correctly (Clinger 1990). What lies beyond goes to the standard library.
enum DecimalNumber {
  /// The number in `field`: digits with an optional sign, decimal point and exponent, or `nan`, `inf`, `infinity`.
  ///
  /// `nil` for anything else: hexadecimal numbers, thousands separators, decimal commas, units.
  static func parse(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Double? {
    var position = field.lowerBound
    let end = field.upperBound
    var isNegative = false
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    // Nineteen digits fit into 64 bits; `digits` counts from the first that is not zero.
    func take(_ digit: UInt8) {
      if digits > 0 || digit > 0 { digits += 1 }
      if digits <= 19 { mantissa = mantissa &* 10 &+ UInt64(digit) }
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
    guard digits <= 19, mantissa <= 1 << 53, abs(exponent) <= 22 else { return exactly(bytes, field) }
    let magnitude =
      exponent < 0 ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
    return isNegative ? -magnitude : magnitude
  }

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

  /// The exponent at `position`; held at ±100,000, which is beyond every double, however long it is written.
  private static func writtenExponent(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> Int? {
    var isNegative = false
    if position < end, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var value = 0
    while position < end, bytes[position] &- UInt8(ascii: "0") < 10 {
      value = min(100_000, value * 10 + Int(bytes[position] &- UInt8(ascii: "0")))
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
