import MarketData
import Testing

/// What the kernel of plain rows reads is what the general reader reads: fields in quotes go to the latter.
@Suite struct PlainRowsTests {
  private func rows(_ count: Int, quotingEvery stride: Int?) -> String {
    var generator = RepeatableGenerator(seed: 11)
    var text = "timestamp,symbol,open,high,low,close,volume,rate\n"
    for row in 0..<count {
      let time = TimeStamp(microseconds: 1_704_067_200_000_000 + Int64(row) * 60_000_000).description
      let close = Double(Int.random(in: 1000...99_999_999, using: &generator)) / 1000
      let volume = Double(Int.random(in: 0...9_999_999, using: &generator)) / 1e5
      let rate = row % 7 == 3 ? "" : "\(Double(Int.random(in: -999...999, using: &generator)) / 1e6)"
      var fields = [time, "ABC", "\(close)", "\(close + 1)", "\(close / 2)", "\(close)", "\(volume)", rate]
      if let stride, row % stride == 0 { fields = fields.map { "\"\($0)\"" } }
      text += fields.joined(separator: ",") + "\n"
    }
    return text
  }

  @Test(arguments: [1, 2, 3, 50, 999])
  func quotesChangeNothing(stride: Int) throws {
    let plain = try reader(rows(2000, quotingEvery: nil)).bars()
    let quoted = try reader(rows(2000, quotingEvery: stride)).bars()
    #expect(plain.bars.timeStamps == quoted.bars.timeStamps)
    #expect(plain.bars.open == quoted.bars.open)
    #expect(plain.bars.close == quoted.bars.close)
    #expect(plain.bars.volume == quoted.bars.volume)
    let rates = try #require(plain.bars.columns["rate"])
    #expect(rates.map(\.bitPattern) == quoted.bars.columns["rate"]?.map(\.bitPattern))
    #expect(plain.detection == quoted.detection)
    #expect(plain.detection.symbol == "ABC")
  }

  @Test(arguments: [nil, 1, 3] as [Int?])
  func faultsAreOnTheirLines(stride: Int?) {
    var lines = rows(500, quotingEvery: stride).split(separator: "\n").map(String.init)
    lines[400] = lines[400].replacing("2024", with: "1024x")
    #expect(barsError(lines.joined(separator: "\n"))?.description.hasPrefix("test.csv:401, column 'timestamp'") == true)
  }

  @Test(arguments: [nil, 2] as [Int?])
  func rangesAreHalfOpen(stride: Int?) throws {
    let options = CSVOptions(from: stamp("2024-01-01T01:00:00Z"), to: stamp("2024-01-01T02:00:00Z"))
    let (bars, detection) = try reader(rows(500, quotingEvery: stride), options).bars()
    #expect(bars.timeStamps.first == stamp("2024-01-01T01:00:00Z"))
    #expect(bars.timeStamps.last == stamp("2024-01-01T01:59:00Z"))
    #expect(bars.count == 60)
    #expect(detection.rows == 60)
    let late = CSVOptions(from: stamp("2030-01-01"))
    #expect(throws: MarketDataError.noRowsInRange(file: "test.csv", from: stamp("2030-01-01"), to: nil)) {
      try reader(rows(500, quotingEvery: stride), late).bars()
    }
  }
}
