import MarketData
import NumericalMethods
import Testing
import VolatilityForecasting

@Suite struct TrailingPercentileTests {
  private let day: Int64 = 86_400_000_000

  /// The percentile of each value, counted anew.
  private func plain(_ values: [Double?], _ stamps: [TimeStamp], window: Int64, smallest: Int) -> [Double?] {
    values.indices.map { index in
      guard let value = values[index] else { return nil }
      let past = (0...index).filter { stamps[index].microseconds - stamps[$0].microseconds < window }
        .compactMap { values[$0] }
      guard past.count >= smallest else { return nil }
      let below = past.count { $0 < value }
      let equal = past.count { $0 == value }
      return 50 * Double(2 * below + equal) / Double(past.count)
    }
  }

  @Test(arguments: [1, 2, 10, 60, 1000]) func percentilesAreThosePlain(_ days: Int64) throws {
    var random = SplitMix64(seed: UInt64(days))
    // Few different values, so that there are ties, some missing, at irregular times.
    let values = (0..<400).map { _ in random.next() % 9 == 0 ? nil : Double(random.next() % 25) }
    var time: Int64 = 0
    let stamps = values.map { _ in
      time += Int64(random.next() % 3 + 1) * day / 2
      return TimeStamp(microseconds: time)
    }
    for smallest in [1, 5, 50] {
      let percentile = try TrailingPercentile(window: .seconds(days * 86_400), smallestHistory: smallest)
      #expect(
        try percentile.percentiles(of: values, timeStamps: stamps)
          == plain(values, stamps, window: days * day, smallest: smallest))
    }
  }

  @Test func windowEndsAtItsLength() throws {
    let percentile = try TrailingPercentile(window: .seconds(86_400), smallestHistory: 1)
    // The first value is in the window of the second one microsecond before a day is over, and not at the day.
    for (age, expected) in [(day - 1, 75.0), (day, 50), (day + 1, 50)] {
      let stamps = [TimeStamp(microseconds: 0), TimeStamp(microseconds: age)]
      #expect(try percentile.percentiles(of: [1, 2], timeStamps: stamps) == [50, expected])
    }
  }

  @Test func shortHistoryHasNone() throws {
    let percentile = try TrailingPercentile(window: .seconds(1), smallestHistory: 3)
    let stamps = (0..<4).map { TimeStamp(microseconds: $0) }
    let found = try percentile.percentiles(of: [1, 1, 1, 2], timeStamps: stamps)
    #expect(found == [nil, nil, 50, 87.5])
  }

  /// The shortest windows hold their own value alone.
  @Test(arguments: [Duration.microseconds(1), .nanoseconds(1999)])
  func shortestWindowsHoldOneValue(window: Duration) throws {
    let percentile = try TrailingPercentile(window: window, smallestHistory: 1)
    let stamps = (0..<3).map { TimeStamp(microseconds: $0) }
    #expect(try percentile.percentiles(of: [1, 2, 0], timeStamps: stamps) == [50, 50, 50])
  }

  @Test func whatDoesNotFitIsRefused() throws {
    #expect(throws: ForecastingError.self) { try TrailingPercentile(window: .zero, smallestHistory: 1) }
    for window in [.seconds(-1), .nanoseconds(999), .microseconds(1) - .nanoseconds(1)] as [Duration] {
      #expect(throws: ForecastingError.self) { try TrailingPercentile(window: window, smallestHistory: 1) }
    }
    #expect(throws: ForecastingError.self) { try TrailingPercentile(window: .seconds(1), smallestHistory: 0) }
    let percentile = try TrailingPercentile(window: .seconds(1), smallestHistory: 1)
    #expect(throws: ForecastingError.timeStampsNotIncreasing(index: 1)) {
      try percentile.percentiles(of: [1, 2], timeStamps: [TimeStamp(microseconds: 0), TimeStamp(microseconds: 0)])
    }
  }
}
