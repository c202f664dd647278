/// A time of day in a column of its own.
enum TimeOfDay {
  /// The text of a time of day that can stand behind a date.
  ///
  /// - Parameters:
  ///   - field: the field.
  ///   - width: how many digits a time has that is written without signs, 4 (`1430`) or 6 (`143005`), where there are
  ///     such; shorter ones lack their leading zeros.
  /// - Returns: `14:30`, `14:30:05`, `2:30 PM` and the like, with leading zeros; `nil` for anything else.
  static func text(_ field: [UInt8], width: Int?) -> [UInt8]? {
    var field = field
    if !field.isEmpty, field.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) {
      guard let width, field.count <= width else { return nil }
      field = [UInt8](repeating: UInt8(ascii: "0"), count: width - field.count) + field
    }
    let behindDate = [UInt8(ascii: " ")] + field
    return field.isEmpty || ClockTime(behindDate.span, 0..<behindDate.count) == nil ? nil : field
  }
}
