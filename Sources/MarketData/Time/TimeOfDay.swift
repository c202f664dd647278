/// A time of day in a column of its own.
enum TimeOfDay {
  /// The text of a time of day that can stand behind a date: `14:30`, `14:30:05`, `2:30 PM`; `nil` for anything else.
  ///
  /// Digits alone, as `1430` or `93000`, are taken where `allowsDigits` is set: there they get their leading zeros.
  static func text(_ allowsDigits: Bool, _ field: [UInt8]) -> [UInt8]? {
    var field = field
    let isDigits = field.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    guard allowsDigits || !isDigits else { return nil }
    if isDigits, (1...6).contains(field.count) {
      let length = field.count <= 4 ? 4 : 6
      field = [UInt8](repeating: UInt8(ascii: "0"), count: length - field.count) + field
    }
    let behindDate = [UInt8(ascii: " ")] + field
    return ClockTime(behindDate.span, 0..<behindDate.count) == nil || field.isEmpty ? nil : field
  }
}
