import ForecastEvaluation
import LinearAlgebra
import NumericalMethods
import Testing

@Suite struct MincerZarnowitzTests {
  static let forecasts = linearCongruentialNumbers(count: 400, seed: 4).map { Double.exp($0 * 1e-5) }
  static let proxies = zip(forecasts, linearCongruentialNumbers(count: 400, seed: 5)).map { forecast, number in
    let z = (number + 0.5) * 2.7e-5
    return Double.exp(0.8 * .log(forecast)) * z * z
  }

  @Test(arguments: MincerZarnowitz.Form.allCases) func agreesWithTheSecondVersion(form: MincerZarnowitz.Form) throws {
    let expected = try #require(try ComparisonReference.read().mincerZarnowitz[form.rawValue])
    let regression = try MincerZarnowitz(of: Self.forecasts, against: Self.proxies, form: form, lags: expected.lags)
    #expect(agree(regression.intercept, expected.intercept, within: 1e-11))
    #expect(agree(regression.slope, expected.slope, within: 1e-11))
    for (value, expected) in zip(regression.covariance.elements, expected.covariance) {
      #expect(agree(value, expected, within: 1e-11))
    }
    #expect(agree(regression.interceptStandardError, expected.covariance[0].squareRoot(), within: 1e-11))
    #expect(agree(regression.slopeStandardError, expected.covariance[3].squareRoot(), within: 1e-11))
    #expect(agree(try #require(regression.rSquared), expected.rSquared, within: 1e-11))
    let wald = try #require(regression.waldTest)
    #expect(agree(wald.chiSquare.statistic, expected.wald, within: 1e-11) && wald.chiSquare.degreesOfFreedom == 2)
    #expect(wald.fStatistic == wald.chiSquare.statistic / 2)
    // A p-value of 10⁻²⁹ has the error of its statistic times some 130.
    #expect(agree(wald.chiSquare.pValue, expected.waldPValue, within: 1e-9))
    #expect(agree(wald.fPValue, expected.fPValue, within: 1e-9))
  }

  @Test func takesTheUsualNumberOfLags() throws {
    // ⌊4 · 4^(2/9)⌋ = ⌊5.44⌋.
    #expect(try MincerZarnowitz(of: Self.forecasts, against: Self.proxies).lags == 5)
  }

  @Test func scalesWithTheUnit() throws {
    let plain = try MincerZarnowitz(of: Self.forecasts, against: Self.proxies)
    for unit in [0x1p-460, 0x1p-30, 0x1p460] {
      let other = try MincerZarnowitz(of: Self.forecasts.map { $0 * unit }, against: Self.proxies.map { $0 * unit })
      #expect(other.intercept == plain.intercept * unit && other.slope == plain.slope)
      #expect(other.waldTest == plain.waldTest && other.rSquared == plain.rSquared)
      #expect(other.interceptStandardError == plain.interceptStandardError * unit)
    }
  }

  @Test func refusesCoefficientsOutsideDoublePrecision() throws {
    let forecasts = Self.forecasts.map { $0 * 1e-180 }
    #expect(throws: EvaluationError.unusableRegression) {
      try MincerZarnowitz(of: forecasts, against: Self.proxies.map { $0 * 1e150 })
    }
    // A slope of some 10¹⁰⁰ has a variance of 10²⁰⁰.
    let steep = try MincerZarnowitz(of: forecasts, against: Self.proxies.map { $0 * 1e-80 })
    #expect(steep.slope > 1e99 && steep.slopeStandardError < steep.slope && steep.waldTest != nil)
  }

  @Test func knowsAnExactFit() throws {
    let forecasts = [1, 2, 4, 3.5]
    for proxies in [forecasts, forecasts.map { 0.25 + 2 * $0 }] {
      let regression = try MincerZarnowitz(of: forecasts, against: proxies)
      #expect(regression.waldTest == nil)
      #expect(abs((regression.rSquared ?? 0) - 1) < 1e-12)
    }
    // What was seen never varied: the slope is 0, and there is nothing to explain.
    let constant = try MincerZarnowitz(of: forecasts, against: [2, 2, 2, 2])
    #expect(abs(constant.slope) < 1e-15 && constant.rSquared == nil && constant.waldTest == nil)
    let zero = try MincerZarnowitz(of: forecasts, against: [0, 0, 0, 0])
    #expect(zero.slope == 0 && zero.rSquared == nil && zero.waldTest == nil)
  }

  @Test func refusesWhatCannotBeRegressed() throws {
    #expect(throws: EvaluationError.tooFewForecasts(count: 2, needed: 3)) {
      try MincerZarnowitz(of: [1, 2], against: [1, 2])
    }
    #expect(throws: Never.self) { try MincerZarnowitz(of: [1, 2, 3], against: [1, 3, 2]) }
    #expect(throws: EvaluationError.constantForecasts(value: 2)) {
      try MincerZarnowitz(of: [2, 2, 2], against: [1, 2, 3])
    }
    #expect(throws: EvaluationError.constantForecasts(value: 1)) {
      try MincerZarnowitz(of: [1, 1, 1], against: [1, 2, 3], form: .logarithms)
    }
    #expect(throws: EvaluationError.invalidForecast(index: 1, value: 0)) {
      try MincerZarnowitz(of: [1, 0, 2], against: [1, 2, 3])
    }
    #expect(throws: EvaluationError.invalidProxy(index: 2, value: -3)) {
      try MincerZarnowitz(of: [1, 4, 2], against: [1, 2, -3])
    }
    #expect(throws: EvaluationError.zeroProxy(index: 1)) {
      try MincerZarnowitz(of: [1, 4, 2], against: [1, 0, 3], form: .logarithms)
    }
    #expect(throws: Never.self) { try MincerZarnowitz(of: [1, 4, 2], against: [1, 0, 3]) }
  }

  /// Forecasts that are right, against squares of normal numbers: 5 % of 1,000 samples are 50 ± 7.
  @Test func rejectsAsOftenAsItsLevelSays() throws {
    var random = SplitMix64(seed: 6)
    var (rejections, rejectionsOfWrong) = (0, 0)
    for _ in 0..<1000 {
      let forecasts = (0..<400).map { _ in 0.5 + random.nextUniform() }
      let proxies = forecasts.map { forecast in
        let z = random.nextNormal()
        return forecast * z * z
      }
      if let test = try MincerZarnowitz(of: forecasts, against: proxies, lags: 0).waldTest, test.fPValue < 0.05 {
        rejections += 1
      }
      let wrong = forecasts.map { 1.4 * $0 }
      if let test = try MincerZarnowitz(of: wrong, against: proxies, lags: 0).waldTest, test.fPValue < 0.05 {
        rejectionsOfWrong += 1
      }
    }
    #expect((30...85).contains(rejections))
    #expect(rejectionsOfWrong > 950)
  }
}
