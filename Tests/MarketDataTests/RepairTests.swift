import MarketData
import Testing

@Suite struct RepairTests {
  private func bars(_ text: String, _ repairs: Set<Repair>) throws -> (bars: BarSeries, detection: CSVDetection) {
    try reader(text, CSVOptions(repairs: repairs)).bars()
  }

  private func counts(_ detection: CSVDetection) -> [String] {
    detection.repairs.map { "\($0.repair.rawValue) \($0.count) \($0.firstLine)" }
  }

  private static let header = "timestamp,open,high,low,close,volume\n"

  /// Each policy on rows that need it: the closes that are left and what is reported.
  @Test(
    arguments: [
      ("2024-01-02,2,2,2,2,1\n2024-01-01,1,1,1,1,1\n2024-01-03,3,3,3,3,1\n", [Repair.sort], [1, 2, 3], ["sort 1 3"]),
      (
        "2024-01-01,1,1,1,1,1\n2024-01-01,1,1,1,1,1\n2024-01-02,2,2,2,2,1\n", [.dropDuplicates], [1, 2],
        ["drop-duplicates 1 3"]
      ),
      (
        "2024-01-01,1,1,1,1,1\n2024-01-01,5,5,5,5,1\n2024-01-02,2,2,2,2,1\n", [.keepFirst], [1, 2], ["keep-first 1 3"]
      ),
      ("2024-01-01,1,1,1,1,1\n2024-01-01,5,5,5,5,1\n2024-01-02,2,2,2,2,1\n", [.keepLast], [5, 2], ["keep-last 1 2"]),
      // The first in the file is the newest row where the file has its newest row first.
      ("2024-01-02,2,2,2,2,1\n2024-01-01,5,5,5,5,1\n2024-01-01,1,1,1,1,1\n", [.keepFirst], [5, 2], ["keep-first 1 4"]),
      ("2024-01-02,2,2,2,2,1\n2024-01-01,5,5,5,5,1\n2024-01-01,1,1,1,1,1\n", [.keepLast], [1, 2], ["keep-last 1 3"]),
      (
        "2024-01-01,1,1,2,1,1\n2024-01-02,2,2,2,3,1\n2024-01-03,0,3,3,3,1\n2024-01-04,4,4,4,4,-1\n2024-01-05,5,5,5,5,0\n",
        [.dropImpossible], [5], ["drop-impossible 4 2"]
      ),
      ("2024-01-01,1,1,1,1,0\n2024-01-02,2,2,2,2,1\n", [.dropZeroVolume], [2], ["drop-zero-volume 1 2"]),
      (
        "2024-01-01,1,1,1,1,1\n2024-01-02,2,2,2,2\n2024-01-03,3,3,3,,1\n2024-01-04,4,4,4,x,1\nyesterday,5,5,5,5,1\n",
        [.dropUnreadable], [1], ["drop-unreadable 4 3"]
      ),
    ] as [(String, [Repair], [Double], [String])])
  func doesWhatItsNameSays(rows: String, repairs: [Repair], closes: [Double], report: [String]) throws {
    let (bars, detection) = try bars(Self.header + rows, Set(repairs))
    #expect(bars.close == closes)
    #expect(counts(detection) == report)
  }

  @Test func rangesAreWidened() throws {
    let (bars, detection) = try bars(
      Self.header + "2024-01-01,1,2,1.5,3,1\n2024-01-02,2,3,1,2,1\n", [.widenRange])
    #expect(bars.high == [3, 3])
    #expect(bars.low == [1, 1])
    #expect(counts(detection) == ["widen-range 1 2"])
  }

  @Test func barsOffTheGridAreMovedOrLeftOut() throws {
    let hours = ["00:00", "01:00", "02:07", "03:00", "04:00"].map { "2024-01-01 \($0),1,1,1,1,1\n" }.joined()
    let floored = try bars(Self.header + hours, [.floorToGrid])
    #expect(floored.bars.timeStamps[2] == stamp("2024-01-01T02:00:00Z"))
    #expect(counts(floored.detection) == ["floor-to-grid 1 4"])
    let dropped = try bars(Self.header + hours, [.dropOffGrid])
    #expect(dropped.bars.count == 4)
    #expect(counts(dropped.detection) == ["drop-off-grid 1 4"])
  }

  @Test func swappedVolumesAreExchanged() throws {
    let text = """
      date,symbol,close,Volume BTC,Volume USD
      2024-01-01,BTC/USD,100,2,200
      2024-01-02,BTC/USD,100,300,3
      2024-01-03,BTC/USD,100,0,0

      """
    let (bars, detection) = try bars(text, [.swapVolumes])
    #expect(bars.volume == [2, 3, 0])
    #expect(bars.columns["Volume USD"] == [200, 300, 0])
    #expect(counts(detection) == ["swap-volumes 1 3"])
  }

  @Test func rowsWhoseTimesDisagreeAreLeftOutOnlyWhenAsked() throws {
    var text = "unix,date,close\n"
    for hour in 0..<30 {
      let date = "2024-01-01 \(hour % 24 < 10 ? "0" : "")\(hour % 24):00:00"
      let day = hour < 24 ? date : date.replacing("01-01", with: "01-02")
      text += "\(1_704_067_200 + hour * 3600 + (hour == 20 ? 14_400 : 0)),\(day),1\n"
    }
    #expect(barsError(text)?.description.contains("test.csv:22, column 'unix'") == true)
    #expect(try bars(text, [.dropDisagreeing]).bars.count == 29)
    #expect(try reader(text, CSVOptions(columns: [.timestamp: "date"])).bars().bars.count == 30)
  }

  @Test func whatIsNotAskedForStaysAnError() {
    let text = Self.header + "2024-01-01,1,1,1,1,1\n2024-01-01,5,5,5,5,1\n2024-01-02,2,2,2,2,1\n"
    #expect(barsError(text, CSVOptions(repairs: [.sort, .dropDuplicates])) != nil)
    #expect(
      barsError(text, CSVOptions(repairs: [.keepFirst, .keepLast])) == .contradictingRepairs(.keepFirst, .keepLast))
    let nothing = Self.header + "2024-01-01,1,1,2,1,1\n"
    #expect(barsError(nothing, CSVOptions(repairs: [.dropImpossible])) == .allRowsSkipped(file: "test.csv", rows: 1))
  }
}
