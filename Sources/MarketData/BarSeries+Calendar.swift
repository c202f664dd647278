extension BarSeries {
  /// The usual length of a bar: the median distance of neighbouring time stamps; `nil` where there are fewer than two.
  ///
  /// Of an even number of distances the lower of the middle two is taken, so that the result is one that occurs.
  public var barDuration: Duration? {
    BarSpacing(timeStamps).map { .microseconds($0.microseconds) }
  }

  /// The hours at which this market trades, guessed from the days that have bars.
  ///
  /// A market is continuous if its Saturdays and its Sundays each have at least half as many bars as its other days:
  /// exchanges that open on one of them, or currencies that start on Sunday evening, do not pass. Bars of less than
  /// a day that span no weekend are continuous if none is missing between the first and the last.
  public var tradingCalendar: PeriodsPerYear.TradingCalendar {
    BarSpacing(timeStamps)?.tradingCalendar ?? .exchange
  }

  /// The number of bars that no market can have: a high below the low, or an open or close outside of them.
  package var impossibleBarCount: Int {
    close.indices.count { bar in
      BarFault.description(
        open: open?[bar], high: high?[bar], low: low?[bar], close: close[bar], volume: volume?[bar]) != nil
    }
  }

  /// The number of bars in a year; `nil` where there are fewer than two bars.
  ///
  /// A continuous market has 365 days of 24 hours. An exchange has 252 days, each with the median number of bars
  /// that the days of this series have. Bars of a month, a quarter or a year count 12, 4 and 1 in both.
  public var periodsPerYear: PeriodsPerYear? {
    BarSpacing(timeStamps)?.periodsPerYear
  }
}
