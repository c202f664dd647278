extension TimeStamp {
  static let microsecondsPerSecond: Int64 = 1_000_000
  static let microsecondsPerDay: Int64 = 86_400 * microsecondsPerSecond

  /// The instant of a date and time of day in UTC, in the proleptic Gregorian calendar; `nil` where there is none.
  ///
  /// - Parameters:
  ///   - year: 1 to 9999.
  ///   - month: 1 to 12.
  ///   - day: 1 to the length of the month.
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  ///   - second: 0 to 59; leap seconds have no instant of their own.
  ///   - microsecond: 0 to 999,999.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, microsecond: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= GregorianDate.daysInMonth(month, of: year), (0..<24).contains(hour), (0..<60).contains(minute),
      (0..<60).contains(second), (0..<1_000_000).contains(microsecond)
    else { return nil }
    let days = GregorianDate(year: year, month: month, day: day).daysSinceEpoch
    let seconds = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    self.init(microseconds: seconds * TimeStamp.microsecondsPerSecond + Int64(microsecond))
  }

  /// The number of days from 1970-01-01 to the day of this instant in UTC.
  package var day: Int { Int(floorQuotient(microseconds, TimeStamp.microsecondsPerDay)) }

  /// Microseconds since the start of the day in UTC.
  package var microsecondOfDay: Int64 {
    let remainder = microseconds % TimeStamp.microsecondsPerDay
    return remainder < 0 ? remainder + TimeStamp.microsecondsPerDay : remainder
  }

  /// Microseconds from `earlier` to this instant; the nearest number that fits for the ends of time.
  func microseconds(since earlier: TimeStamp) -> Int64 {
    let (distance, overflows) = microseconds.subtractingReportingOverflow(earlier.microseconds)
    guard overflows else { return distance }
    return microseconds < earlier.microseconds ? .min : .max
  }

  /// The day of the week in UTC: 1 for Monday to 7 for Sunday, as in ISO 8601.
  package var weekday: Int { weekdayOfDay(day) }
}

/// The quotient rounded towards minus infinity, so that instants before 1970 fall in their own day.
private func floorQuotient(_ value: Int64, _ divisor: Int64) -> Int64 {
  let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
  return remainder < 0 ? quotient - 1 : quotient
}

/// The day of the week (1 for Monday to 7 for Sunday) of the day `day` after 1970-01-01, a Thursday.
func weekdayOfDay(_ day: Int) -> Int {
  let sinceMonday = (day + 3) % 7
  return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1
}
