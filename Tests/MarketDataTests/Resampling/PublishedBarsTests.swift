import Foundation
import MarketData
import Testing

/// Quarter hours of an exchange against hours that were made from them by other hands.
@Suite(.enabled(if: PublishedBars.folder != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct PublishedBarsTests {
  @Test func hoursFromQuarterHours() throws {
    let source = try PublishedBars.read("btcusdt_binance_15m_2018_2022.csv.gz")
    let hours = try PublishedBars.read("btcusdt_binance_1h_2018_2022.csv.gz")
    let result = try source.resampled(to: try #require(BarSize("1h")))
    #expect(result.bars.timeStamps == hours.timeStamps)
    #expect(result.bars.open == hours.open)
    #expect(result.bars.high == hours.high)
    #expect(result.bars.low == hours.low)
    #expect(result.bars.close == hours.close)
    #expect(result.sourceBarCounts.map(Double.init) == hours.columns["bars"])
    #expect(result.isComplete == result.sourceBarCounts.map { $0 == 4 })
    #expect(result.incompleteCount == 24)
    #expect(!result.lastIsRunning)

    #expect(result.bars.volume == hours.volume)
  }

  @Test func daysFromHours() throws {
    let hours = try PublishedBars.read("btcusdt_binance_1h_2018_2022.csv.gz")
    let all = try PublishedBars.read("btcusdt_binance_1d.csv")
    let result = try hours.resampled(to: try #require(BarSize("1d")))
    let days = all[stamp("2018-01-01")..<stamp("2023-01-01")]
    let closes = Dictionary(uniqueKeysWithValues: zip(days.timeStamps, days.close))
    // The two files are of different origin and differ on the day of an outage.
    let others = zip(result.bars.timeStamps, result.bars.close).filter { closes[$0.0] != $0.1 }
    #expect(others.map(\.0) == [stamp("2018-02-09")])
  }
}

/// Files that may not be shipped.
enum PublishedBars {
  /// Where they lie.
  static var folder: URL? {
    ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"].flatMap { folder in
      folder.isEmpty ? nil : URL(filePath: folder, directoryHint: .isDirectory)
    }
  }

  /// The bars of a file.
  static func read(_ name: String) throws -> BarSeries {
    try BarSeries(contentsOf: try #require(folder).appending(path: name))
  }
}
