import Testing

import MarketData

@Suite struct BarSeriesCalendarTests {
  /// Bars of one hour-multiple from a Monday on, those that `isOpen` lets through.
  private func bars(
    hours step: Int, count: Int, isOpen: (_ weekday: Int, _ hour: Int) -> Bool = { _, _ in true }
  ) throws -> BarSeries {
    let monday = stamp("2024-01-01")
    let stamps = (0..<count).map { index in
      TimeStamp(microseconds: monday.microseconds + Int64(index * step) * 3_600_000_000)
    }.filter { isOpen($0.weekday, Int($0.microsecondOfDay / 3_600_000_000)) }
    return try BarSeries(timeStamps: stamps, close: stamps.map { _ in 1 })
  }

  @Test func barsAroundTheClock() throws {
    let hourly = try bars(hours: 1, count: 1000)
    #expect(hourly.barDuration == .seconds(3600))
    #expect(hourly.tradingCalendar == .continuousMarket)
    #expect(hourly.periodsPerYear == .every(.hour, in: .continuousMarket))
    #expect(try bars(hours: 24, count: 100).periodsPerYear == .every(.day, in: .continuousMarket))
  }

  @Test func daysOfAnExchange() throws {
    let daily = try bars(hours: 24, count: 100) { weekday, _ in weekday <= 5 }
    #expect(daily.barDuration == .seconds(86_400))
    #expect(daily.tradingCalendar == .exchange)
    #expect(daily.periodsPerYear == .every(.day, in: .exchange))
  }

  @Test func hoursOfAnExchange() throws {
    let hourly = try bars(hours: 1, count: 1000) { weekday, hour in weekday <= 5 && (14..<21).contains(hour) }
    #expect(hourly.tradingCalendar == .exchange)
    #expect(hourly.periodsPerYear == PeriodsPerYear(252 * 7))
  }

  @Test func aSundayEveningMakesNoContinuousMarket() throws {
    let hourly = try bars(hours: 1, count: 1000) { weekday, hour in
      weekday <= 4 || (weekday == 5 && hour < 22) || (weekday == 7 && hour >= 22)
    }
    #expect(hourly.tradingCalendar == .exchange)
  }

  @Test func anExchangeThatOpensOnSundaysIsNotContinuous() throws {
    let daily = try bars(hours: 24, count: 100) { weekday, _ in weekday <= 4 || weekday == 7 }
    #expect(daily.tradingCalendar == .exchange)
  }

  /// Six-hourly bars of two weeks that have all weekdays but only some bars of each weekend day.
  @Test(arguments: [(2, true), (1, false)])
  func weekendsNeedHalfOfTheBars(perWeekendDay: Int, isContinuous: Bool) throws {
    let series = try bars(hours: 6, count: 56) { weekday, hour in weekday <= 5 || hour < 6 * perWeekendDay }
    #expect((series.tradingCalendar == .continuousMarket) == isContinuous)
  }

  @Test func withoutAWeekendOnlyUnbrokenDaysAreContinuous() throws {
    #expect(try bars(hours: 1, count: 48).tradingCalendar == .continuousMarket)
    #expect(try bars(hours: 1, count: 48) { _, hour in hour != 12 }.tradingCalendar == .exchange)
    #expect(try bars(hours: 1, count: 7).tradingCalendar == .exchange)
  }

  @Test func longBars() throws {
    #expect(try bars(hours: 7 * 24, count: 60).barDuration == .seconds(7 * 86_400))
    #expect(try bars(hours: 7 * 24, count: 60).periodsPerYear == .every(.week, in: .exchange))
    let months = (1...12).compactMap { TimeStamp(year: 2023, month: $0, day: 1) }
    #expect(try BarSeries(timeStamps: months, close: months.map { _ in 1 }).periodsPerYear == PeriodsPerYear(12))
  }

  @Test func theEndsOfTimeAreNoFault() throws {
    let stamps = [TimeStamp(microseconds: .min), TimeStamp(microseconds: .max)]
    let bars = try BarSeries(timeStamps: stamps, close: [1, 2])
    #expect(bars.barDuration == .microseconds(Int64.max))
    #expect(bars.periodsPerYear != nil)
  }

  @Test func oneBarHasNoDuration() throws {
    let one = try bars(hours: 1, count: 1)
    #expect(one.barDuration == nil)
    #expect(one.periodsPerYear == nil)
    #expect(one.tradingCalendar == .exchange)
  }
}
