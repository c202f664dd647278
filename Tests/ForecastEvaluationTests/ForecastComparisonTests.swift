import ForecastEvaluation
import MarketData
import Synchronization
import Testing
import VolatilityModels

@Suite struct ForecastComparisonTests {
  @Test func measuresTheForecastsOfAllModels() throws {
    let returns = try simulatedReturns(count: 1500, seed: 4, alpha: 0.2, beta: 0.5)
    let walk = WalkForward(trainCount: 500, refitEvery: 200, horizon: 2)
    let made = Mutex<[[Int]]>([])
    let comparison = try walk.compare(
      [("ewma", EWMA.riskMetrics), ("garch", GARCH())], on: returns, target: .squaredReturn
    ) { done, count in made.withLock { $0.append([done, count]) } }
    let calls = made.withLock { $0 }
    #expect(comparison.forecastCount == 999)
    #expect(comparison.target == .squaredReturn)
    #expect(comparison.targetIndices == (501..<1500).map { $0...$0 })
    #expect(comparison.entries.map(\.name) == ["ewma", "garch"])
    #expect(calls.first == [1, 1998] && calls.last == [1998, 1998] && calls.count == 1998)
    for (entry, model) in zip(comparison.entries, [EWMA.riskMetrics, GARCH()] as [any VolatilityModel]) {
      let forecasts = try walk.forecasts(of: model, on: returns)
      #expect(entry.forecasts == forecasts)
      let squares = forecasts.records.map { returns.values[$0.targetIndex] * returns.values[$0.targetIndex] }
      #expect(comparison.proxies == squares)
      var (qlike, mse, mae) = (0.0, 0.0, 0.0)
      for (forecast, square) in zip(forecasts.variances, squares) {
        let error = forecast - square
        qlike += try ForecastLoss.qlike.values(of: [forecast], against: [square])[0] / 999
        mse += error * error / 999
        mae += abs(error) / 999
      }
      #expect(abs(entry.qlike - qlike) < 1e-12 && abs(entry.mse - mse) < 1e-12 && abs(entry.mae - mae) < 1e-12)
    }
    // The variance returns to its level faster than an average forgets: the model that can do so is the better.
    #expect(comparison.entries[1].qlike < comparison.entries[0].qlike)
  }

  @Test(arguments: [2, 3, 8]) func threadsChangeNothing(threads: Int) throws {
    let returns = try simulatedReturns(count: 800, seed: 4, alpha: 0.2, beta: 0.5)
    let walk = WalkForward(trainCount: 500, refitEvery: 50)
    let models: [(name: String, model: any VolatilityModel)] = [
      ("garch", GARCH()), ("ewma", EWMA.riskMetrics), ("garch-t", GARCH(innovations: .studentT)),
    ]
    let made = Mutex<[Int]>([])
    let parallel = try walk.compare(models, on: returns, target: .squaredReturn, threads: threads) { done, _ in
      made.withLock { $0.append(done) }
    }
    #expect(try parallel == walk.compare(models, on: returns, target: .squaredReturn))
    #expect(made.withLock { $0 } == Array(1...900))
    // The first model that fails is told, whichever failed first.
    let constant = try ReturnSeries(
      values: [Double](repeating: 0, count: 600), scale: .percent, kind: .log, timeStamps: nil)
    let failure = #expect(throws: EvaluationError.self) {
      try walk.compare(models, on: constant, target: .squaredReturn, threads: threads)
    }
    #expect(failure.map { "\($0)".hasPrefix("garch: ") } == true)
  }

  @Test func takesProxiesFromBars() throws {
    let stamps = (0..<5).map { TimeStamp(microseconds: Int64($0)) }
    let bars = try BarSeries(
      timeStamps: stamps, close: [1, 1.1, 1, 1.2, 1.1], high: [1.1, 1.2, 1.1, 1.3, 1.2], low: [1, 1, 1, 1, 1])
    let returns = try bars.logReturns()
    let comparison = try WalkForward(trainCount: 2).compare(
      [("a", EWMA.riskMetrics)], on: returns, target: .parkinson, bars: bars)
    #expect(comparison.proxies == Array(try VarianceProxy.parkinson.values(for: returns, bars: bars)[2...]))
    #expect(throws: EvaluationError.noPrices(proxy: .parkinson)) {
      try WalkForward(trainCount: 2).compare([("a", EWMA.riskMetrics)], on: returns, target: .parkinson)
    }
  }

  @Test func saysWhichModelFailed() throws {
    let returns = try simulatedReturns(count: 30, seed: 5)
    let walk = WalkForward(trainCount: 10)
    #expect(
      throws: EvaluationError.model(
        name: "b", reason: .firstFitFailed(origin: 9, reason: .tooFewReturns(count: 10, needed: 20)))
    ) { try walk.compare([("a", EWMA.riskMetrics), ("b", GARCH())], on: returns, target: .squaredReturn) }
    #expect(throws: EvaluationError.tooFewReturns(count: 30, needed: 31)) {
      try WalkForward(trainCount: 30).compare([("a", EWMA.riskMetrics)], on: returns, target: .squaredReturn)
    }
    // 1e120² overflows in the squared error, not in the walk.
    let large = try ReturnSeries(values: returns.values.map { 1e120 * $0 })
    #expect {
      try walk.compare([("a", EWMA.riskMetrics)], on: large, target: .squaredReturn)
    } throws: { error in
      guard case EvaluationError.model("a", .unusableLoss(.mse, 0, _, _)) = error else { return false }
      return true
    }
  }
}
