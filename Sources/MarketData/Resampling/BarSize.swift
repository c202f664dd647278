/// The length of a bar: a number of microseconds up to months, as `15m`, `4h`, `1d`, `1w` or `1mo`.
///
/// Lengths are kept in the largest unit below the week that gives a whole number, so that `60m` and `1h` are one size.
/// Seven days are not a week, because weeks start on Monday and days are counted from 1970-01-01, a Thursday.
public struct BarSize: Hashable, Sendable {
  /// The units of a bar's length, each with the letters it is written with.
  public enum Unit: String, CaseIterable, Codable, Sendable {
    case microsecond = "us"
    case millisecond = "ms"
    case second = "s"
    /// A minute; a month is `mo`.
    case minute = "m"
    case hour = "h"
    /// 24 hours, from midnight.
    case day = "d"
    /// Seven days from Monday, as in ISO 8601.
    case week = "w"
    /// A month of the calendar, of 28 to 31 days.
    case month = "mo"

    /// The length in microseconds; `nil` for months, which differ.
    var microseconds: Int64? {
      switch self {
      case .microsecond: 1
      case .millisecond: 1000
      case .second: TimeStamp.microsecondsPerSecond
      case .minute: 60 * TimeStamp.microsecondsPerSecond
      case .hour: 3600 * TimeStamp.microsecondsPerSecond
      case .day: TimeStamp.microsecondsPerDay
      case .week: 7 * TimeStamp.microsecondsPerDay
      case .month: nil
      }
    }
  }

  /// The number of units; positive.
  public let count: Int
  /// The unit.
  public let unit: Unit

  /// The longest size: a thousand years.
  private static let longest = (microseconds: 365_250 * TimeStamp.microsecondsPerDay, months: 12_000)

  /// A size of `count` units; `nil` for less than one or more than a thousand years.
  public init?(_ count: Int, _ unit: Unit) {
    guard count > 0 else { return nil }
    guard let length = unit.microseconds else {
      guard count <= BarSize.longest.months else { return nil }
      self.init(count, of: unit)
      return
    }
    let (microseconds, overflows) = Int64(count).multipliedReportingOverflow(by: length)
    guard !overflows, microseconds <= BarSize.longest.microseconds else { return nil }
    if unit == .week {
      self.init(count, of: unit)
    } else {
      self.init(microseconds: microseconds)
    }
  }

  /// The size that neighbouring bars show; `nil` where they are too far apart.
  ///
  /// Distances of a month, a quarter and a year differ by days and are known by their range.
  init?(_ spacing: BarSpacing) {
    guard (1...BarSize.longest.microseconds).contains(spacing.microseconds) else { return nil }
    switch spacing.days {
    case 28...31: self.init(1, .month)
    case 89...92: self.init(3, .month)
    case 365...366: self.init(12, .month)
    default: self.init(microseconds: spacing.microseconds)
    }
  }

  /// A positive, fixed length in the largest unit up to the day.
  private init(microseconds: Int64) {
    for unit in Unit.allCases.prefix(while: { $0 != .week }).reversed() {
      if let length = unit.microseconds, microseconds % length == 0 {
        self.init(Int(microseconds / length), of: unit)
        return
      }
    }
    self.init(Int(microseconds), of: .microsecond)
  }

  private init(_ count: Int, of unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The length where all bars of this size have the same; `nil` for months.
  public var duration: Duration? { microseconds.map { .microseconds($0) } }

  /// The length in microseconds; `nil` for months, which differ.
  var microseconds: Int64? { unit.microseconds.map { Int64(count) * $0 } }

  /// Whether bars of this size can be put together from whole bars of the size `source`, one or more.
  func isMultiple(of source: BarSize) -> Bool {
    switch (microseconds, source.microseconds) {
    case (let own?, let other?): own % other == 0
    // Every month is made of whole days.
    case (nil, let other?): TimeStamp.microsecondsPerDay % other == 0
    case (nil, nil): count % source.count == 0
    case (_?, nil): false
    }
  }
}
