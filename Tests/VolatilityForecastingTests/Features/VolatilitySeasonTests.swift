import MarketData
import Testing
import VolatilityForecasting

@Suite struct VolatilitySeasonTests {
  private let hour: Int64 = 3_600_000_000

  @Test func factorIsThatOfTheHourOfTheWeek() throws {
    let season = try VolatilitySeason(factors: (1...168).map { Double($0) })
    // 1970-01-05 was a Monday.
    let monday = 4 * 24 * hour
    #expect(season.factor(at: TimeStamp(microseconds: monday)) == 1)
    #expect(season.factor(at: TimeStamp(microseconds: monday + hour - 1)) == 1)
    #expect(season.factor(at: TimeStamp(microseconds: monday + hour)) == 2)
    #expect(season.factor(at: TimeStamp(microseconds: monday - 1)) == 168)
  }

  @Test func hourlyBarsAreSmoothed() throws {
    // Ten weeks of hours whose squared returns are all equal but every 24th, which is nine times as large.
    var closes = [1.0]
    for index in 1...1680 {
      let step = index % 24 == 0 ? 1.003 : 1.001
      closes.append(closes[index - 1] * (index.isMultiple(of: 2) ? step : 1 / step))
    }
    let market = try MarketHistory(name: "A", bars: closeOnly(closes))
    let set = try FeatureSet([.season], level: .squaredReturn)
    let factors = try set.fit(to: [market], trainingEnd: market.closeTime(of: 1680)).season.unwrapped.factors
    // In units of the smallest: 1 but 9 at midnight, that is mean 32/24; smoothed 3, 5, 3 around it.
    let mean = 32.0 / 24
    for (hour, factor) in factors.enumerated() {
      let peaks: [Int: Double] = [0: 5, 1: 3, 23: 3]
      let expected = peaks[hour % 24, default: 1]
      // ln 1.003 is not quite three times ln 1.001.
      #expect(abs(factor - expected / mean) < 0.02)
    }
    #expect(abs(factors.reduce(0, +) / 168 - 1) < 1e-12)
  }

  @Test func marketsOrBarsWithoutMovementTeachNothing() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([Double](repeating: 1, count: 300)))
    let set = try FeatureSet([.season], level: .squaredReturn)
    #expect(throws: ForecastingError.noTrainingRows) {
      try set.fit(to: [market], trainingEnd: market.closeTime(of: 299))
    }
    #expect(throws: ForecastingError.noTrainingRows) { try set.fit(to: [], trainingEnd: market.closeTime(of: 299)) }
  }

  @Test func factorsAreChecked() {
    for factors in [[], [Double](repeating: 1, count: 167), [Double](repeating: 0, count: 168)] {
      #expect(throws: ForecastingError.self) { try VolatilitySeason(factors: factors) }
    }
  }
}
