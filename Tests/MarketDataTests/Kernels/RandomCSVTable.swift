import MarketData

/// A text of random rows for a random plan, most of them plain.
struct RandomCSVTable {
  private(set) var plan: CSVRowPlan
  private(set) var bytes: [UInt8] = []
  private(set) var slots = 0
  private var generator: RepeatableGenerator

  /// What a field may hold that makes its row one that is not plain.
  private static let faults = [
    "\"1\"", " 1", "1 ", "1e5", "1E-3", "+1", "", "é", "1\u{A0}", "12345678901234567890", "0.12345678901234567891",
    ".5", "5.", ".", "-", "--1", "1-", "1.2.3", "NaN", "1\r2", "1,2", "2024-02-30", "2023-02-29 10:00:00", "1/2",
    "1:2", "-1",
    "00000000000000000001", "0", "-0", "a", "2024-01-31T24:00:00",
  ]

  /// - Parameters:
  ///   - seed: of the random numbers; the same seed makes the same table.
  ///   - rows: how many rows there are.
  ///   - faultEvery: one field in so many is something else than the plan says.
  init(seed: UInt64, rows: Int, faultEvery: Int) {
    generator = RepeatableGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15)
    plan = CSVRowPlan(
      delimiter: [",", ";", "\t", "|"].map { UInt8(ascii: $0) }.randomElement(using: &generator) ?? 0, fields: [],
      stamp: nil, aheadOfUTC: 0, plausible: 315_532_800_000_000..<4_102_444_800_000_000, included: .min ..< .max)
    makeFields()
    let lineEnd = chance(3) ? "\r\n" : "\n"
    for row in 0..<rows {
      let texts = plan.fields.map { chance(faultEvery) ? random(RandomCSVTable.faults) : text($0) }
      append(texts.joined(separator: String(UnicodeScalar(plan.delimiter))))
      if row < rows - 1 || !chance(4) { append(chance(faultEvery) ? "\r" : lineEnd) }
      if chance(faultEvery * 4) { append(lineEnd) }
    }
  }

  private mutating func append(_ text: String) { bytes += Array(text.utf8) }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &generator) == 0 }

  private mutating func random(_ texts: [String]) -> String { texts.randomElement(using: &generator) ?? "" }

  private mutating func makeFields() {
    let count = Int.random(in: 1...9, using: &generator)
    for _ in 0..<count {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: plan.fields.append(.skip)
      case 1: plan.fields.append(.text(Array(random(["", "X", "BTC.USD", "a b"]).utf8)))
      default:
        let bound: CSVRowPlan.Bound = [.positive, .notNegative, .any].randomElement(using: &generator) ?? .any
        plan.fields.append(.number(slot: slots, bound: bound, isOptional: chance(3)))
        slots += 1
      }
    }
    guard !chance(5) else { return }
    plan.fields[Int.random(in: 0..<count, using: &generator)] = .timeStamp
    plan.stamp = randomStamp()
    if chance(2) { plan.aheadOfUTC = 3_600_000_000 }
    if chance(2) { plan.included = 1_500_000_000_000_000..<2_000_000_000_000_000 }
  }

  private mutating func randomStamp() -> CSVRowPlan.Stamp {
    let suffix = random(["", "Z", " UTC", ".000+09:00", ".000"])
    switch Int.random(in: 0..<7, using: &generator) {
    case 0: return .isoDate
    case 1: return .iso(hasSeconds: false, suffix: suffix == ".000" ? [] : Array(suffix.utf8))
    case 2, 3: return .iso(hasSeconds: true, suffix: Array(suffix.utf8))
    case 4: return .nanoseconds
    default: return .sinceEpoch(unitInMicroseconds: [1, 1000, 1_000_000].randomElement(using: &generator) ?? 1)
    }
  }

  /// A text that the plan allows for a field.
  private mutating func text(_ field: CSVRowPlan.Field) -> String {
    switch field {
    case .skip: return random(["", "x", "12.5", "a.b.c", "some text: 1/2"])
    case .text(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .timeStamp: return stampText()
    case .number(_, let bound, let isOptional):
      if isOptional, chance(5) { return "" }
      return (bound == .any && chance(2) ? "-" : "") + numberText(isPositive: bound == .positive)
    }
  }

  private mutating func numberText(isPositive: Bool) -> String {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return "\(Double.random(in: 0.001...100_000, using: &generator))"
    case 1: return "\(Int.random(in: 1...99_999, using: &generator))"
    case 2: return "\(UInt64.random(in: 1...9_999_999_999_999_999_999, using: &generator))"
    case 3: return isPositive ? "1" : random(["0", "0.0", "0.00000000"])
    default:
      let whole = digits(Int.random(in: 1...8, using: &generator))
      let places = Int.random(in: 1...18, using: &generator)
      return "\(whole).\(digits(min(places, 19 - whole.count - 1)))1"
    }
  }

  private mutating func digits(_ count: Int) -> String {
    String((0..<count).map { _ in "0123456789".randomElement(using: &generator) ?? "0" })
  }

  private mutating func stampText() -> String {
    guard let form = plan.stamp else { return "" }
    let microseconds = Int64.random(in: 1_400_000_000...2_100_000_000, using: &generator) * 1_000_000
    let iso = TimeStamp(microseconds: microseconds).description
    switch form {
    case .isoDate: return String(iso.prefix(10))
    case .iso(let hasSeconds, let suffix):
      let time = iso.prefix(hasSeconds ? 19 : 16)
      let separated = chance(2) ? time.replacing("T", with: " ") : time
      return separated + String(decoding: suffix, as: UTF8.self)
    case .sinceEpoch(let unit): return "\(microseconds / unit)"
    case .nanoseconds: return "\(microseconds)000"
    }
  }
}
