import ForecastEvaluation
import MarketData
import Testing
import VolatilityModels

/// The tests of a comparison are those that its losses give one by one.
@Suite struct ForecastTestsTests {
  private static func comparison() throws -> (ForecastComparison, WalkForward) {
    let returns = try simulatedReturns(count: 900, seed: 8)
    let walk = WalkForward(trainCount: 400, refitEvery: 50, horizon: 3, aggregation: .sum)
    let models: [(name: String, forecaster: Forecaster)] = [
      ("ewma", .volatility(EWMA.riskMetrics)), ("garch", .volatility(GARCH())),
      ("har", .autoregression(try HAR(horizon: 3))),
    ]
    let comparison = try walk.compare(
      models, on: returns, variances: VarianceSeries(.squaredReturn, of: returns), target: .squaredReturn)
    return (comparison, walk)
  }

  @Test(arguments: [ForecastLoss.qlike, .mse, .mae])
  func eachIsTheTestOfTheLosses(loss: ForecastLoss) throws {
    let (comparison, walk) = try Self.comparison()
    let options = ForecastTests.Options(
      loss: loss, baseline: "ewma", replications: 500, blockLength: 7, seed: 5, threads: 2)
    let tests = try ForecastTests(of: comparison, overlap: walk.overlap, options: options)
    let losses = try comparison.entries.map { try loss.values(of: $0.forecasts.variances, against: comparison.proxies) }
    let bootstrap = StationaryBootstrap(meanBlockLength: 7, seed: 5)
    let set = try ModelConfidenceSet(losses: losses, bootstrap: bootstrap, replications: 500)
    #expect(tests.entries.map(\.confidenceSetPValue) == set.pValues.map { $0 })
    #expect(
      try tests.superiorPredictiveAbility
        == SuperiorPredictiveAbility(
          benchmark: losses[0], models: Array(losses[1...]), bootstrap: bootstrap, replications: 500))
    #expect(tests.entries[0].dieboldMariano == nil)
    for index in 1...2 {
      #expect(
        try tests.entries[index].dieboldMariano
          == DieboldMariano(first: losses[0], second: losses[index], horizon: 3))
    }
    for (entry, test) in zip(comparison.entries, tests.entries) {
      let regression = try #require(test.mincerZarnowitz)
      #expect(
        try regression
          == MincerZarnowitz(of: entry.forecasts.variances, against: comparison.proxies, lags: regression.lags))
      #expect(regression.lags >= 2)
    }
    #expect(tests.entries.map(\.trimmedLoss) == (try TrimmedMeanLosses(of: losses)).means.map { $0 })
    let members = tests.entries.map { tests.isInConfidenceSet($0) }
    #expect(members == set.pValues.map { $0 >= 0.1 })
  }

  /// Threads change nothing; without a baseline nothing is tested against one.
  @Test func withoutABaseline() throws {
    let (comparison, walk) = try Self.comparison()
    let one = try ForecastTests(of: comparison, overlap: walk.overlap, options: .init(replications: 300))
    let two = try ForecastTests(of: comparison, overlap: walk.overlap, options: .init(replications: 300, threads: 3))
    #expect(one.entries == two.entries)
    #expect(one.superiorPredictiveAbility == nil && one.entries.allSatisfy { $0.dieboldMariano == nil })
    #expect(one.blockLength >= 3)
  }

  /// Of two models with the same forecasts no test is defined, and nothing is made up.
  @Test func undefinedTestsAreNil() throws {
    let returns = try simulatedReturns(count: 500, seed: 8)
    let comparison = try WalkForward(trainCount: 400).compare(
      [("a", EWMA.riskMetrics), ("b", EWMA.riskMetrics)], on: returns, target: .squaredReturn)
    let tests = try ForecastTests(of: comparison, overlap: 0, options: .init(baseline: "a", replications: 100))
    #expect(tests.superiorPredictiveAbility == nil)
    for entry in tests.entries {
      #expect(entry.confidenceSetPValue == nil && entry.dieboldMariano == nil)
      #expect(tests.isInConfidenceSet(entry) == nil)
      #expect(entry.mincerZarnowitz != nil)
    }
  }
}
