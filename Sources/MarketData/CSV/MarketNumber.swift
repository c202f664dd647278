/// Reads numbers as vendors write them for people: `$43,560.30`, `7.83%`, `1.38M`, `(12.5)`, `42.265,6`.
///
/// The text is brought into the plain form first and then read exactly by `DecimalNumber`: a percent sign and the
/// suffixes K, M, B and T shift the decimal exponent, so that they round no digit.
struct MarketNumber {
  let decimal: DecimalSeparator

  private static let currencies: [[UInt8]] = [
    "US$", "$", "€", "£", "¥", "₿", "₩", "₹", "USD", "EUR", "GBP", "JPY", "CHF", "KRW", "BTC",
  ].map { Array($0.utf8) }
  private static let spaces: [[UInt8]] = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2019}"].map { Array($0.utf8) }
  private static let minusSign = Array("\u{2212}".utf8)

  /// The number in `field`; `nil` where it is none.
  func parse(_ bytes: Span<UInt8>, _ field: Range<Int>) -> Double? {
    if decimal == .point || !field.contains(where: { bytes[$0] == UInt8(ascii: ".") }),
      let value = DecimalNumber.parse(bytes, field)
    {
      return value
    }
    guard field.count <= 64 else { return nil }
    return parse(written: field.map { bytes[$0] })
  }

  /// The sign or the code of the currency that a number has in front of it or behind it; `nil` where it has none.
  static func currency(of field: [UInt8]) -> String? {
    let digits = field.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "(") }
    return currencies.first { digits.starts(with: $0) || digits.ends(with: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func parse(_ field: [UInt8]) -> Double? { parse(field.span, 0..<field.count) }

  private func parse(written: [UInt8]) -> Double? {
    var rest = written[...]
    var isNegative = false
    if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    func takeSign() {
      if rest.starts(with: MarketNumber.minusSign) || rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst(rest.first == UInt8(ascii: "-") ? 1 : MarketNumber.minusSign.count)
        isNegative.toggle()
      }
    }
    if !isNegative { takeSign() }
    if let currency = MarketNumber.currencies.first(where: { rest.starts(with: $0) }) {
      rest = rest.dropFirst(currency.count)
      while rest.first == UInt8(ascii: " ") { rest = rest.dropFirst() }
      if !isNegative { takeSign() }
    } else if let currency = MarketNumber.currencies.first(where: { rest.ends(with: $0) }) {
      rest = rest.dropLast(currency.count)
      while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    }
    guard let shift = MarketNumber.takeSuffix(&rest), let plain = ungrouped(rest, shift: shift) else { return nil }
    let value = DecimalNumber.parse(plain.span, 0..<plain.count)
    return isNegative ? value.map { -$0 } : value
  }

  /// The power of ten of a suffix, which is taken off; 0 where there is none, `nil` where it stands alone.
  private static func takeSuffix(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let last = rest.last else { return nil }
    let shift: Int
    switch last {
    case UInt8(ascii: "%"): shift = -2
    case UInt8(ascii: "K"), UInt8(ascii: "k"): shift = 3
    case UInt8(ascii: "M"), UInt8(ascii: "m"): shift = 6
    case UInt8(ascii: "B"), UInt8(ascii: "b"): shift = 9
    case UInt8(ascii: "T"), UInt8(ascii: "t"): shift = 12
    default: return 0
    }
    rest = rest.dropLast()
    while rest.last == UInt8(ascii: " ") { rest = rest.dropLast() }
    return rest.isEmpty ? nil : shift
  }

  /// The digits without the signs between thousands, with `.` and the exponent; `nil` where the groups are not of three.
  private func ungrouped(_ text: ArraySlice<UInt8>, shift: Int) -> [UInt8]? {
    var plain: [UInt8] = []
    var rest = text
    var inFraction = false
    var digitsInGroup = 0
    var groups: [Int] = []
    var hasApostrophe = false
    while let byte = rest.first {
      if byte &- UInt8(ascii: "0") < 10 {
        plain.append(byte)
        digitsInGroup += 1
        rest = rest.dropFirst()
      } else if byte == decimal.byte, !inFraction {
        inFraction = true
        if !groups.isEmpty { groups.append(digitsInGroup) }
        plain.append(UInt8(ascii: "."))
        rest = rest.dropFirst()
      } else if !inFraction, let length = groupingLength(rest) {
        groups.append(digitsInGroup)
        digitsInGroup = 0
        hasApostrophe = hasApostrophe || rest.first == UInt8(ascii: "'")
        rest = rest.dropFirst(length)
      } else if byte | 0x20 == UInt8(ascii: "e"), shift == 0 {
        plain += rest
        return plain
      } else {
        return nil
      }
    }
    if !inFraction, !groups.isEmpty { groups.append(digitsInGroup) }
    guard MarketNumber.areThousands(groups), groups.isEmpty || plain.first != UInt8(ascii: "0") else { return nil }
    // `110'160` may be a price in 32nds, as those of bond futures are.
    guard !hasApostrophe || inFraction || groups.count > 2 else { return nil }
    if shift != 0 { plain += Array("e\(shift)".utf8) }
    return plain
  }

  /// Whether the digits between signs are thousands, or the lakhs and crores of India (`1,40,95,417`).
  private static func areThousands(_ groups: [Int]) -> Bool {
    guard let first = groups.first, let last = groups.last else { return true }
    guard last == 3 else { return false }
    let middle = groups.dropFirst().dropLast()
    return ((1...3).contains(first) && middle.allSatisfy { $0 == 3 })
      || ((1...2).contains(first) && !middle.isEmpty && middle.allSatisfy { $0 == 2 })
  }

  /// The length of the sign between thousands that `rest` begins with.
  private func groupingLength(_ rest: ArraySlice<UInt8>) -> Int? {
    if rest.first == decimal.other.byte || rest.first == UInt8(ascii: "'") { return 1 }
    return MarketNumber.spaces.first { rest.starts(with: $0) }?.count
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with suffix: [UInt8]) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }
}
