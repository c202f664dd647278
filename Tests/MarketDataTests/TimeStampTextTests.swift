import Foundation
import Testing

import MarketData

@Suite struct TimeStampTextTests {
  @Test(arguments: [
    ("2024-01-31", "2024-01-31T00:00:00Z"),
    ("2024-01-31T14:30:05Z", "2024-01-31T14:30:05Z"),
    ("2024-01-31 14:30", "2024-01-31T14:30:00Z"),
    ("2024-01-31t14:30:05z", "2024-01-31T14:30:05Z"),
    ("2024-01-31T14:30:05+01:00", "2024-01-31T13:30:05Z"),
    ("2024-01-31 14:30:05 -0530", "2024-01-31T20:00:05Z"),
    ("2024-01-31 23:30:00+00", "2024-01-31T23:30:00Z"),
    ("2013-04-28 00:00:00 UTC", "2013-04-28T00:00:00Z"),
    ("2024-01-31T14:30:05.5Z", "2024-01-31T14:30:05.5Z"),
    ("2024-01-31T14:30:05.899247", "2024-01-31T14:30:05.899247Z"),
    ("2024-01-31T14:30:05.8992479999", "2024-01-31T14:30:05.899247Z"),
    ("1957-03-04T00:00:00.25Z", "1957-03-04T00:00:00.25Z"),
    ("1704067200", "2024-01-01T00:00:00Z"),
    ("1704067200.25", "2024-01-01T00:00:00.25Z"),
    ("1704067200001", "2024-01-01T00:00:00.001Z"),
    ("1704067200000001", "2024-01-01T00:00:00.000001Z"),
    ("315532800", "1980-01-01T00:00:00Z"),
    ("4102444799", "2099-12-31T23:59:59Z"),
  ])
  func reads(text: String, expected: String) {
    #expect(TimeStamp(text)?.description == expected)
  }

  @Test(arguments: [
    "", "1", "1974", "20240131", "315532799", "4102444800", "12.5", "1.63279E+12", "abc", "2024-1-31", "2024-13-01",
    "2024-02-30", "2024-01-31T", "2024-01-31T14", "2024-01-31T14:3", "2024-01-31T24:00:00Z", "2024-01-31T14:60:00Z",
    "2024-01-31T14:30:60Z", "2024-01-31T14:30:05.", "2024-01-31T14:30:05+1", "2024-01-31T14:30:05+24:00",
    "2024-01-31T14:30:05+01:", "2024-01-31T14:30:05Zx", "2024-01-31x", " 2024-01-31", "01/31/2024", "-1704067200",
    "99999999999999999999",
  ])
  func refuses(text: String) {
    #expect(TimeStamp(text) == nil)
  }

  @Test func zonelessTextsAreReadInTheZoneGiven() throws {
    let offset = try #require(UTCOffset("+08:00"))
    #expect(TimeStamp("2024-12-31 16:00:00", zone: offset)?.description == "2024-12-31T08:00:00Z")
    #expect(TimeStamp("2024-12-31 16:00:00Z", zone: offset)?.description == "2024-12-31T16:00:00Z")
    #expect(TimeStamp("1704067200", zone: offset)?.description == "2024-01-01T00:00:00Z")
  }

  @Test func farYearsAreWrittenWithTheirSign() {
    #expect(TimeStamp(microseconds: .max).description == "+294247-01-10T04:00:54.775807Z")
    #expect(TimeStamp(microseconds: .min).description == "-290308-12-21T19:59:05.224192Z")
  }

  @Test func isCodedAsText() throws {
    let stamps = [stamp("2024-01-31T14:30:05.5Z")]
    let data = try JSONEncoder().encode(stamps)
    #expect(String(decoding: data, as: UTF8.self) == #"["2024-01-31T14:30:05.5Z"]"#)
    #expect(try JSONDecoder().decode([TimeStamp].self, from: data) == stamps)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([TimeStamp].self, from: Data(#"["x"]"#.utf8)) }
  }
}
