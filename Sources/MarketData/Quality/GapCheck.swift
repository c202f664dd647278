/// Finds stretches in which bars are missing, by the rules of `DataQualityReport.Issue.Kind.gaps`.
struct GapCheck {
  private let timeStamps: [TimeStamp]
  private let length: Int64
  private let calendar: PeriodsPerYear.TradingCalendar
  /// The times of day, in microseconds, at which at least half of the days have a bar; used for short bars only.
  ///
  /// In ascending order.
  private let usualTimes: [Int64]

  init(spacing: BarSpacing) {
    timeStamps = spacing.timeStamps
    length = spacing.microseconds
    calendar = spacing.tradingCalendar
    guard calendar == .exchange, length < TimeStamp.microsecondsPerDay else {
      usualTimes = []
      return
    }
    usualTimes = TradingDay.usualTimes(timeStamps)
  }

  /// Adds the gaps, with the longest of them as the example.
  func check(_ tally: inout IssueTally) {
    var gaps = 0
    var missing = 0
    var longest = (bars: 0, from: 0)
    for index in timeStamps.indices.dropLast() {
      let bars = missingBars(between: timeStamps[index], and: timeStamps[index + 1])
      guard bars > 0 else { continue }
      gaps += 1
      missing += bars
      if bars > longest.bars { longest = (bars, index) }
    }
    guard gaps > 0 else { return }
    let example =
      "\(longest.bars) missing between \(timeStamps[longest.from]) and \(timeStamps[longest.from + 1])"
    tally.add(.gaps, count: gaps, example: example)
    tally.add(.missingBars, count: missing, example: example)
  }

  private func missingBars(between earlier: TimeStamp, and later: TimeStamp) -> Int {
    let distance = later.microseconds(since: earlier)
    if calendar == .exchange, length <= TimeStamp.microsecondsPerDay {
      guard length == TimeStamp.microsecondsPerDay || earlier.day != later.day else {
        guard distance > length else { return 0 }
        return usualTimes.count { $0 > earlier.microsecondOfDay && $0 < later.microsecondOfDay }
      }
      let weekdays = (earlier.day + 1..<max(earlier.day + 1, later.day)).count { weekdayOfDay($0) <= 5 }
      guard weekdays > TradingDay.longestHoliday else { return 0 }
      return length == TimeStamp.microsecondsPerDay ? weekdays : weekdays * usualTimes.count
    }
    // Months differ in length by a tenth: what is less than half a bar too long is no gap.
    return distance * 2 >= length * 3 ? Int((Double(distance) / Double(length)).rounded()) - 1 : 0
  }
}
