import Foundation
import MarketData
import Testing

/// Against pandas; `Tests/Fixtures/resampling_reference.py` made the numbers.
@Suite struct ResamplingReferenceTests {
  struct Reference: Decodable {
    struct Source: Decodable {
      let timeStamps: [TimeStamp]
      let open, high, low, close, volume: [Double]
      let other: [Double?]
    }

    struct Case: Decodable {
      let size: BarSize
      let zone: String
      let timeStamps: [TimeStamp]
      let counts: [Int]
      let open, high, low, close, volume: [Double]
      let columns: [String: [Double?]]
    }

    let source: Source
    let cases: [Case]
  }

  private let reference: Reference
  private let source: BarSeries

  init() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/resampling.json").standardized
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let other = reference.source.other.map { $0 ?? .nan }
    source = try BarSeries(
      timeStamps: reference.source.timeStamps, close: reference.source.close, open: reference.source.open,
      high: reference.source.high, low: reference.source.low, volume: reference.source.volume,
      columns: Dictionary(uniqueKeysWithValues: ColumnRule.allCases.map { ($0.rawValue, other) }))
  }

  @Test func barsAreThoseOfPandas() throws {
    #expect(reference.cases.count == 16)
    let rules = Dictionary(uniqueKeysWithValues: ColumnRule.allCases.map { ($0.rawValue, $0) })
    for expected in reference.cases {
      let offset = try #require(UTCOffset(expected.zone))
      let size = expected.size
      let name: Comment = "\(size) \(expected.zone)"
      let result = try source.resampled(to: size, options: ResamplingOptions(offset: offset, columnRules: rules))
      #expect(result.bars.timeStamps == expected.timeStamps, name)
      #expect(result.sourceBarCounts == expected.counts, name)
      #expect(result.bars.open == expected.open, name)
      #expect(result.bars.high == expected.high, name)
      #expect(result.bars.low == expected.low, name)
      #expect(result.bars.close == expected.close, name)
      #expect(result.bars.volume == expected.volume, name)
      for (rule, values) in expected.columns {
        let own = try #require(result.bars.columns[rule])
        // The values are eighths, so that sums are exact; a mean is rounded once in both.
        #expect(own.map(\.bitPattern) == values.map { ($0 ?? .nan).bitPattern }, "\(size) \(expected.zone) \(rule)")
      }
    }
  }
}
