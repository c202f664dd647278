import Foundation
import Testing

import MarketData

@Suite struct TimeStampCalendarTests {
  @Test func agreesWithFoundationFrom1900To2100() throws {
    var generator = RepeatableGenerator(seed: 7)
    let formatter = ISO8601DateFormatter()
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for _ in 0..<20_000 {
      let seconds = Int.random(in: -2_208_988_800..<4_133_980_800, using: &generator)
      let stamp = TimeStamp(microseconds: Int64(seconds) * 1_000_000)
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(stamp.description == formatter.string(from: date))
      #expect(TimeStamp(stamp.description) == stamp)
      // Foundation numbers the days of the week from Sunday = 1.
      #expect(stamp.weekday % 7 + 1 == calendar.component(.weekday, from: date))
    }
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
    let first = try #require(TimeStamp(year: 1799, month: 12, day: 31)).day
    let last = try #require(TimeStamp(year: 2200, month: 1, day: 1)).day
    #expect(last - first == 146_097 + 1)
    for day in first...last {
      let stamp = TimeStamp(microseconds: Int64(day) * 86_400_000_000)
      #expect(TimeStamp(stamp.dateDescription) == stamp)
    }
  }

  @Test(arguments: [
    (2000, 2, 29, true), (1900, 2, 29, false), (2023, 2, 29, false), (2024, 2, 29, true), (2024, 2, 30, false),
    (2024, 4, 31, false), (2024, 4, 30, true), (2024, 13, 1, false), (2024, 0, 1, false), (2024, 1, 0, false),
    (0, 1, 1, false), (1, 1, 1, true), (9999, 12, 31, true), (10_000, 1, 1, false),
  ])
  func onlyRealDatesExist(year: Int, month: Int, day: Int, exists: Bool) {
    #expect((TimeStamp(year: year, month: month, day: day) != nil) == exists)
  }

  @Test func onlyRealTimesOfDayExist() {
    #expect(TimeStamp(year: 2024, month: 1, day: 1, hour: 23, minute: 59, second: 59, microsecond: 999_999) != nil)
    #expect(TimeStamp(year: 2024, month: 1, day: 1, hour: 24) == nil)
    #expect(TimeStamp(year: 2024, month: 1, day: 1, minute: 60) == nil)
    #expect(TimeStamp(year: 2024, month: 1, day: 1, second: 60) == nil)
    #expect(TimeStamp(year: 2024, month: 1, day: 1, microsecond: 1_000_000) == nil)
  }
}
