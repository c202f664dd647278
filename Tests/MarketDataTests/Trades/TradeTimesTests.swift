import MarketData
import Testing

/// When closed trades are known.
@Suite struct TradeTimesTests {
  private func closes(_ text: String, bar: Duration? = nil) throws -> [TimeStamp]? {
    try trades("exit_time,return\n" + text, TradeOptions(bar: bar)).trades.closeTimes
  }

  private static let day = Duration.seconds(86_400)

  @Test(arguments: [
    (nil, "2024-01-03T10:00:00Z", "2024-01-04"), (Duration.zero, "2024-01-03T10:00:00Z", "2024-01-04"),
    (.seconds(3600), "2024-01-03T11:00:00Z", "2024-01-04"), (day, "2024-01-04T10:00:00Z", "2024-01-04"),
    // Dates of weekly bars are known a week later.
    (day * 7, "2024-01-10T10:00:00Z", "2024-01-10"),
  ])
  func aBarIsKnownAtItsEndAndADateAtTheEndOfItsDay(bar: Duration?, time: String, date: String) throws {
    #expect(try closes("2024-01-03T10:00:00Z,0.01\n", bar: bar) == [stamp(time)])
    #expect(try closes("2024-01-03,0.01\n", bar: bar) == [stamp(date)])
  }

  /// A date among times is not known at its midnight, and so it comes after the trade of its day.
  @Test func datesAmongTimesCountFromTheEndOfTheirDay() throws {
    let (series, detection) = try trades("exit_time,return\n2024-01-03,0.01\n2024-01-03 10:00,0.02\n")
    #expect(series.returns == [0.02, 0.01])
    #expect(series.closeTimes == ["2024-01-03T10:00:00Z", "2024-01-04"].map(stamp))
    #expect(!detection.datesOnly && detection.datedCloses == 1)
  }

  @Test func theEndOfTheBarPutsTradesInOrder() throws {
    let series = try trades(
      "exit_time,return\n2024-01-03,0.01\n2024-01-03 22:00,0.02\n", TradeOptions(bar: .seconds(4 * 3600))
    ).trades
    #expect(series.returns == [0.01, 0.02])
  }

  @Test(arguments: [
    (["01 00:00", "02 00:00", "05 00:00", "09 00:00"], BarSize(1, .day)),
    // A day of an exchange to the east.
    (["01 16:00", "02 16:00", "05 16:00", "09 16:00"], BarSize(1, .day)),
    (["01 00:00", "01 04:00", "02 08:00", "03 00:00"], BarSize(4, .hour)),
    (["01 00:00", "01 04:00", "02 08:00", "03 07:00"], BarSize(1, .hour)),
    (["01 00:00", "01 04:15", "02 08:30", "03 07:00"], BarSize(15, .minute)),
    (["01 00:00", "01 04:15", "02 08:30", "03 07:01"], BarSize(1, .minute)),
    (["01 00:00:00", "01 04:15:00", "02 08:30:00", "03 07:01:01"], nil),
    // Three times may lie on a grid by chance, and so may one that comes four times.
    (["01 00:00", "02 00:00", "05 00:00"], nil), (["01 00:00", "01 00:00", "01 00:00", "01 00:00"], nil),
    (["01", "02", "05", "09"], nil),
    (["01", "02 01:00", "05 02:00", "09 03:00", "11 04:00"], BarSize(1, .hour)),
  ])
  func gridsOfClosesAreFound(days: [String], grid: BarSize?) throws {
    let text = days.map { "2024-01-\($0),0.01\n" }.joined()
    #expect(try trades("exit_time,return\n" + text).detection.closeGrid == grid)
  }
}
