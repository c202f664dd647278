import MarketData
import Testing

@Suite struct ResamplingTests {
  private let hour = BarSize("1h")

  /// Bars with the closes 1, 2, … at steps from a start, those at the positions `missing` left out.
  private func bars(
    from start: String, every seconds: Int64, count: Int, without missing: Set<Int> = [],
    where isOpen: (TimeStamp) -> Bool = { _ in true }
  ) throws -> BarSeries {
    let all = (0..<count).map { TimeStamp(microseconds: stamp(start).microseconds + Int64($0) * seconds * 1_000_000) }
    let kept = all.indices.filter { !missing.contains($0) && isOpen(all[$0]) }
    return try BarSeries(timeStamps: kept.map { all[$0] }, close: kept.map { Double($0 + 1) })
  }

  private func size(_ text: String) throws -> BarSize { try #require(BarSize(text)) }

  @Test(arguments: [
    ("1h", "90m"), ("1h", "30m"), ("4h", "1h"), ("7h", "1d"), ("1d", "1h"), ("2d", "1w"), ("1w", "1mo"), ("1d", "36h"),
  ])
  func sizesThatDoNotFit(source: String, target: String) throws {
    let (source, target) = try (size(source), size(target))
    let length = try #require(source.duration)
    let series = try bars(from: "2024-01-01", every: length.components.seconds, count: 20)
    #expect(throws: MarketDataError.unsuitableBarSize(source: source, target: target)) {
      // Seven days apart is a week or seven days; here it is told.
      try series.resampled(to: target, options: ResamplingOptions(sourceSize: source))
    }
    #expect(
      MarketDataError.unsuitableBarSize(source: source, target: target).description
        == "bars of \(target) cannot be made from bars of \(source), of which it is no multiple")
  }

  @Test func monthsAreNoSourceOfDays() throws {
    let months = (1...12).compactMap { TimeStamp(year: 2023, month: $0, day: 1) }
    let series = try BarSeries(timeStamps: months, close: months.map { _ in 1 })
    let month = try size("1mo")
    #expect(throws: MarketDataError.unsuitableBarSize(source: month, target: try size("52w"))) {
      try series.resampled(to: size("52w"))
    }
    let quarters = try series.resampled(to: size("3mo"))
    #expect(quarters.sourceSize == month)
    #expect(quarters.sourceBarCounts == [3, 3, 3, 3])
    #expect(quarters.isComplete == [true, true, true, true])
    #expect(quarters.bars.timeStamps == [0, 3, 6, 9].map { months[$0] })
    let one = try series.resampled(to: month)
    #expect(one.bars == series)
    #expect(one.isComplete.allSatisfy { $0 })
  }

  @Test func theSameSizeChangesNothing() throws {
    let series = try bars(from: "2024-01-01", every: 3600, count: 100, without: [7, 8])
    let result = try series.resampled(to: size("60m"))
    #expect(result.bars == series)
    #expect(result.sourceBarCounts == [Int](repeating: 1, count: 98))
    #expect(result.isComplete.allSatisfy { $0 })
  }

  @Test func whatTheSourceHasNotStaysAbsent() throws {
    let result = try bars(from: "2024-01-01", every: 3600, count: 8).resampled(to: size("4h"))
    #expect(result.bars.close == [4, 8])
    #expect(result.bars.open == nil)
    #expect(result.bars.high == nil)
    #expect(result.bars.low == nil)
    #expect(result.bars.volume == nil)
  }

  @Test func weeksStartOnMonday() throws {
    // 2024-01-01 was a Monday.
    let series = try bars(from: "2023-12-31", every: 86_400, count: 15)
    let weeks = try series.resampled(to: size("1w"))
    #expect(weeks.bars.timeStamps == ["2023-12-25", "2024-01-01", "2024-01-08"].map(stamp))
    #expect(weeks.sourceBarCounts == [1, 7, 7])
    #expect(weeks.isComplete == [false, true, true])
    #expect(!weeks.lastIsRunning)
  }

  @Test func aStartBelongsToItsBarAndAnEndToTheNext() throws {
    let midnight = stamp("2024-01-02").microseconds
    let series = try BarSeries(
      timeStamps: [midnight - 86_400_000_000, midnight - 1, midnight, midnight + 1].map(TimeStamp.init(microseconds:)),
      close: [1, 2, 3, 4])
    let days = try series.resampled(to: size("1d"), options: ResamplingOptions(sourceSize: BarSize("1us")))
    #expect(days.bars.timeStamps == ["2024-01-01", "2024-01-02"].map(stamp))
    #expect(days.bars.close == [2, 4])
  }

  @Test func missingBarsAreFlaggedInAContinuousMarket() throws {
    let series = try bars(from: "2024-01-01", every: 900, count: 4 * 24 * 10 - 2, without: [5, 40, 41, 42, 43])
    let hours = try series.resampled(to: size("1h"))
    #expect(hours.bars.count == 239)
    let flagged = hours.isComplete.indices.filter { !hours.isComplete[$0] }
    #expect(flagged == [1, 238])
    #expect(flagged.map { hours.sourceBarCounts[$0] } == [3, 2])
    #expect(hours.lastIsRunning)
    #expect(hours.incompleteCount == 2)
    let dropped = try series.resampled(to: size("1h"), options: ResamplingOptions(incomplete: .drop))
    #expect(dropped.bars.count == 237)
    #expect(dropped.droppedCount == 2)
    #expect(dropped.isComplete.allSatisfy { $0 })
    #expect(dropped.lastIsRunning)
    let stopped = try series.resampled(to: size("1h"), options: ResamplingOptions(running: .drop))
    #expect(stopped.droppedCount == 1)
    #expect(stopped.incompleteCount == 1)
    let first = MarketDataError.incompleteBar(
      start: stamp("2024-01-01T01:00Z"), size: try size("1h"), sourceBars: 3, isRunning: false)
    #expect(throws: first) { try series.resampled(to: size("1h"), options: ResamplingOptions(incomplete: .error)) }
    let running = MarketDataError.incompleteBar(
      start: stamp("2024-01-10T23:00Z"), size: try size("1h"), sourceBars: 2, isRunning: true)
    #expect(throws: running) { try series.resampled(to: size("1h"), options: ResamplingOptions(running: .error)) }
    #expect(
      running.description
        == "the bar of 1h from 2024-01-10T23:00:00Z is still running: it has 2 source bars only")
  }

  /// The last bar of 4 h with 3 of its bars, all 4, and 1 of the next.
  @Test(arguments: [(7, true, [true, false]), (8, false, [true, true]), (9, true, [true, true, false])])
  func theLastBar(count: Int, isRunning: Bool, isComplete: [Bool]) throws {
    let result = try bars(from: "2024-01-01", every: 3600, count: count).resampled(
      to: size("4h"), options: ResamplingOptions(calendar: .continuousMarket))
    #expect(result.lastIsRunning == isRunning)
    #expect(result.isComplete == isComplete)
  }

  @Test func barsBesideTheGridReachBeyondTheEnd() throws {
    let options = ResamplingOptions(calendar: .continuousMarket)
    let late = try bars(from: "2024-01-01T00:30Z", every: 3600, count: 8).resampled(to: size("4h"), options: options)
    #expect(late.sourceBarCounts == [4, 4])
    #expect(late.isComplete == [false, false])
    #expect(!late.lastIsRunning)
  }

  @Test func weeksOfAnExchange() throws {
    // Five weeks from a Monday; one Wednesday is a holiday, and the third week is missing as a whole.
    let series = try bars(from: "2024-01-01", every: 86_400, count: 34, without: Set([2] + Array(14..<21))) {
      weekday($0) <= 5
    }
    #expect(series.tradingCalendar == .exchange)
    let weeks = try series.resampled(to: size("1w"))
    #expect(weeks.sourceBarCounts == [4, 5, 5, 5])
    #expect(weeks.isComplete == [true, true, true, true])
    #expect(!weeks.lastIsRunning)
    let months = try series.resampled(to: size("1mo"))
    // The missing week is a gap of January; February ends later than the series.
    #expect(months.isComplete == [false, false])
    #expect(months.lastIsRunning)
    let start = try series[1..<series.count].resampled(to: size("1w"))
    #expect(start.isComplete == [false, true, true, true])
    let end = try series[0..<series.count - 1].resampled(to: size("1w"))
    #expect(end.isComplete == [true, true, true, false])
    #expect(end.lastIsRunning)
  }

  /// Closures of four and five weekdays within a month.
  @Test(arguments: [(4, true), (5, false)])
  func aHolidayIsNoGap(weekdays: Int, isComplete: Bool) throws {
    let series = try bars(from: "2024-01-01", every: 86_400, count: 31, without: Set(7..<7 + weekdays)) {
      weekday($0) <= 5
    }
    let months = try series.resampled(to: size("1mo"), options: ResamplingOptions(calendar: .exchange))
    #expect(months.isComplete == [isComplete])
  }

  @Test func hoursOfAnExchange() throws {
    // 14:30 to 21:00 in half hours; one bar at 16:00 is missing, and one day closes early.
    let (lost, closed) = (48 + 32, 2 * 48 + 36..<3 * 48)
    let series = try bars(from: "2024-01-01", every: 1800, count: 48 * 12, without: Set(closed).union([lost])) {
      weekday($0) <= 5 && (29..<42).contains($0.microseconds / 1_800_000_000 % 48)
    }
    let days = try series.resampled(to: size("1d"))
    #expect(days.sourceBarCounts == [13, 12, 7, 13, 13, 13, 13, 13, 13, 13])
    #expect(days.isComplete == [true, false, true, true, true, true, true, true, true, true])
    let running = try series[0..<series.count - 1].resampled(to: size("1d"))
    #expect(running.lastIsRunning)
  }

  @Test func rulesNameColumns() throws {
    let stamps = (0..<4).map { TimeStamp(microseconds: $0 * 3_600_000_000) }
    let series = try BarSeries(timeStamps: stamps, close: [1, 2, 3, 4], columns: ["x": [1, 2, .nan, .nan]])
    #expect(throws: MarketDataError.unknownColumn(column: "y", available: ["x"])) {
      try series.resampled(to: size("2h"), options: ResamplingOptions(columnRules: ["y": .sum]))
    }
    let result = try series.resampled(to: size("2h"))
    let last = try #require(result.bars.columns["x"])
    #expect(last[0] == 2)
    #expect(last[1].isNaN)
  }

  @Test func volumesAreAddedWithoutLoss() throws {
    // From left to right the sum would be 0, for 1 is lost beside 10¹⁶ and 10¹⁶ + 1 + 1 would be.
    let stamps = (0..<4).map { TimeStamp(microseconds: $0 * 3_600_000_000) }
    let series = try BarSeries(timeStamps: stamps, close: [1, 1, 1, 1], volume: [1e16, 1, 1, 0])
    #expect(try series.resampled(to: size("4h")).bars.volume == [1e16 + 2])
    let huge = try BarSeries(timeStamps: stamps, close: [1, 1, 1, 1], volume: [1e308, 1e308, 0, 0])
    #expect(throws: MarketDataError.self) { try huge.resampled(to: size("4h")) }
  }

  @Test func oneBarNeedsItsSize() throws {
    let one = try bars(from: "2024-01-01", every: 3600, count: 1)
    #expect(throws: MarketDataError.unknownBarLength(count: 1)) { try one.resampled(to: size("4h")) }
    let result = try one.resampled(to: size("4h"), options: ResamplingOptions(sourceSize: hour))
    #expect(result.isComplete == [false])
    #expect(result.lastIsRunning)
    let none = try one[0..<0].resampled(to: size("4h"), options: ResamplingOptions(sourceSize: hour))
    #expect(none.bars.count == 0)
    #expect(!none.lastIsRunning)
  }

  @Test(arguments: ["1us", "7h", "1w", "1mo", "12000mo"])
  func theEndsOfTimeAreNoFault(text: String) throws {
    let stamps = [Int64.min, .min + 1, 0, .max - 1, .max].map(TimeStamp.init(microseconds:))
    let series = try BarSeries(timeStamps: stamps, close: [1, 2, 3, 4, 5])
    for calendar in [PeriodsPerYear.TradingCalendar.continuousMarket, .exchange] {
      for zone in [UTCOffset.utc, try #require(UTCOffset("+08:00")), try #require(UTCOffset("-08:00"))] {
        let result = try series.resampled(
          to: size(text), options: ResamplingOptions(offset: zone, sourceSize: BarSize("1us"), calendar: calendar))
        #expect(result.sourceBarCounts.reduce(0, +) == 5)
      }
    }
  }
}

/// The day of the week from 1 for Monday, by the days since Thursday 1970-01-01.
private func weekday(_ stamp: TimeStamp) -> Int {
  Int((stamp.microseconds / 86_400_000_000 + 3) % 7) + 1
}
