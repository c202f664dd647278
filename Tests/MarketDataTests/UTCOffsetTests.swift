import MarketData
import Testing

@Suite struct UTCOffsetTests {
  @Test(arguments: [
    ("UTC", 0), ("utc", 0), ("GMT", 0), ("Z", 0), ("+08:00", 28_800), ("+0800", 28_800), ("-05", -18_000),
    ("+05:45", 20_700), ("-23:59", -86_340),
  ])
  func reads(text: String, seconds: Int) {
    #expect(UTCOffset(text)?.seconds == seconds)
  }

  @Test(arguments: ["", "+", "8", "+8", "+24:00", "+01:60", "+01:", "+01:0", "Europe/Berlin", "UTC+", "+01:000"])
  func refuses(text: String) {
    #expect(UTCOffset(text) == nil)
  }

  @Test func isLessThanADay() {
    #expect(UTCOffset(seconds: 86_399) != nil)
    #expect(UTCOffset(seconds: 86_400) == nil)
    #expect(UTCOffset(seconds: -86_400) == nil)
  }

  @Test func describesItself() {
    #expect(UTCOffset.utc.description == "UTC")
    #expect(UTCOffset("-0530")?.description == "-05:30")
  }
}
