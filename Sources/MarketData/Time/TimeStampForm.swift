/// How time stamps are written in a file.
///
/// Numbers since 1970 are told apart by their magnitude: only instants from 1980 up to 2100 are taken for market
/// dates, and within that span seconds (9 to 10 digits), milliseconds, microseconds and nanoseconds never overlap. A
/// row number, a year or a price is therefore no time stamp.
public enum TimeStampForm: String, CaseIterable, Codable, Sendable {
  /// A date, or a date and time of ISO 8601: `2024-01-31`, `2024-01-31 14:30`, `2024-01-31T14:30:00.5+01:00`.
  ///
  /// Dates may also be written with `/` or `.`, times also as `02-PM` or `2:30 PM`.
  case iso8601
  /// Digits alone: `20240131`, `20240131 1430`, `20240131 143000`, also with `T` in between.
  case compact
  /// Seconds since 1970-01-01T00:00:00Z, with or without a fraction.
  case seconds
  /// Milliseconds since 1970-01-01T00:00:00Z.
  case milliseconds
  /// Microseconds since 1970-01-01T00:00:00Z.
  case microseconds
  /// Nanoseconds since 1970-01-01T00:00:00Z; what is below a microsecond is cut off.
  case nanoseconds
  /// The name of the month in English: `Jan 31, 2024`, `31-Jan-2024`, `Wed Jan 31 2024 14:30:00 GMT+0100`.
  case namedMonth = "named-month"
  /// `31/01/2024`, also with `.` or `-`, with or without a time of day behind it.
  case dayMonthYear = "day-month-year"
  /// `01/31/2024`, also with `.` or `-`, with or without a time of day behind it.
  case monthDayYear = "month-day-year"
  /// A year and a month, `2024-01`, for the start of that month.
  case yearMonth = "year-month"
  /// Days since 1899-12-30 as Excel counts them, `45322.5`; read only where it is asked for.
  case excelSerial = "excel-serial"

  /// How many of a form's units make a second; `nil` for the forms that do not count since 1970.
  var unitsPerSecond: Int64? {
    switch self {
    case .seconds: 1
    case .milliseconds: 1000
    case .microseconds: 1_000_000
    case .nanoseconds: 1_000_000_000
    default: nil
    }
  }

  /// Whether day and month are both one or two digits, so that their order must be known.
  var isSlashed: Bool { self == .dayMonthYear || self == .monthDayYear }

  /// Whether a stamp of this form is an instant without a zone being known.
  var countsFromEpoch: Bool { unitsPerSecond != nil }

  /// Instants that are taken for market dates where a number has no other sign of being one.
  static let plausible: Range<Int64> = 315_532_800_000_000..<4_102_444_800_000_000

  /// The start of the year 1.
  static let startOfYears: Int64 = -62_135_596_800_000_000
  /// The end of the year 9999.
  static let endOfYears: Int64 = 253_402_300_800_000_000

  /// The forms in the order in which they are tried.
  private static let detectable: [TimeStampForm] = [
    .iso8601, .seconds, .milliseconds, .microseconds, .nanoseconds, .compact, .namedMonth, .yearMonth,
  ]

  /// The form of one field; `dayMonthYear` where day and month cannot be told apart; `nil` where it is no time stamp.
  static func detected(in bytes: Span<UInt8>, _ field: Range<Int>) -> TimeStampForm? {
    if let parts = TimeStampReader.slashedParts(bytes, field), ClockTime(bytes, parts.end..<field.upperBound) != nil {
      return .dayMonthYear
    }
    return detectable.first { TimeStampReader(form: $0, zone: .utc).read(bytes, field) != nil }
  }

  /// The form of the bytes of one field.
  static func detected(in field: [UInt8]) -> TimeStampForm? { detected(in: field.span, 0..<field.count) }
}
