import NumericalMethods

/// Numbers as a reader wants them: with four digits.
enum Wording {
  private static let digits = 4

  /// The smallest magnitude that is told as a number.
  private static let smallest = 1e-12

  /// A number, without a point where it is whole.
  static func number(_ value: Double) -> String {
    guard value == 0 || abs(value) >= smallest else { return "almost 0" }
    let rounded = value.rounded(toSignificantDigits: digits)
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A fraction as a percentage.
  static func percent(_ fraction: Double) -> String { "\(number(fraction * 100)) %" }

  /// A number of things.
  static func count(_ count: Int, _ thing: String, plural: String? = nil) -> String {
    count == 1 ? "1 \(thing)" : "\(count) \(plural ?? thing + "s")"
  }

  /// A length of time by its largest fitting unit.
  static func age(seconds: Double) -> String {
    let (value, unit) =
      switch seconds {
      case ..<120: (seconds, "second")
      case ..<7_200: (seconds / 60, "minute")
      case ..<172_800: (seconds / 3_600, "hour")
      default: (seconds / 86_400, "day")
      }
    return measure(value, unit)
  }

  /// A number of units.
  static func measure(_ value: Double, _ unit: String) -> String {
    let number = number(value)
    return "\(number) \(unit)\(number == "1" ? "" : "s")"
  }
}
