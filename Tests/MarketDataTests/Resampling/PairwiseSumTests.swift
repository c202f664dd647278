import Foundation
import MarketData
import Testing

/// Against sums by NumPy that `Tests/Fixtures/pairwise_sums.py` made.
@Suite struct PairwiseSumTests {
  private struct Case: Decodable {
    var count: Int
    var sum: Double
  }

  @Test func volumesAreAddedUpAsByPandas() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Fixtures/pairwise_sums.json")
    let terms: [Double] = (1...1000).map { (index: Int) -> Double in
      let word = index * 2_654_435_761 % 4_294_967_296
      return Double(word) / 1_048_576 + 0.1
    }
    let day = stamp("2024-01-01").microseconds
    for expected in try JSONDecoder().decode([Case].self, from: Data(contentsOf: file)) {
      // Minutes of one day, and the next day, so that a bar's length can be told.
      let count = expected.count
      let minutes = Array(0..<count) + [1440, 1441, 1442]
      let stamps = minutes.map { TimeStamp(microseconds: day + Int64($0) * 60_000_000) }
      let bars = try BarSeries(
        timeStamps: stamps, close: [Double](repeating: 1, count: count + 3),
        volume: Array(terms.prefix(count)) + [1, 2, 3])
      let size = try #require(BarSize("1d"))
      let days = try bars.resampled(to: size).bars
      #expect(days.volume?.first == expected.sum, "\(count) terms")
    }
  }
}
