import ForecastEvaluation
import NumericalMethods
import Testing

@Suite struct ForecastLossTests {
  /// The numbers are from Python's `math`: `log(2.5) + 1.7/2.5`, `(2.5 - 1.7)**2`, `abs(2.5 - 1.7)`, and so on.
  @Test func agreesWithNumbersFromElsewhere() throws {
    let forecasts = [2.5, 1, 0.04]
    let proxies = [1.7, 0, 0.1]
    func expect(_ loss: ForecastLoss, _ expected: [Double]) throws {
      let values = try loss.values(of: forecasts, against: proxies)
      for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 1e-15) }
      let mean = try loss.mean(of: forecasts, against: proxies)
      #expect(abs(mean - expected.reduce(0, +) / 3) < 1e-15)
    }
    try expect(.qlike, [1.5962907318741552, 0, -0.7188758248682006])
    try expect(.mse, [0.64, 1, 0.0036])
    try expect(.mae, [0.8, 1, 0.06])
  }

  /// By Python's `(log(2.5) - log(1.7))**2`, `(1.7/2.5 - 1)**2` and so on.
  @Test func agreesWithNumbersFromElsewhereOfLogarithmsAndRatios() throws {
    let logs = try ForecastLoss.mseLog.values(of: [2.5, 0.04], against: [1.7, 0.1])
    for (value, expected) in zip(logs, [0.1487355491060545, 0.8395887053184748]) {
      #expect(abs(value - expected) < 1e-15)
    }
    let ratios = try ForecastLoss.hmse.values(of: [2.5, 0.04, 3], against: [1.7, 0.1, 0])
    for (value, expected) in zip(ratios, [0.10239999999999998, 2.25, 1]) { #expect(abs(value - expected) < 1e-15) }
    #expect(ForecastLoss(rawValue: "mse-log") == .mseLog && ForecastLoss(rawValue: "hmse") == .hmse)
    #expect(throws: EvaluationError.zeroProxy(index: 1)) {
      try ForecastLoss.mseLog.mean(of: [1, 1], against: [1, 0])
    }
  }

  /// y/f − ln(y/f) − 1 by Python's `decimal` with 60 digits.
  @Test func normalizedQLIKEIsZeroAtTheTruth() throws {
    let values = try ForecastLoss.normalizedQLIKE(of: [2.5, 1, 1, 1e-5], against: [1.7, 1 + 0x1p-20, 1e-300, 1e5])
    let expected = [0.06566248081198468, 4.547470617660916e-13, 689.7755278982137, 9999999975.974148]
    for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 1e-15 * max(1, expected)) }
    #expect(try ForecastLoss.normalizedQLIKE(of: [0.3], against: [0.3]) == [0])
    #expect(
      throws: EvaluationError.unusableLoss(loss: .qlike, index: 0, forecast: 1e200, proxy: 1e-200)
    ) { try ForecastLoss.normalizedQLIKE(of: [1e200], against: [1e-200]) }
    #expect(throws: EvaluationError.zeroProxy(index: 0)) { try ForecastLoss.normalizedQLIKE(of: [1], against: [0]) }
    #expect(throws: EvaluationError.invalidForecast(index: 0, value: 0)) {
      try ForecastLoss.normalizedQLIKE(of: [0], against: [0])
    }
  }

  /// ln f + y/f and y/f − ln(y/f) − 1 differ by what is free of f.
  @Test func qlikeDiffersFromItsNormalizedFormByAConstant() throws {
    let proxy = 0.73
    for forecast in [0.01, 0.5, 0.73, 2, 300] {
      let value = try ForecastLoss.qlike.values(of: [forecast], against: [proxy])[0]
      let normalized = proxy / forecast - .log(proxy / forecast) - 1
      #expect(abs(value - normalized - (.log(proxy) + 1)) < 1e-12)
    }
  }

  /// Both are least, among constant forecasts, at the mean of the proxies; the absolute error is at their median.
  @Test func isLeastWhereItShouldBe() throws {
    let proxies = [0, 0.2, 0.5, 1.1, 8.2]
    func best(_ loss: ForecastLoss) throws -> Double {
      var best = (forecast: 0.0, loss: Double.infinity)
      for step in 1...1000 {
        let forecast = Double(step) / 100
        let value = try loss.mean(of: proxies.map { _ in forecast }, against: proxies)
        if value < best.loss { best = (forecast, value) }
      }
      return best.forecast
    }
    #expect(try best(.qlike) == 2)
    #expect(try best(.mse) == 2)
    #expect(try best(.mae) == 0.5)
    // Σy²/Σy = 68.74/10.
    #expect(try best(.hmse) == 6.87)
  }

  @Test(arguments: ForecastLoss.allCases, [0, -0.0, -1, .nan, .infinity, -Double.leastNonzeroMagnitude])
  func refusesForecastsThatAreNoVariance(loss: ForecastLoss, bad: Double) {
    #expect {
      try loss.mean(of: [1, bad], against: [1, 1])
    } throws: { error in
      guard case EvaluationError.invalidForecast(1, let value) = error else { return false }
      return value == bad || value.isNaN && bad.isNaN
    }
  }

  @Test(arguments: ForecastLoss.allCases, [-Double.leastNonzeroMagnitude, -1, .nan, .infinity])
  func refusesProxiesThatAreNoVariance(loss: ForecastLoss, bad: Double) {
    #expect {
      try loss.mean(of: [1, 1], against: [1, bad])
    } throws: { error in
      guard case EvaluationError.invalidProxy(1, _) = error else { return false }
      return true
    }
  }

  @Test func refusesLossesBeyondDoublePrecision() throws {
    let tiny = Double.leastNonzeroMagnitude
    #expect(try ForecastLoss.qlike.values(of: [tiny], against: [0])[0] == .log(tiny))
    #expect(
      throws: EvaluationError.unusableLoss(loss: .qlike, index: 0, forecast: tiny, proxy: 1)
    ) { try ForecastLoss.qlike.values(of: [tiny], against: [1]) }
    #expect(
      throws: EvaluationError.unusableLoss(loss: .mse, index: 0, forecast: 1e200, proxy: 1)
    ) { try ForecastLoss.mse.values(of: [1e200], against: [1]) }
    let huge = Double.greatestFiniteMagnitude
    #expect(try ForecastLoss.mae.mean(of: [huge, huge], against: [0, 0]) == huge)
  }
}
