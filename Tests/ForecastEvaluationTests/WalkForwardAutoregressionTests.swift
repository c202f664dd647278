import ForecastEvaluation
import MarketData
import Testing
import VolatilityModels

/// Autoregressions and combinations on a walk.
@Suite struct WalkForwardAutoregressionTests {
  static let walks = [
    WalkForward(trainCount: 300, refitEvery: 10),
    WalkForward(trainCount: 300, refitEvery: 3, window: .expanding, horizon: 5, aggregation: .sum),
    WalkForward(trainCount: 300, refitEvery: 2, horizon: 24, aggregation: .sum, step: 24),
  ]

  private static func data() throws -> (returns: ReturnSeries, variances: VarianceSeries) {
    let returns = try simulatedReturns(count: 700, seed: 3)
    return (returns, try VarianceSeries(.squaredReturn, of: returns))
  }

  /// The walk forecasts the sum of what the autoregression forecasts the mean of, at its own origins and fits.
  @Test(arguments: walks)
  func forecastsAreThoseOfTheAutoregression(walk: WalkForward) throws {
    let (_, variances) = try Self.data()
    let model = try HAR(horizon: walk.horizon)
    let forecasts = try walk.forecasts(of: model, on: variances)
    let origins = walk.origins(count: 700)
    #expect(forecasts.records.map(\.originIndex) == origins)
    #expect(forecasts.records.map(\.targetIndices) == origins.map(walk.targets))
    for (number, origin) in origins.enumerated() {
      let fitOrigin = origins[number / walk.refitEvery * walk.refitEvery]
      let start = walk.window == .rolling ? fitOrigin + 1 - 300 : 0
      let fitted = try model.fit(to: variances[start..<fitOrigin + 1])
      let expected = Double(walk.horizon) * (try fitted.forecast(after: variances[0..<origin + 1]).variance)
      #expect(abs(forecasts.variances[number] / expected - 1) < 1e-9)
    }
    #expect(forecasts.refitCount == (origins.count - 1) / walk.refitEvery)
  }

  /// Other returns after an origin change no forecast up to it, of whatever kind the model is.
  @Test(arguments: walks)
  func theFutureDoesNotChangeTheForecasts(walk: WalkForward) throws {
    let returns = try Self.data().returns
    let models: [(name: String, forecaster: Forecaster)] = [
      ("ewma", .volatility(EWMA.riskMetrics)), ("har", .autoregression(try HAR(horizon: walk.horizon))),
      ("mean", .combination(.mean, window: 40)), ("best", .combination(.inverseSquaredError, window: 40)),
      ("fit", .combination(.leastSquares, window: 40)), ("sum", .combination(.leastSquaresSumOne, window: 40)),
    ]
    let known = 500
    let changed = try ReturnSeries(
      values: returns.values.enumerated().map { $0 < known ? $1 : 3 * $1 - 1 }, scale: returns.scale)
    func forecasts(_ returns: ReturnSeries) throws -> ForecastComparison {
      try walk.compare(
        models, on: returns, variances: VarianceSeries(.squaredReturn, of: returns), target: .squaredReturn)
    }
    let (one, other) = (try forecasts(returns), try forecasts(changed))
    var compared = 0
    for (entry, changed) in zip(one.entries, other.entries) {
      for (record, second) in zip(entry.forecasts.records, changed.forecasts.records) where record.originIndex < known {
        #expect(record == second)
        compared += 1
      }
      #expect(entry.forecasts.variances != changed.forecasts.variances)
    }
    #expect(compared >= 6 * 8)
  }

  /// A standstill that fills the window: refits at the origins within fail, and say so in the order of the walk's own.
  @Test func failedRefitsAreReported() throws {
    let (_, variances) = try Self.data()
    let still = try VarianceSeries(
      values: variances.values.enumerated().map { (200..<500).contains($0) ? 1 : $1 })
    let walk = WalkForward(trainCount: 100, refitEvery: 5, horizon: 2, aggregation: .sum, step: 2)
    let forecasts = try walk.forecasts(of: HAR(windows: [1, 5], horizon: 2), on: still)
    let origins = walk.origins(count: 700)
    #expect(forecasts.records.count == origins.count && forecasts.refitCount == (origins.count - 1) / 5)
    let failed = forecasts.failedRefits.map(\.originIndex)
    #expect(failed.contains(399) && failed.allSatisfy { (299..<510).contains($0) && ($0 - 99).isMultiple(of: 10) })
    guard case .autoregression(.dependentTerm) = forecasts.failedRefits.first(where: { $0.originIndex == 399 })?.reason
    else {
      Issue.record("another reason than a dependent term")
      return
    }
    let error = HARError.noResidualVariance
    #expect(WalkForwardForecasts.FailedRefit.Reason.autoregression(error).description == error.description)
  }

  @Test func combinationsAreOfAllThatAreNone() throws {
    let (returns, variances) = try Self.data()
    let comparison = try WalkForward(trainCount: 300, refitEvery: 100).compare(
      [
        ("mean", .combination(.mean, window: 40)), ("ewma", .volatility(EWMA.riskMetrics)),
        ("har", .autoregression(HAR())), ("again", .combination(.mean, window: 40)),
      ], on: returns, variances: variances, target: .squaredReturn, threads: 2)
    #expect(comparison.entries.map(\.name) == ["mean", "ewma", "har", "again"])
    let values = comparison.entries.map(\.forecasts.variances)
    for index in values[0].indices {
      #expect(abs(values[0][index] - (values[1][index] + values[2][index]) / 2) <= 1e-15 * values[0][index])
      #expect(values[3][index] == values[0][index])
    }
  }

  @Test func errorsNameTheModel() throws {
    let (_, variances) = try Self.data()
    let zero = try VarianceSeries(values: variances.values.map { $0 < 0.01 ? 0 : $0 })
    #expect {
      try WalkForward(trainCount: 300).compare(
        [("log", .autoregression(try HAR(transform: .logOfMeans)))], on: nil, variances: zero, target: .realized)
    } throws: { error in
      guard case EvaluationError.model("log", .autoregressionFailed(.zeroVariance)) = error else { return false }
      return true
    }
    #expect(throws: EvaluationError.tooFewReturns(count: 30, needed: 31)) {
      try WalkForward(trainCount: 30).forecasts(of: HAR(), on: variances[0..<30])
    }
  }
}
