import MarketData
import Testing
import VolatilityForecasting

@Suite struct VolatilityScoreTests {
  private func stamps(_ count: Int) -> [TimeStamp] { (0..<count).map { TimeStamp(microseconds: Int64($0)) } }

  @Test func scoresAreThoseOfNumpy() throws {
    let reference = ForecastFeaturesReference.shared
    let market = try ForecastFeaturesReference.market()
    let score = try VolatilityScore(window: .seconds(20 * 86_400), smallestHistory: 30)
    let scored = try score.scores(of: reference.forecasts, timeStamps: market.bars.timeStamps, market: "AAA")
    for (row, expected) in zip(reference.rows, reference.scores) {
      #expect((scored[row].score == nil) == (expected == nil))
      if let own = scored[row].score, let expected { #expect(abs(own - expected) < 1e-11) }
    }
  }

  @Test func futureChangesNoScore() throws {
    let reference = ForecastFeaturesReference.shared
    let times = try ForecastFeaturesReference.market().bars.timeStamps
    let score = try VolatilityScore(window: .seconds(20 * 86_400), smallestHistory: 30)
    let whole = try score.scores(of: reference.forecasts, timeStamps: times, market: "A")
    for end in [1, 50, 300, 459] {
      let past = Array(reference.forecasts.prefix(end))
      #expect(
        try score.scores(of: past, timeStamps: Array(times.prefix(end)), market: "A") == Array(whole.prefix(end)))
      let replaced = past + reference.forecasts.dropFirst(end).map { 1 / $0 }
      #expect(
        try score.scores(of: replaced, timeStamps: times, market: "A").prefix(end) == whole.prefix(end))
    }
  }

  @Test func alertIsAtOrAboveTheThreshold() throws {
    // 1, 2, 3, 4 and then 5: the last has 100 · 4.5/5 = 90.
    for (threshold, isAlert) in [(89.9, true), (90, true), (90.1, false)] {
      let score = try VolatilityScore(smallestHistory: 5, threshold: threshold)
      let scored = try score.scores(of: [1, 2, 3, 4, 5], timeStamps: stamps(5), market: "A")
      #expect(scored[4].score == 90 && scored[4].isAlert == isAlert)
      #expect(scored[3].score == nil && !scored[3].isAlert)
    }
  }

  @Test func marketsAreScoredEachAmongItsOwn() throws {
    let score = try VolatilityScore(smallestHistory: 2)
    let forecasts: [(market: String, timeStamp: TimeStamp, volatility: Double)] = [
      ("B", TimeStamp(microseconds: 0), 100), ("A", TimeStamp(microseconds: 0), 1),
      ("A", TimeStamp(microseconds: 1), 2), ("B", TimeStamp(microseconds: 1), 50),
    ]
    let scored = try score.scores(of: forecasts)
    #expect(scored.map(\.market) == ["B", "A", "A", "B"])
    #expect(scored.map(\.score) == [nil, nil, 75, 25])
    #expect(scored.map(\.forecastVolatility) == [100, 1, 2, 50])
    let bad = forecasts + [("B", TimeStamp(microseconds: 2), 0)]
    #expect(throws: ForecastingError.invalidForecast(index: 4, value: 0)) { try score.scores(of: bad) }
    let disordered = forecasts + [("A", TimeStamp(microseconds: 1), 1)]
    #expect(throws: ForecastingError.timeStampsNotIncreasing(index: 4)) { try score.scores(of: disordered) }
  }

  @Test(arguments: [-0.1, 100.1, .nan]) func thresholdIsChecked(_ threshold: Double) {
    #expect(throws: ForecastingError.self) { try VolatilityScore(threshold: threshold) }
  }
}
