import MarketData
import MarketSimulation
import NumericalMethods
import Testing
import VolatilityModels

/// What holds for the bars of all markets.
@Suite struct SimulatedBarsTests {
  static let secondsPerBar = [60, 900, 3600, 18_000, 86_400]

  private func markets(seconds: Int) throws -> [SimulatedMarket] {
    let wild = try GARCHParameters(omega: 20, alpha: 0.3, beta: 0.6, nu: 2.2)
    let still = try GARCHParameters(omega: 1e-12, alpha: 0, beta: 0)
    return [
      try RegimeMarket(startPrice: 0.001).simulate(.bars(1500, seconds: seconds), seed: 1),
      try GARCHMarket(parameters: wild).simulate(.bars(300, seconds: seconds), seed: 2),
      try GARCHMarket(parameters: still, startPrice: 9.999999).simulate(.bars(300, seconds: seconds), seed: 3),
    ]
  }

  @Test(arguments: secondsPerBar)
  func barsArePossible(seconds: Int) throws {
    for market in try markets(seconds: seconds) {
      for bar in 0..<market.count {
        #expect(market.low[bar] <= min(market.open[bar], market.close[bar]))
        #expect(market.high[bar] >= max(market.open[bar], market.close[bar]))
        #expect(market.low[bar] > 0)
        #expect(market.volume[bar] > 0)
        #expect(market.trueVolatility[bar] > 0)
        if bar > 0 { #expect(market.open[bar] == market.close[bar - 1]) }
      }
      let series = try market.bars()
      #expect(series.columns["trueVolatility"] == market.trueVolatility)
      let length = Int64((market.count - 1) * seconds) * 1_000_000
      #expect(series.timeStamps.last?.microseconds == 1_577_836_800_000_000 + length)
    }
  }

  @Test func regimesAreReadAsIndices() throws {
    let market = try RegimeMarket().simulate(.daily(400), seed: 1)
    let indices = try #require(try market.bars().columns["trueRegimeIndex"])
    let names = ["bull", "consolidation", "bear", "crisis"]
    #expect(indices.map { names[Int($0)] } == market.regimes?.map(\.rawValue))
    #expect(Set(indices) == [0, 1, 2, 3])
  }

  @Test(
    arguments: [
      (1, 1), (20_000.004, 20_000), (20_000.006, 20_000.01), (1_234_567.4, 1_234_567), (9_999_999.6, 10_000_000),
      (12_345_678, 12_345_680), (0.00123456784, 0.001234568), (0.99999996, 1), (0.1, 0.1), (-3.00000049, -3),
      (1e-15, 1e-15), (1.00000049e-12, 1e-12), (1e22, 1e22), (0, 0), (1.5e21, 1.5e21),
    ] as [(Double, Double)])
  func sevenDigits(value: Double, rounded: Double) {
    #expect(value.rounded(toSignificantDigits: 7) == rounded)
  }

  @Test func startPrices() throws {
    for price in [1e-9, 1, 1e18] { _ = try RegimeMarket(startPrice: price) }
    let parameters = try GARCHParameters(omega: 1, alpha: 0, beta: 0)
    for price in [9.9e-10, 1.1e18, 0, -1, .nan, .infinity] {
      #expect(throws: SimulationError.self) { try RegimeMarket(startPrice: price) }
      #expect(throws: SimulationError.self) { try GARCHMarket(parameters: parameters, startPrice: price) }
    }
    #expect(try RegimeMarket(startPrice: 1234.5).simulate(.hourly(1), seed: 0).open == [1234.5])
  }

  @Test func aPriceOutOfRangeIsAnError() throws {
    let market = try GARCHMarket(parameters: GARCHParameters(mu: 1000, omega: 1, alpha: 0, beta: 0), startPrice: 1)
    #expect {
      try market.simulate(.daily(10), seed: 0)
    } throws: { error in
      // e^(10 n) passes 10¹⁸ = e^41.4 in the fifth bar.
      guard case .priceOutOfRange(bar: 5, let price)? = error as? SimulationError else { return false }
      return price > 1e18
    }
  }

  @Test func gridsHaveLimits() async {
    #expect(BarGrid.bars(1, seconds: 60).timeStamps.count == 1)
    await #expect(processExitsWith: .failure) { _ = BarGrid.bars(0, seconds: 60) }
    await #expect(processExitsWith: .failure) { _ = BarGrid.bars(1_000_001, seconds: 60) }
    await #expect(processExitsWith: .failure) { _ = BarGrid.bars(1, seconds: 59) }
    await #expect(processExitsWith: .failure) { _ = BarGrid.bars(1, seconds: 86_401) }
  }
}
