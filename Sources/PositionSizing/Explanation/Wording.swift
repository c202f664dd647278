import NumericalMethods

/// Numbers as a reader wants them: with four digits.
enum Wording {
  private static let digits = 4

  /// A number, without a point where it is whole.
  static func number(_ value: Double) -> String {
    let rounded = value.rounded(toSignificantDigits: digits)
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }

  /// A fraction as a percentage.
  static func percent(_ fraction: Double) -> String { "\(number(fraction * 100)) %" }

  /// A length of time by its largest fitting unit.
  static func age(seconds: Double) -> String {
    let (value, unit) =
      switch seconds {
      case ..<120: (seconds, "seconds")
      case ..<7_200: (seconds / 60, "minutes")
      case ..<172_800: (seconds / 3_600, "hours")
      default: (seconds / 86_400, "days")
      }
    return "\(number(value)) \(unit)"
  }
}
