import Foundation
import Testing

import MarketData

@Suite struct DataQualityReportTests {
  private func report(_ text: String, _ options: CSVOptions = CSVOptions()) throws -> DataQualityReport {
    try reader(text, options).dataQuality().report
  }

  private func counts(_ report: DataQualityReport) -> [DataQualityReport.Issue.Kind: Int] {
    Dictionary(uniqueKeysWithValues: report.issues.map { ($0.kind, $0.count) })
  }

  /// Prices near 100 that waver by up to one percent.
  private func prices(_ count: Int) -> [Double] {
    var generator = RepeatableGenerator(seed: 5)
    return (0..<count).map { _ in Double(Int.random(in: 9950...10_050, using: &generator)) / 100 }
  }

  /// Hourly bars, with some rows replaced or, where the replacement is empty, left out.
  private func hourly(_ count: Int, replacing rows: [Int: String] = [:]) -> String {
    let start = stamp("2024-01-01").microseconds
    let lines = prices(count).enumerated().map { index, price in
      rows[index] ?? "\(TimeStamp(microseconds: start + Int64(index) * 3_600_000_000)),99,102,98,\(price),5"
    }
    return "timestamp,open,high,low,close,volume\n" + lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  @Test func aGoodFileHasNoIssues() throws {
    let report = try report(hourly(100))
    #expect(report.rows == 100)
    #expect(report.first == stamp("2024-01-01"))
    #expect(report.last == stamp("2024-01-05T03:00:00Z"))
    #expect(report.barSeconds == 3600)
    #expect(report.issues.isEmpty)
  }

  @Test func findsEachKind() throws {
    let text = hourly(
      200,
      replacing: [
        9: "2024-01-01T09:00:00Z,99,102,98,100.3,5", 10: "2024-01-01T09:00:00Z,99,102,98,100.3,5",
        20: "2024-01-01T19:00:00Z,99,102,98,100.4,5",
        30: "", 31: "",
        50: "2024-01-03T02:20:00Z,99,102,98,100,5",
        60: "2024-01-03T12:00:00Z,99,98,102,100,5",
        61: "2024-01-03T13:00:00Z,99,102,98,103,5",
        62: "2024-01-03T14:00:00Z,97,102,98,100,5",
        63: "2024-01-03T15:00:00Z,99,102,98,-1,5",
        64: "2024-01-03T16:00:00Z,99,102,98,nan,5",
        70: "2024-01-03T22:00:00Z,99,102,98,100,0",
        80: "2024-01-04T08:00:00Z,99,102,98,,5",
        81: "2024-01-04T09:00:00Z,99,102,98,100,many",
        82: "2024-01-04T10:00:00Z,99",
        90: "1704391200000,99,102,98,100.1,5",
        100: "2024-01-05T04:00:00Z,99,1020,98,1000,5",
        110: "2024-01-05T15:00:00Z,99,102,98,100,5", 111: "2024-01-05T14:00:00Z,99,102,98,100.3,5",
      ])
    let report = try report(text)
    #expect(report.rows == 198)
    #expect(
      counts(report) == [
        .unreadableRows: 2, .missingValues: 2, .mixedUnits: 1, .outOfOrder: 1, .duplicates: 1,
        .conflictingDuplicates: 1, .gaps: 4, .missingBars: 6, .offGrid: 1, .impossibleBars: 4, .zeroVolume: 1,
        .jumps: 2,
      ])
  }

  @Test func countsConstantRunsFromTenBars() throws {
    func text(_ run: Int) -> String {
      let closes = (0..<30).map { (5..<5 + run).contains($0) ? 42 : 40 + $0 % 2 }
      return "timestamp,close\n"
        + closes.enumerated().map { "\(1_704_067_200 + $0.offset * 60),\($0.element)" }.joined(separator: "\n")
    }
    #expect(try counts(report(text(9)))[.constantRuns] == nil)
    #expect(try counts(report(text(10)))[.constantRuns] == 1)
    #expect(
      try report(text(11)).issues.first { $0.kind == .constantRuns }?.example
        == "11 bars from 2024-01-01T00:05:00Z (line 7) with the close 42.0")
  }

  /// Prices whose log returns are −1, 0 and 1 % in turn, with one of `size` robust standard deviations in their midst.
  @Test(arguments: [(19.9, nil), (20.1, 1), (-19.9, nil), (-20.1, 1)] as [(Double, Int?)])
  func jumpsAreMoreThanTwentyRobustDeviations(size: Double, expected: Int?) throws {
    var price = 100.0
    var lines = ["date,close"]
    for day in 0..<101 {
      let change = day == 50 ? size * 1.4826 * 0.01 : 0.01 * Double(day % 3 - 1)
      price *= exp(change)
      lines.append("\(1_704_067_200 + day * 86_400),\(price)")
    }
    #expect(try counts(report(lines.joined(separator: "\n")))[.jumps] == expected)
  }

  /// Weekdays from Monday 2024-01-01 on, without those that are left out.
  private func weekdays(_ count: Int, without closed: Set<Int>) -> String {
    let start = stamp("2024-01-01").microseconds
    let days = (0..<count).map { TimeStamp(microseconds: start + Int64($0) * 86_400_000_000) }
    let open = days.enumerated().filter { $0.element.weekday <= 5 && !closed.contains($0.offset) }
    return "date,close\n"
      + zip(open, prices(count)).map { "\($0.element.dateDescription),\($1)" }.joined(separator: "\n")
  }

  @Test func weekendsAndHolidaysAreNoGaps() throws {
    #expect(try report(weekdays(60, without: [])).issues.isEmpty)
    // Tuesday to Friday, as in September 2001.
    #expect(try report(weekdays(60, without: [15, 16, 17, 18])).issues.isEmpty)
    let report = try report(weekdays(60, without: [14, 15, 16, 17, 18]))
    #expect(counts(report) == [.gaps: 1, .missingBars: 5])
    #expect(report.issues[0].example == "5 missing between 2024-01-12T00:00:00Z and 2024-01-22T00:00:00Z")
  }

  @Test func nightsAreNoGapsButMissingHoursAre() throws {
    let start = stamp("2024-01-01").microseconds
    let stamps = (0..<24 * 40).map { TimeStamp(microseconds: start + Int64($0) * 3_600_000_000) }.filter {
      let hour = $0.microsecondOfDay / 3_600_000_000
      // Closed at noon, as in Hong Kong.
      return $0.weekday <= 5 && (8..<16).contains(hour) && hour != 12
    }
    func text(_ stamps: [TimeStamp]) -> String {
      "date,close\n" + zip(stamps, prices(stamps.count)).map { "\($0),\($1)" }.joined(separator: "\n")
    }
    #expect(try report(text(stamps)).issues.isEmpty)
    let broken = stamps.filter { !["2024-01-10T09:00:00Z", "2024-01-10T10:00:00Z"].contains($0.description) }
    #expect(try counts(report(text(broken))) == [.gaps: 1, .missingBars: 2])
  }

  @Test func looksAtTheRangeOnly() throws {
    let options = CSVOptions(from: stamp("2024-01-02"), to: stamp("2024-01-03"))
    #expect(try report(hourly(100), options).rows == 24)
    #expect(throws: MarketDataError.self) { try report(hourly(24), options) }
  }

  @Test func newestFirstIsNotOutOfOrder() throws {
    let lines = hourly(50).split(separator: "\n")
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    let (report, detection) = try reader(turned).dataQuality()
    #expect(report.issues.isEmpty)
    #expect(report.first == stamp("2024-01-01"))
    #expect(detection.order == .newestFirst)
  }

  @Test func isEncodedWithItsKeys() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let one = try report("date,close,high\n2024-01-01,5,4\n")
    #expect(
      String(decoding: try encoder.encode(one), as: UTF8.self)
        == #"{"barSeconds":null,"first":"2024-01-01T00:00:00Z","issues":[{"count":1,"#
        + #""example":"2024-01-01T00:00:00Z (line 2): the close 5.0 is above the high 4.0","#
        + #""kind":"impossible-bars"}],"last":"2024-01-01T00:00:00Z","rows":1}"#)
  }

  @Test func aQuoteThatDoesNotEndHidesTheRowsBehindItOnly() throws {
    let report = try report("date,close\n2024-01-01,1\n2024-01-02,\"2\n2024-01-03,3\n")
    #expect(report.rows == 1)
    #expect(counts(report) == [.unreadableRows: 1])
    #expect(report.issues[0].example.hasPrefix("test.csv:3: a quoted field"))
  }

  @Test func aFileWhoseRowsAreAllBadHasAReport() throws {
    let report = try report("date,close\n2024-01-01,x\n2024-01-02,y\n")
    #expect(report.rows == 2)
    #expect(report.first == nil)
    #expect(report.barSeconds == nil)
    #expect(counts(report) == [.unreadableRows: 2])
  }
}
