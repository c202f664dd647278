/// How time stamps are written in a file.
///
/// Numbers since 1970 are told apart by their magnitude: only instants from 1980 up to 2100 are taken for market
/// dates, and within that span seconds (9 to 10 digits), milliseconds and microseconds never overlap. A row number,
/// a year or a price is therefore no time stamp.
public enum TimeStampForm: String, CaseIterable, Codable, Sendable {
  /// A date, or a date and time of ISO 8601: `2024-01-31`, `2024-01-31 14:30`, `2024-01-31T14:30:00.5+01:00`.
  case iso8601
  /// Seconds since 1970-01-01T00:00:00Z, with or without a fraction.
  case seconds
  /// Milliseconds since 1970-01-01T00:00:00Z.
  case milliseconds
  /// Microseconds since 1970-01-01T00:00:00Z.
  case microseconds
  /// `31/01/2024`, also with `.` or `-`, with or without a time of day behind it.
  case dayMonthYear = "day-month-year"
  /// `01/31/2024`, also with `.` or `-`, with or without a time of day behind it.
  case monthDayYear = "month-day-year"

  /// Microseconds in the unit of a form that counts since 1970; `nil` for the others.
  var unit: Int64? {
    switch self {
    case .seconds: 1_000_000
    case .milliseconds: 1000
    case .microseconds: 1
    case .iso8601, .dayMonthYear, .monthDayYear: nil
    }
  }

  /// Whether day and month are both one or two digits, so that their order must be known.
  var isSlashed: Bool { self == .dayMonthYear || self == .monthDayYear }

  /// Instants that are taken for market dates where a number has no other sign of being one.
  static let plausible: Range<Int64> = 315_532_800_000_000..<4_102_444_800_000_000

  /// The form of one field; `dayMonthYear` where day and month cannot be told apart; `nil` where it is no time stamp.
  static func detected(in bytes: Span<UInt8>, _ field: Range<Int>) -> TimeStampForm? {
    allCases.filter { $0 != .monthDayYear }.first {
      if $0 == .dayMonthYear { return TimeStampReader.slashedParts(bytes, field) != nil }
      return TimeStampReader(form: $0, zone: .utc).read(bytes, field) != nil
    }
  }
}
