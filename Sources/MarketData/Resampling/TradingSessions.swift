/// The bars that an exchange is expected to make: on weekdays, at the times of day that its days usually have.
struct TradingSessions {
  /// The times of day in microseconds, ascending, at which at least half of the days have a bar.
  private let usualTimes: [Int64]
  /// Whether a bar takes a whole day.
  private let isDaily: Bool

  /// The sessions that bars show; `nil` where they are all of one day, or longer than a day.
  init?(_ timeStamps: [TimeStamp], length: Int64?) {
    guard let length, length <= TimeStamp.microsecondsPerDay, let first = timeStamps.first, let last = timeStamps.last,
      first.day < last.day
    else { return nil }
    usualTimes = TradingDay.usualTimes(timeStamps)
    isDaily = length == TimeStamp.microsecondsPerDay
  }

  /// The first and the last bar that are missing between two neighbours; `nil` where none is.
  func gap(between earlier: TimeStamp, and later: TimeStamp) -> (first: TimeStamp, last: TimeStamp)? {
    guard earlier.day != later.day else {
      let missing = usualTimes.filter { $0 > earlier.microsecondOfDay && $0 < later.microsecondOfDay }
      guard let first = missing.first, let last = missing.last else { return nil }
      return (instant(earlier.day, first), instant(earlier.day, last))
    }
    let between = earlier.day + 1..<later.day
    // Seven days hold five weekdays, more than a holiday.
    guard let firstDay = between.first(where: isWeekday), let lastDay = between.last(where: isWeekday),
      between.count >= 7 || between.count(where: isWeekday) > TradingDay.longestHoliday
    else { return nil }
    return (instant(firstDay, usualTimes.first ?? 0), instant(lastDay, usualTimes.last ?? 0))
  }

  /// Whether there should be a bar later than `last` and before `end`.
  func expectsBar(after last: TimeStamp, before end: TimeStamp) -> Bool {
    if !isDaily, hasUsualTime(on: last.day, where: { $0 > last && $0 < end }) { return true }
    return hasWeekday(in: last.day + 1..<max(last.day + 1, end.day + 1)) { $0 < end }
  }

  /// Whether there should be a bar from `start` on and before `first`.
  func expectsBar(from start: TimeStamp, before first: TimeStamp) -> Bool {
    if !isDaily, hasUsualTime(on: first.day, where: { $0 >= start && $0 < first }) { return true }
    return hasWeekday(in: start.day..<max(start.day, first.day)) { $0 >= start }
  }

  private func hasUsualTime(on day: Int, where isInside: (TimeStamp) -> Bool) -> Bool {
    usualTimes.contains { isInside(instant(day, $0)) }
  }

  /// Whether there is a weekday with a usual time that `isInside` holds for.
  private func hasWeekday(in days: Range<Int>, where isInside: (TimeStamp) -> Bool) -> Bool {
    // Days in the middle of a stretch are inside; of more than nine days, those left include five weekdays.
    if days.count > 9 { return !usualTimes.isEmpty }
    return days.contains { day in isWeekday(day) && hasUsualTime(on: day, where: isInside) }
  }

  private func isWeekday(_ day: Int) -> Bool { weekdayOfDay(day) <= 5 }

  private func instant(_ day: Int, _ time: Int64) -> TimeStamp {
    TimeStamp.midnight(ofDay: day).moved(by: time)
  }
}
