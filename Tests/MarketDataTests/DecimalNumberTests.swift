import Foundation
import MarketData
import Testing

/// Decimal numbers against C's `strtod`, and against fractions of whole numbers.
@Suite struct DecimalNumberTests {
  @Test(arguments: [
    "0", "-0", "0.0", "0e5", "-0e-400", "0e999999999999999999999", "1", "-1", "+1.5", ".5", "5.", "1E5", "1e+5",
    // The smallest subnormal, half of it, the ends of the subnormal and of the normal numbers, the largest double.
    "4.9e-324", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.5e-324", "2e-324", "1e-324",
    "2.2250738585072009e-308", "2.2250738585072011e-308", "2.2250738585072012e-308", "2.2250738585072014e-308",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1.797693134862315e308", "8e308",
    "1.7976931348623158079e308", "9e308", "1e308", "1e309", "1e310", "-1e309", "1e400", "1e-400", "1e-342", "1e-343",
    "18446744073709551615e-343", "9999999999999999999e-343", "9999999999999999999e289", "9999999999999999999e290",
    // The limits of the ways a number is read: 2⁵³ as digits, 10²², ties, nineteen digits.
    "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740992e22", "9007199254740993e22",
    "9007199254740992e23", "9007199254740992e-22", "9007199254740992e-23", "1e22", "1e23", "1e-22", "1e-23",
    "9007199254740993.000", "9007199254740993.0000", "9007199254740993.00001",
    "900719925474099.35e1", "9007199254740994999e-3", "9007199254740995e-4", "1152921504606847104", "5e-5", "1e-27",
    "9223372036854776831", "9223372036854776832", "9223372036854776833", "9223372036854776834", "1e-28", "1e55", "1e56",
    "9999999999999999999", "99999999999999999999", "10000000000000000000000000000000001",
    "0.00000000000000000000000000000000000123", "000000000000000000001", "123456789012345678901234567890e-30",
  ])
  func agreesWithTheStandardLibrary(text: String) {
    #expect(parsed(text)?.bitPattern == strtodValue(text)?.bitPattern)
  }

  @Test(arguments: [1, 5, 18, 19, 20, 21, 400, 800, 200_000])
  func agreesWithTheStandardLibraryInLongTexts(count: Int) {
    let zeros = String(repeating: "0", count: count)
    let nines = String(repeating: "9", count: count)
    let mixed = String(String(repeating: "8304719265", count: count / 10 + 1).prefix(count))
    let texts = [
      zeros, "-" + zeros, zeros + "1", "0." + zeros + "1", "1" + zeros, "1." + zeros + "1", zeros + "." + zeros,
      "1" + zeros + "e-\(count)", "0." + zeros + "1e\(count + 1)", "0." + zeros + "1e\(count + 30)", nines,
      "0." + nines, nines + "e-\(count)", nines + "." + nines, mixed, "0." + mixed, mixed + "." + mixed,
      mixed + "e-\(count)", mixed + "e-\(count + 320)", mixed + "e\(308 - count)", "9007199254740993." + zeros,
      "9007199254740993." + zeros + "1",
    ]
    for text in texts { expectTheSame(text) }
  }

  @Test(arguments: -420...420)
  func agreesWithTheStandardLibraryForEachExponent(exponent: Int) {
    let mantissas = ["1", "9", "17", "9007199254740993", "17976931348623157", "9999999999999999999", "1.2345678901"]
    for mantissa in mantissas {
      expectTheSame("\(mantissa)e\(exponent)")
      expectTheSame("-\(mantissa)0123456789e\(exponent)")
    }
  }

  @Test func agreesWithTheStandardLibraryOnTheDigitsOfRandomDoubles() {
    var generator = RepeatableGenerator(seed: 17)
    for _ in 0..<150_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      expectTheSame(value.description)
      for digits in [15, 16, 17, 18, 25] { expectTheSame(String(format: "%.\(digits - 1)e", value)) }
      // Subnormal numbers are one in two thousand of the others.
      expectTheSame(String(format: "%.16e", Double(bitPattern: generator.next() >> 12)))
    }
  }

  @Test func agreesWithTheStandardLibraryOnRandomDigits() {
    var generator = RepeatableGenerator(seed: 23)
    for _ in 0..<150_000 {
      expectTheSame(randomText(wholeDigits: 0...25, places: 0...25, exponents: -350...350, &generator))
      expectTheSame(randomText(wholeDigits: 1...6, places: 0...12, exponents: nil, &generator))
    }
  }

  @Test func agreesWithFractionsOnTheHardestNumbers() throws {
    let hardest = try HardNumber.all()
    #expect(hardest.count > 1300)
    for number in hardest {
      #expect(parsed(number.text)?.bitPattern == number.bits, "\(number.text)")
      #expect(parsed("-" + number.text)?.bitPattern == number.bits | 1 << 63, "-\(number.text)")
    }
  }

  @Test func decidesAllNumbersOfNineteenDigits() throws {
    for number in try HardNumber.all() {
      let parts = number.text.split(separator: "e")
      guard parts.count == 2, let mantissa = UInt64(parts[0]), let exponent = Int(parts[1]) else { continue }
      let value = DecimalNumber.value(mantissa: mantissa, exponent: exponent, isTruncated: false)
      #expect(value?.bitPattern == number.bits, "\(number.text)")
    }
  }

  @Test func leavesANumberOpenThatFurtherDigitsDecide() {
    func value(_ mantissa: UInt64, _ exponent: Int) -> Double? {
      DecimalNumber.value(mantissa: mantissa, exponent: exponent, isTruncated: true)
    }
    // 9007199254740993 is in the middle between two doubles: what lies behind it decides.
    #expect(value(9_007_199_254_740_993_000, -3) == nil)
    #expect(value(9_007_199_254_740_993_001, -3) == 9_007_199_254_740_994)
    #expect(value(9_007_199_254_740_992_999, -3) == 9_007_199_254_740_992)
    #expect(value(9_007_199_254_740_994_999, -3) == nil)
    #expect(value(9_007_199_254_740_994_998, -3) == 9_007_199_254_740_994)
    #expect(value(1_000_000_000_000_000_000, 400) == .infinity)
    #expect(value(1_000_000_000_000_000_000, -400) == 0)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1.2.3", "0x1p3", "1,5", "1 ", " 1", "--1", "1e5.0", "1_000", "infin",
  ])
  func refusesWhatIsNoDecimalNumber(text: String) {
    #expect(parsed(text) == nil)
  }

  private func parsed(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalNumber.parse(bytes.span, 0..<bytes.count)
  }

  private func expectTheSame(_ text: String) {
    let value = parsed(text)
    if value == nil || value?.bitPattern != strtodValue(text)?.bitPattern {
      Issue.record("\(text.prefix(1000)) was read as \(value.map(\.description) ?? "nothing")")
    }
  }

  private func randomText(
    wholeDigits: ClosedRange<Int>, places: ClosedRange<Int>, exponents: ClosedRange<Int>?,
    _ generator: inout RepeatableGenerator
  ) -> String {
    var text: [UInt8] = generator.next().isMultiple(of: 2) ? [] : [UInt8(ascii: "-")]
    func appendDigits(_ count: Int) {
      for _ in 0..<count { text.append(UInt8(ascii: "0") + UInt8(generator.next() >> 32 % 10)) }
    }
    appendDigits(Int.random(in: wholeDigits, using: &generator))
    text.append(UInt8(ascii: "."))
    appendDigits(max(1, Int.random(in: places, using: &generator)))
    if let exponents { text += Array("e\(Int.random(in: exponents, using: &generator))".utf8) }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A number of `Fixtures/decimal_numbers.csv`, which `decimal_numbers.py` made.
private struct HardNumber {
  var text: String
  var bits: UInt64

  static func all() throws -> [HardNumber] {
    let url = URL(filePath: #filePath).appending(path: "../../Fixtures/decimal_numbers.csv").standardized
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",")
      return HardNumber(text: String(fields[0]), bits: try #require(UInt64(fields[1], radix: 16)))
    }
  }
}
