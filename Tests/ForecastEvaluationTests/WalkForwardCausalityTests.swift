import ForecastEvaluation
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// No forecast knows a return after its origin: whatever becomes of these, it stays the same to the last bit.
@Suite struct WalkForwardCausalityTests {
  private static let returns = Result { try simulatedReturns(count: 200, seed: 3, alpha: 0.2, beta: 0.7) }
  /// Origins are the indices 149 to 199 − horizon.
  private static let walks = WalkForward.Window.allCases.flatMap { window in
    [(3, 1), (20, 5)].map { refitEvery, horizon in
      WalkForward(trainCount: 150, refitEvery: refitEvery, window: window, horizon: horizon)
    }
  }
  private static let models: [any VolatilityModel] = [
    EWMA.riskMetrics, GARCH(), GARCH(mean: .ar1, innovations: .studentT, presample: .sampleVariance),
  ]

  /// Other returns from `start` on: noise of another size, zeros, and an outlier.
  private func futures(of values: [Double], from start: Int) -> [[Double]] {
    var random = SplitMix64(seed: UInt64(start))
    let known = Array(values[..<start])
    let count = values.count - start
    return [
      known + (0..<count).map { _ in 30 * random.nextNormal() }, known + [Double](repeating: 0, count: count),
      known + (0..<count).map { $0 == 0 ? 1e6 : values[start + $0] },
    ]
  }

  @Test(arguments: walks)
  func theFutureDoesNotChangeTheForecasts(walk: WalkForward) throws {
    let returns = try Self.returns.get()
    for model in Self.models {
      let whole = try walk.forecasts(of: model, on: returns)
      for (origin, kinds) in [(149, 1), (151, 1), (152, 3), (190, 2)] {
        let known = whole.records.prefix { $0.originIndex <= origin }
        for values in futures(of: returns.values, from: origin + 1).prefix(kinds) {
          let other = try walk.forecasts(of: model, on: ReturnSeries(values: values, scale: .percent))
          #expect(other.records.prefix { $0.originIndex <= origin } == known)
        }
        let cut = try walk.forecasts(of: model, on: returns[0..<origin + 1 + walk.horizon])
        #expect(cut.records == Array(known))
      }
    }
  }

  /// The test above could not pass if the forecasts depended on nothing.
  @Test(arguments: walks)
  func thePastChangesTheForecasts(walk: WalkForward) throws {
    let returns = try Self.returns.get()
    for model in Self.models {
      let whole = try walk.forecasts(of: model, on: returns)
      var values = returns.values
      values[175] += 5
      let other = try walk.forecasts(of: model, on: ReturnSeries(values: values, scale: .percent))
      let differs = zip(whole.records, other.records).filter { $0 != $1 }.map(\.0.originIndex)
      #expect(differs.first == 175)
    }
  }
}
