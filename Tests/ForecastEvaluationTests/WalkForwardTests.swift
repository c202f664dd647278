import ForecastEvaluation
import MarketData
import Testing
import VolatilityModels

/// Which returns a model is handed, when it is refitted, and what is forecast.
@Suite struct WalkForwardTests {
  /// Ten returns that are their own indices.
  private func indices(_ count: Int = 10) throws -> ReturnSeries {
    try ReturnSeries(values: (0..<count).map(Double.init))
  }

  private func range(_ range: ClosedRange<Int>) -> [Double] { range.map(Double.init) }

  @Test func rollingFitsGetTheLastReturns() throws {
    let model = RecordingModel()
    let walk = WalkForward(trainCount: 4, refitEvery: 2, window: .rolling)
    let forecasts = try walk.forecasts(of: model, on: indices())
    #expect(model.samples == [range(0...3), range(2...5), range(4...7)])
    #expect(model.starts == [nil, 0, 1])
    #expect(forecasts.refitCount == 2 && forecasts.failedRefits.isEmpty)
    #expect(forecasts.records.map(\.originIndex) == Array(3...8))
    #expect(forecasts.records.map(\.targetIndex) == Array(4...9))
    #expect(forecasts.variances == [0, 1, 1000, 1001, 2000, 2001].map { 1e6 + $0 })
  }

  @Test func expandingFitsGetAllReturns() throws {
    let model = RecordingModel()
    let walk = WalkForward(trainCount: 4, refitEvery: 3, window: .expanding, horizon: 2)
    let forecasts = try walk.forecasts(of: model, on: indices())
    #expect(model.samples == [range(0...3), range(0...6)])
    #expect(forecasts.records.map(\.originIndex) == Array(3...7))
    #expect(forecasts.records.map(\.targetIndex) == Array(5...9))
    #expect(forecasts.variances == [0, 1, 2, 1000, 1001].map { 2e6 + $0 })
  }

  @Test func sumsAreOfAllPeriodsUpToTheHorizon() throws {
    let model = RecordingModel()
    let walk = WalkForward(trainCount: 4, refitEvery: 2, horizon: 2, aggregation: .sum)
    let forecasts = try walk.forecasts(of: model, on: indices())
    #expect(forecasts.records.map(\.targetIndices) == [4...5, 5...6, 6...7, 7...8, 8...9])
    // The model says 1e6·k of the k-th period, and adds what tells the fit and the returns since.
    #expect(forecasts.variances == [0, 1, 1000, 1001, 2000].map { 3e6 + 2 * $0 })
    #expect(walk.overlap == 1)
  }

  /// Between two origins the state takes in every return, and refits are counted in origins.
  @Test func originsFollowEverySoManyReturns() throws {
    let model = RecordingModel()
    let walk = WalkForward(trainCount: 4, refitEvery: 2, horizon: 1, step: 2)
    let forecasts = try walk.forecasts(of: model, on: indices())
    #expect(forecasts.records.map(\.originIndex) == [3, 5, 7])
    #expect(model.samples == [range(0...3), range(4...7)])
    #expect(forecasts.variances == [0, 2, 1000].map { 1e6 + $0 })
  }

  @Test(arguments: [(1, 1, 0), (24, 1, 23), (24, 24, 0), (24, 23, 1), (25, 24, 1), (24, 25, 0)])
  func overlapIsWhatTwoStretchesShare(horizon: Int, step: Int, expected: Int) {
    #expect(WalkForward(trainCount: 1, horizon: horizon, aggregation: .sum, step: step).overlap == expected)
  }

  /// The six origins are the indices 3 to 8.
  @Test(arguments: [(1, 5), (2, 2), (4, 1), (5, 1), (6, 0), (7, 0), (Int.max, 0)])
  func refitsEveryNthOrigin(refitEvery: Int, expected: Int) throws {
    let model = RecordingModel()
    let forecasts = try WalkForward(trainCount: 4, refitEvery: refitEvery).forecasts(of: model, on: indices())
    #expect(forecasts.refitCount == expected && model.samples.count == expected + 1)
    #expect(forecasts.records.count == 6)
  }

  @Test func aFailedRefitKeepsTheParametersAndIsReported() throws {
    let model = RecordingModel(failingFits: [1, 3])
    let walk = WalkForward(trainCount: 2, refitEvery: 2)
    let forecasts = try walk.forecasts(of: model, on: indices())
    #expect(forecasts.failedRefits.map(\.originIndex) == [3, 7])
    #expect(
      forecasts.failedRefits.map(\.reason) == [
        .volatility(.notConverged(iterations: 1, predictedGain: 1)),
        .volatility(.notConverged(iterations: 3, predictedGain: 1)),
      ])
    #expect(forecasts.refitCount == 3)
    #expect(model.starts == [nil, 0, 0, 2])
    // Fit 0 goes on through the failure of fit 1, fit 2 through that of fit 3.
    #expect(forecasts.variances == [0, 1, 2, 3, 2000, 2001, 2002, 2003].map { 1e6 + $0 })
  }

  @Test func aFailedFirstFitThrows() throws {
    #expect(
      throws: EvaluationError.firstFitFailed(
        origin: 3, reason: .notConverged(iterations: 0, predictedGain: 1))
    ) {
      try WalkForward(trainCount: 4).forecasts(of: RecordingModel(failingFits: [0]), on: indices())
    }
    #expect(
      throws: EvaluationError.firstFitFailed(origin: 18, reason: .tooFewReturns(count: 19, needed: 20))
    ) { try WalkForward(trainCount: 19).forecasts(of: GARCH(), on: indices(30)) }
  }

  @Test(arguments: [(4, 1), (4, 3), (1, 1)])
  func needsReturnsForOneForecast(trainCount: Int, horizon: Int) throws {
    let walk = WalkForward(trainCount: trainCount, horizon: horizon)
    let needed = trainCount + horizon
    #expect(throws: EvaluationError.tooFewReturns(count: needed - 1, needed: needed)) {
      try walk.forecasts(of: RecordingModel(), on: indices(needed - 1))
    }
    #expect(throws: EvaluationError.tooFewReturns(count: 0, needed: needed)) {
      try walk.forecasts(of: RecordingModel(), on: indices(0))
    }
    let one = try walk.forecasts(of: RecordingModel(), on: indices(needed))
    #expect(one.records.map(\.originIndex) == [trainCount - 1] && one.records.map(\.targetIndex) == [needed - 1])
    #expect(try walk.forecasts(of: RecordingModel(), on: indices(needed + 1)).records.count == 2)
  }

  @Test func needsReturnsWithoutOverflow() throws {
    #expect(throws: EvaluationError.tooFewReturns(count: 10, needed: .max)) {
      try WalkForward(trainCount: .max, horizon: .max).forecasts(of: RecordingModel(), on: indices())
    }
  }

  @Test func reportsProgress() throws {
    var calls: [[Int]] = []
    _ = try WalkForward(trainCount: 7).forecasts(of: EWMA.riskMetrics, on: indices()) { calls.append([$0, $1]) }
    #expect(calls == [[1, 3], [2, 3], [3, 3]])
  }

  /// The moving average, its window and its forecasts written out.
  @Test(arguments: WalkForward.Window.allCases, [1, 5])
  func agreesWithAPlainMovingAverage(window: WalkForward.Window, horizon: Int) throws {
    let returns = try simulatedReturns(count: 300, seed: 1)
    let walk = WalkForward(trainCount: 100, refitEvery: 7, window: window, horizon: horizon)
    let forecasts = try walk.forecasts(of: EWMA.riskMetrics, on: returns)
    #expect(forecasts.records.count == 300 - 100 - horizon + 1)
    for record in forecasts.records {
      let t = record.originIndex
      let fit = t - (t - 99) % 7
      let start = window == .rolling ? fit - 99 : 0
      // The backcast is that of the fit's own window.
      var (sum, weights) = (0.0, 0.0)
      for i in 0..<75 {
        let weight = power(0.94, i)
        sum += weight * returns.values[start + i] * returns.values[start + i]
        weights += weight
      }
      var variance = sum / weights
      for i in start...t { variance = 0.94 * variance + 0.06 * returns.values[i] * returns.values[i] }
      #expect(abs(record.variance / variance - 1) < 1e-12)
      #expect(record.targetIndex == t + horizon)
    }
  }

  /// A walk of a GARCH against a loop that fits each window afresh and computes the forecast from its equations.
  @Test(arguments: WalkForward.Window.allCases, [1, 5])
  func agreesWithPlainRefits(window: WalkForward.Window, horizon: Int) throws {
    let returns = try simulatedReturns(count: 530, seed: 2, nu: 8)
    let specification = GARCH(mean: .ar1)
    let walk = WalkForward(trainCount: 500, refitEvery: 10, window: window, horizon: horizon)
    let forecasts = try walk.forecasts(of: specification, on: returns)
    #expect(forecasts.failedRefits.isEmpty)
    var fits: [Int: FittedGARCH] = [:]
    for fit in stride(from: 499, to: 530, by: 10) {
      fits[fit] = try specification.fit(to: returns[(window == .rolling ? fit - 499 : 0)..<fit + 1])
    }
    for record in forecasts.records {
      let t = record.originIndex
      let fit = t - (t - 499) % 10
      let fitted = try #require(fits[fit])
      let p = fitted.parameters
      let (mu, phi) = (p.mu ?? .nan, p.phi ?? .nan)
      var (h, e) = (fitted.path.conditionalVariance.last ?? .nan, fitted.path.residuals.last ?? .nan)
      for i in fit..<t {
        h = p.omega + p.alpha * e * e + p.beta * h
        e = returns.values[i + 1] - mu - phi * returns.values[i]
      }
      var ahead = p.omega + p.alpha * e * e + p.beta * h
      var expected = ahead
      for _ in 1..<horizon {
        ahead = p.omega + (p.alpha + p.beta) * ahead
        expected = ahead + phi * phi * expected
      }
      // Warm and cold searches end within 10⁻⁶ standard errors of each other.
      #expect(abs(record.variance / expected - 1) < 1e-6)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * base }
  }
}
