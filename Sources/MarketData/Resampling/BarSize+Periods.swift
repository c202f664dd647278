extension BarSize {
  /// The start of the bar that an instant falls in.
  ///
  /// Bars follow each other from midnight of 1970-01-01 (weeks from Monday 1970-01-05, months from January 1970) in
  /// the zone `offset`.
  func start(of stamp: TimeStamp, in offset: UTCOffset) -> TimeStamp {
    let ahead = Int64(offset.seconds) * TimeStamp.microsecondsPerSecond
    guard let microseconds else {
      let month = firstMonth(of: stamp.moved(by: ahead))
      return BarSize.firstInstant(ofMonth: month).moved(by: -ahead)
    }
    let origin = (unit == .week ? 4 * TimeStamp.microsecondsPerDay : 0) - ahead
    // Both remainders are taken first, so that the ends of time do not overflow.
    let phase = floorRemainder(
      floorRemainder(stamp.microseconds, microseconds) - floorRemainder(origin, microseconds), microseconds)
    return stamp.moved(by: -phase)
  }

  /// The end of the bar that starts at `start`, a start that `start(of:in:)` gave for the same zone.
  func end(from start: TimeStamp, in offset: UTCOffset) -> TimeStamp {
    if let microseconds { return start.moved(by: microseconds) }
    let ahead = Int64(offset.seconds) * TimeStamp.microsecondsPerSecond
    let month = firstMonth(of: start.moved(by: ahead))
    return BarSize.firstInstant(ofMonth: month + count).moved(by: -ahead)
  }

  /// The instant one bar later, wherever the bar starts.
  ///
  /// After months it is the same day of the month at the same time, or the last day of a month that is too short.
  package func end(from start: TimeStamp) -> TimeStamp {
    if let microseconds { return start.moved(by: microseconds) }
    let date = GregorianDate(daysSinceEpoch: start.day)
    let month = BarSize.monthIndex(of: date) + count
    let (year, inYear) = BarSize.yearAndMonth(ofMonth: month)
    let day = min(date.day, GregorianDate.daysInMonth(inYear, of: year))
    return TimeStamp.midnight(of: GregorianDate(year: year, month: inYear, day: day))
      .moved(by: start.microsecondOfDay)
  }

  /// The first month of the bar that a local instant falls in, counted from January 1970.
  private func firstMonth(of local: TimeStamp) -> Int {
    let month = BarSize.monthIndex(of: GregorianDate(daysSinceEpoch: local.day))
    return month - Int(floorRemainder(Int64(month), Int64(count)))
  }

  private static func monthIndex(of date: GregorianDate) -> Int { (date.year - 1970) * 12 + date.month - 1 }

  private static func yearAndMonth(ofMonth index: Int) -> (year: Int, month: Int) {
    let inYear = Int(floorRemainder(Int64(index), 12))
    return (1970 + (index - inYear) / 12, inYear + 1)
  }

  private static func firstInstant(ofMonth index: Int) -> TimeStamp {
    let (year, month) = yearAndMonth(ofMonth: index)
    return .midnight(of: GregorianDate(year: year, month: month, day: 1))
  }
}

extension TimeStamp {
  /// The instant that many microseconds later; the end of time where there is no such instant.
  func moved(by distance: Int64) -> TimeStamp {
    let (sum, overflows) = microseconds.addingReportingOverflow(distance)
    guard overflows else { return TimeStamp(microseconds: sum) }
    return TimeStamp(microseconds: distance < 0 ? .min : .max)
  }

  /// The start of the day that many days after 1970-01-01; the end of time where there is no such instant.
  static func midnight(ofDay day: Int) -> TimeStamp {
    let (product, overflows) = Int64(day).multipliedReportingOverflow(by: microsecondsPerDay)
    guard overflows else { return TimeStamp(microseconds: product) }
    return TimeStamp(microseconds: day < 0 ? .min : .max)
  }

  fileprivate static func midnight(of date: GregorianDate) -> TimeStamp { midnight(ofDay: date.daysSinceEpoch) }
}

/// The remainder that is never negative.
private func floorRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}
