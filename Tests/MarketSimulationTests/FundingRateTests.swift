import MarketData
import MarketSimulation
import Testing

@Suite struct FundingRateTests {
  @Test(arguments: [
    // The rate is the interest while the premium is within 0.05 % of it.
    (0.0001, 0.0001), (0, 0.0001), (0.00059999, 0.0001), (0.0006, 0.0001), (0.00060001, 0.00010001),
    (-0.00039999, 0.0001), (-0.0004, 0.0001), (-0.00040001, 0.00009999), (0.001, 0.0005), (-0.001, -0.0005),
    // The largest rate: below, at and above it.
    (0.00349999, 0.00299999), (0.0035, 0.003), (0.00350001, 0.003), (1, 0.003),
    (-0.00349999, -0.00299999), (-0.0035, -0.003), (-0.00350001, -0.003), (-1, -0.003),
  ])
  func rateOfPremium(premium: Double, rate: Double) {
    #expect(FundingRate.rate(premium: premium) == rate)
  }

  @Test func ratesChangeWhenTheyAreSettled() throws {
    let start = try #require(TimeStamp("2021-03-04T05:00:00Z"))
    let market = try RegimeMarket().simulate(BarGrid(start: start, barSeconds: 1800, count: 2000), seed: 2)
    let rates = try #require(market.column("funding"))
    var changes = 0
    for bar in 1..<2000 where rates[bar] != rates[bar - 1] {
      changes += 1
      #expect(market.timeStamps[bar].microsecondOfDay % 28_800_000_000 == 0)
    }
    #expect(changes > 10)
  }

  /// A bar of a day has the mean of three rates, rounded like one of them.
  @Test func longBarsHaveTheMeanOfTheirSettlements() throws {
    let market = try RegimeMarket().simulate(.daily(300), seed: 6)
    let rates = try #require(market.column("funding"))
    #expect(rates.allSatisfy { abs($0) <= 0.003 && ($0 * 1e8).rounded() / 1e8 == $0 })
    #expect(rates.contains(0.0001))
  }
}
