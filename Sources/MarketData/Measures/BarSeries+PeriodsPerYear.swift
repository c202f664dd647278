extension BarSeries {
  /// The number of periods of a length in a year of this market; `nil` where there are fewer than two bars.
  ///
  /// It annualises ``realizedMeasures(_:)``, as ``periodsPerYear`` does measures of a single bar. A continuous market
  /// has 365 days of 24 hours. An exchange has 252 days: periods of several days take up five sevenths of them, and of
  /// shorter ones a day has the median number that have bars.
  ///
  /// - Parameters:
  ///   - period: the length of a period.
  ///   - zone: the zone from whose midnight periods are counted.
  /// - Returns: the number of periods in a year.
  /// - Precondition: `period` is a positive, whole number of microseconds.
  public func periodsPerYear(every period: Duration, zone: UTCOffset = .utc) -> PeriodsPerYear? {
    guard let spacing = BarSpacing(timeStamps) else { return nil }
    let grid = PeriodGrid(period, zone: zone)
    let days = Double(grid.length) / Double(TimeStamp.microsecondsPerDay)
    switch spacing.tradingCalendar {
    case .continuousMarket: return PeriodsPerYear(365 / days)
    case .exchange:
      if days >= 1 { return PeriodsPerYear(252 / max(1, days * 5 / 7)) }
      var counts: [Int: Int] = [:]
      var latest: TimeStamp?
      for stamp in timeStamps {
        let start = grid.start(of: stamp)
        if start != latest { counts[stamp.day, default: 0] += 1 }
        latest = start
      }
      let sorted = counts.values.sorted()
      return PeriodsPerYear(252 * Double(sorted[sorted.count / 2]))
    }
  }
}
