import MarketData
import Testing
import VolatilityForecasting

@Suite struct StabilityScoreTests {
  private func score() throws -> StabilityScore {
    try StabilityScore(days: 5, window: .seconds(20 * 86_400), smallestHistory: 30, volatilityWeight: 2)
  }

  @Test func scoresAreThoseOfNumpy() throws {
    let reference = ForecastFeaturesReference.shared
    let scores = try score().scores(of: ForecastFeaturesReference.market())
    for (row, expected) in zip(reference.rows, reference.stability) {
      #expect((scores[row] == nil) == (expected == nil))
      if let own = scores[row]?.score, let expected { #expect(abs(own - expected) < 1e-11) }
    }
  }

  @Test func scoreIsTheWeightedMeanOfItsParts() throws {
    for stability in try score().scores(of: ForecastFeaturesReference.market()).compactMap({ $0 }) {
      let liquidity = try stability.liquidity.unwrapped
      let mean = (2 * (100 - stability.volatility) + stability.trendStrength + liquidity) / 4
      #expect(abs(stability.score - mean) < 1e-12 && (0...100).contains(stability.score))
    }
  }

  @Test(arguments: [100, 311, 459]) func futureChangesNoScore(_ end: Int) throws {
    let market = try ForecastFeaturesReference.market()
    let known = try score().scores(of: market).prefix(end)
    #expect(try score().scores(of: market.prefix(end))[...] == known)
    #expect(try score().scores(of: FeatureCausalityTests.replacing(market, from: end)).prefix(end) == known)
  }

  @Test func calmTrendThatTradesIsStable() throws {
    // Ten days up and down by 2 %, then ten days up by 0.1 % with ten times the volume.
    var closes = [100.0]
    for day in 0..<10 { closes.append(closes[day] * (day.isMultiple(of: 2) ? 1.02 : 1 / 1.02)) }
    for day in 10..<20 { closes.append(closes[day] * (1.001 + 0.00001 * Double(20 - day))) }
    let stamps = closes.indices.map { TimeStamp(microseconds: Int64($0) * 86_400_000_000) }
    let bars = try BarSeries(timeStamps: stamps, close: closes, volume: closes.indices.map { $0 > 10 ? 10 : 1 })
    let score = try StabilityScore(days: 4, smallestHistory: 2)
    let scores = try score.scores(of: MarketHistory(name: "A", bars: bars))
    #expect(try scores[20].unwrapped.score > 80)
    #expect(try scores[20].unwrapped.volatility < 10)
    #expect(scores[4] == nil && scores[5] != nil)
  }

  @Test func liquidityWithoutWeightNeedsNoVolume() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 3, 5, 8], seconds: 86_400))
    #expect(throws: ForecastingError.self) { try StabilityScore(days: 2, smallestHistory: 1).scores(of: market) }
    let score = try StabilityScore(days: 2, smallestHistory: 1, liquidityWeight: 0)
    let scores = try score.scores(of: market)
    #expect(try scores[2].unwrapped.score == 50 && scores[2].unwrapped.liquidity == nil)
  }

  @Test func standstillHasNoScore() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 3, 3, 3, 3], seconds: 86_400))
    let scores = try StabilityScore(days: 2, smallestHistory: 1, liquidityWeight: 0).scores(of: market)
    #expect(scores.map { $0 == nil } == [true, true, false, false, true, true])
  }

  @Test func choicesAreChecked() {
    #expect(throws: ForecastingError.self) { try StabilityScore(days: 0) }
    #expect(throws: ForecastingError.self) { try StabilityScore(days: 3651) }
    #expect(throws: ForecastingError.self) { try StabilityScore(volatilityWeight: -1) }
    #expect(throws: ForecastingError.self) {
      try StabilityScore(volatilityWeight: 0, trendWeight: 0, liquidityWeight: 0)
    }
  }
}
