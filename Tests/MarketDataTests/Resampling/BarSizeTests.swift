import Foundation
import MarketData
import Testing

@Suite struct BarSizeTests {
  @Test(arguments: [
    ("15m", 15, BarSize.Unit.minute), ("90m", 90, .minute), ("60m", 1, .hour), ("24h", 1, .day), ("04h", 4, .hour),
    ("86400s", 1, .day), ("500ms", 500, .millisecond), ("1000us", 1, .millisecond), ("1w", 1, .week), ("7d", 7, .day),
    ("1mo", 1, .month), ("12mo", 12, .month), ("12000mo", 12_000, .month), ("365250d", 365_250, .day),
  ])
  func textsAndTheLargestUnit(text: String, count: Int, unit: BarSize.Unit) throws {
    let size = try #require(BarSize(text))
    #expect(size.count == count)
    #expect(size.unit == unit)
    #expect(size.description == "\(count)\(unit.rawValue)")
    #expect(BarSize(size.description) == size)
    #expect(try JSONDecoder().decode([BarSize].self, from: JSONEncoder().encode([size])) == [size])
  }

  @Test(arguments: [
    "", "h", "4", "0h", "-4h", "+4h", "4.5h", "4 h", " 4h", "4H", "1M", "1D", "1y", "4hh", "٤h", "12001mo", "365251d",
    "52179w", "99999999999999999999h", "9223372036854775807w",
  ])
  func otherTextsAreNone(text: String) {
    #expect(BarSize(text) == nil)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([BarSize].self, from: Data("[\"\(text)\"]".utf8)) }
  }

  @Test func counts() {
    #expect(BarSize(0, .hour) == nil)
    #expect(BarSize(-1, .month) == nil)
    #expect(BarSize(.max, .week) == nil)
    #expect(BarSize(60, .minute) == BarSize(1, .hour))
    #expect(BarSize(7, .day) != BarSize(1, .week))
  }

  @Test func durations() {
    #expect(BarSize("90m")?.duration == .seconds(5400))
    #expect(BarSize("1w")?.duration == .seconds(604_800))
    #expect(BarSize("1mo")?.duration == nil)
  }
}
