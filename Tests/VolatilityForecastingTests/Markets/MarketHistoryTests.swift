import MarketData
import Testing
import VolatilityForecasting

@Suite struct MarketHistoryTests {
  private let hour: Int64 = 3_600_000_000

  @Test func gapsAreNoted() throws {
    let stamps = [0, 1, 2, 5, 6, 8].map { TimeStamp(microseconds: $0 * hour) }
    let market = try MarketHistory(
      name: "A", bars: BarSeries(timeStamps: stamps, close: [1, 2, 3, 4, 5, 6]))
    #expect(market.barDuration == .seconds(3600))
    #expect(market.gaps.map(\.index) == [3, 5])
    #expect(market.gaps.map(\.missingBars) == [2, 1])
    #expect(market.closeTime(of: 2) == TimeStamp(microseconds: 3 * hour))
    #expect(market.closeTime(of: 5) == TimeStamp(microseconds: 9 * hour))
  }

  @Test func endsOfTimeAreNoTrap() throws {
    let stamps = [.min, -1, 0, .max - 1, .max].map { TimeStamp(microseconds: $0) }
    let bars = try BarSeries(timeStamps: stamps, close: [1, 2, 1, 2, 3])
    let panel = try MarketHistory.panel(["A", "B"].map { try MarketHistory(name: $0, bars: bars) })
    #expect(panel[0].closeTime(of: 4) == TimeStamp(microseconds: .max))
    #expect(panel[0].gaps.map(\.index) == [1, 3])
    let season = try VolatilitySeason(factors: [Double](repeating: 1, count: VolatilitySeason.hours))
    let set = try FeatureSet(
      VolatilityFeature.list("other:B:return,season-ahead-100,hour-of-day,weekday,level"), level: .squaredReturn)
    #expect(try FittedFeatureSet(set, season: season).matrix(of: panel[0]).firstRow == 5)
    let scores = try VolatilityScore(smallestHistory: 1).scores(of: [1, 2, 1, 2, 3], timeStamps: stamps, market: "A")
    #expect(scores.map(\.score) == [50, 50, 25, 50, 75])
  }

  @Test func panelPutsEachBesideTheOthers() throws {
    let markets = try ["A", "B", "C"].map { try MarketHistory(name: $0, bars: closeOnly([1, 2, 3])) }
    let panel = try MarketHistory.panel(markets)
    #expect(panel.map(\.name) == ["A", "B", "C"])
    #expect(panel[1].otherMarkets.map(\.name) == ["A", "C"])
    #expect(panel[1].otherMarkets.allSatisfy { $0.otherMarkets.isEmpty })
    #expect(throws: ForecastingError.self) { try MarketHistory.panel(markets + [markets[0]]) }
  }

  @Test func whatIsBesideAPanelIsBesideEachOfIt() throws {
    let markets = try ["A", "B", "C"].map { try MarketHistory(name: $0, bars: closeOnly([1, 2, 3])) }
    let panel = try MarketHistory.panel(Array(markets[0...1]), beside: [markets[2]])
    #expect(panel.map(\.name) == ["A", "B"])
    #expect(panel.map { $0.otherMarkets.map(\.name) } == [["B", "C"], ["A", "C"]])
    #expect(throws: ForecastingError.self) { try MarketHistory.panel(markets, beside: [markets[2]]) }
  }

  /// Windows count bars, so that those of another length would be of another time.
  @Test func marketsBesideHaveBarsOfTheSameLength() throws {
    let longer = try MarketHistory(name: "B", bars: closeOnly([10, 20, 40], seconds: 7200))
    #expect(
      throws: ForecastingError.invalidSpecification(
        reason: "markets beside each other have bars of one length: those of A are of 3600.0 seconds, those of B of "
          + "7200.0 seconds")
    ) { try MarketHistory(name: "A", bars: closeOnly([1, 2, 3]), otherMarkets: [longer]) }
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 3]))
    #expect(throws: ForecastingError.self) { try MarketHistory.panel([market], beside: [longer]) }
  }

  @Test(arguments: ["", "A:B", "A,B", "A B"]) func nameIsChecked(_ name: String) throws {
    let bars = try closeOnly([1, 2])
    #expect(throws: ForecastingError.self) { try MarketHistory(name: name, bars: bars) }
  }

  @Test func twoBarsAreNeeded() throws {
    #expect(throws: ForecastingError.tooFewBars(market: "A", count: 1, needed: 2)) {
      try MarketHistory(name: "A", bars: closeOnly([1]))
    }
    #expect(try MarketHistory(name: "A", bars: closeOnly([1, 2])).bars.count == 2)
  }

  @Test func otherMarketIsReadWhenItsBarHasClosed() throws {
    // The other market's bars begin at half past: that of 1:30 to 2:30 is known at the close of the bar from 2 on.
    let other = try MarketHistory(name: "B", bars: closeOnly([10, 20, 40], start: 1800))
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 1, 1, 1, 1, 1]), otherMarkets: [other])
    let matrix = try FeatureSet([VolatilityFeature("other:B:return")], level: .squaredReturn).matrix(of: market)
    let ln2 = 0.6931471805599453
    #expect(matrix.isUsable == [false, false, true, true, true, true])
    #expect((2..<6).allSatisfy { abs(matrix.values[$0] - ln2) < 1e-15 })
  }

  @Test func otherMarketThatStoppedIsUsedForAWeek() throws {
    let other = try MarketHistory(name: "B", bars: closeOnly([10, 20], seconds: 86_400))
    let market = try MarketHistory(
      name: "A", bars: closeOnly([Double](repeating: 1, count: 12), seconds: 86_400), otherMarkets: [other])
    let matrix = try FeatureSet([VolatilityFeature("other:B:return")], level: .squaredReturn).matrix(of: market)
    // The last bar closes after day 2; the bar that closes seven days later is the ninth.
    #expect(matrix.isUsable == (0..<12).map { (1...8).contains($0) })
  }
}
