import ForecastEvaluation
import NumericalMethods
import Testing

@Suite struct ValueAtRiskBacktestTests {
  static let returns = linearCongruentialNumbers(count: 500, seed: 6).map { $0 * 2.6e-5 }
  static let quantiles = linearCongruentialNumbers(count: 500, seed: 8).map { -1.645 + $0 * 5e-6 }

  /// A back-test with violations where there is an x.
  static func backtest(_ pattern: String, level: Double = 0.05) throws -> ValueAtRiskBacktest {
    try ValueAtRiskBacktest(
      returns: pattern.map { $0 == "x" ? -2 : 1 }, quantiles: pattern.map { _ in -1 }, level: level)
  }

  @Test func agreesWithTheSecondVersion() throws {
    let expected = try ComparisonReference.read().valueAtRisk
    let test = try ValueAtRiskBacktest(returns: Self.returns, quantiles: Self.quantiles, level: 0.05)
    #expect(test.violationCount == expected.violations && test.count == 500 && test.violationRate == 32.0 / 500)
    func expect(_ outcome: ChiSquareTest, _ expected: [Double], _ degreesOfFreedom: Int) {
      #expect(abs(outcome.statistic - expected[0]) < 1e-11 && outcome.degreesOfFreedom == degreesOfFreedom)
      #expect(agree(outcome.pValue, expected[1], within: 1e-10))
    }
    expect(test.unconditionalCoverage, expected.unconditional, 1)
    expect(test.independence, expected.independence, 1)
    expect(test.conditionalCoverage, expected.conditional, 2)
    expect(try #require(test.dynamicQuantile(lags: 4)), expected.dynamicQuantile, 6)
  }

  /// Kupiec (1995), table of the numbers of violations that do not speak against a model at the 5 % level.
  @Test(
    arguments: [
      (0.01, 255, nil, 7), (0.01, 510, 1, 11), (0.01, 1000, 4, 17), (0.025, 255, 2, 12), (0.025, 510, 6, 21),
      (0.025, 1000, 15, 36), (0.05, 255, 6, 21), (0.05, 510, 16, 36), (0.05, 1000, 37, 65), (0.075, 255, 11, 28),
      (0.075, 510, 27, 51), (0.075, 1000, 59, 92), (0.1, 255, 16, 36), (0.1, 510, 38, 65), (0.1, 1000, 81, 120),
    ] as [(Double, Int, Int?, Int)])
  func hasKupiecsRegions(level: Double, count: Int, tooFew: Int?, tooMany: Int) throws {
    func pValue(_ violations: Int) throws -> Double {
      let pattern = String(repeating: "x", count: violations) + String(repeating: ".", count: count - violations)
      return try Self.backtest(pattern, level: level).unconditionalCoverage.pValue
    }
    #expect(try pValue(tooMany) < 0.05 && pValue(tooMany - 1) > 0.05)
    if let tooFew {
      #expect(try pValue(tooFew) < 0.05 && pValue(tooFew + 1) > 0.05)
    } else {
      #expect(try pValue(1) > 0.05)
    }
  }

  @Test func countsWithoutViolations() throws {
    let none = try Self.backtest(String(repeating: ".", count: 250), level: 0.01)
    // −2 · 250 ln 0.99, by Python's math.
    #expect(abs(none.unconditionalCoverage.statistic - 5.025167926750725) < 1e-12)
    #expect(none.independence.statistic == 0 && none.independence.pValue == 1)
    #expect(none.conditionalCoverage.statistic == none.unconditionalCoverage.statistic)
    #expect(none.dynamicQuantile() == nil)
    let all = try Self.backtest(String(repeating: "x", count: 10), level: 0.01)
    // −2 · 10 ln 0.01.
    #expect(abs(all.unconditionalCoverage.statistic - 92.10340371976183) < 1e-12)
    #expect(all.independence.statistic == 0)
    // Only the last forecast is violated: no violation has a successor.
    let last = try Self.backtest("...x")
    #expect(abs(last.independence.statistic) < 1e-14)
    // Only the first: every pair after it is alike.
    let first = try Self.backtest("x...")
    #expect(first.independence.statistic == 0)
    let exact = try Self.backtest("x...................")
    #expect(exact.unconditionalCoverage.statistic == 0 && exact.unconditionalCoverage.pValue == 1)
  }

  /// 2 (ln L₁ − ln L₀) of the counts of moves by hand: after a violation always one, after none never.
  @Test func seesThatViolationsCluster() throws {
    let clustered = try Self.backtest("xxxxxxxxxxx" + String(repeating: ".", count: 90))
    // 10 moves xx, 1 x., 89 ..: all 10 of 100; after x 10 of 11.
    let expected: Double =
      2 * (10 * Double.log(10.0 / 11) + .log(1.0 / 11)) - 2 * (10 * Double.log(0.1) + 90 * .log(0.9))
    #expect(abs(clustered.independence.statistic - expected) < 1e-11)
    #expect(clustered.independence.pValue < 1e-10)
    let alternating = try Self.backtest(String(repeating: "x.", count: 50), level: 0.5)
    #expect(alternating.unconditionalCoverage.statistic == 0 && alternating.independence.pValue < 1e-20)
  }

  /// The bank of Jorion (2007), "Value at risk", chapter 6: 20 violations in 252 days, 6 of them after another one.
  @Test func hasJorionsNumbers() throws {
    let frequency = try Self.backtest(String(repeating: "x", count: 20) + String(repeating: ".", count: 232))
    #expect(abs(frequency.unconditionalCoverage.statistic - 3.91) < 0.005)
    // 253 days make 252 moves: 14 runs, of which 6 are one longer than a day, and 218 moves between quiet days.
    let runs = String(repeating: ".xx", count: 6) + String(repeating: ".x", count: 8)
    let moves = try Self.backtest(runs + String(repeating: ".", count: 253 - runs.count))
    #expect(moves.violationCount == 20 && abs(moves.independence.statistic - 9.53) < 0.005)
  }

  @Test func touchingIsNoViolation() throws {
    let test = try ValueAtRiskBacktest(
      returns: [-1, (-1.0).nextDown, (-1.0).nextUp], quantiles: [-1, -1, -1], level: 0.1)
    #expect(test.violations == [false, true, false])
  }

  @Test func dynamicQuantileNeedsIndependentRegressors() throws {
    let pattern = "..x.....x....x.......x.x....x...."
    #expect(try Self.backtest(pattern).dynamicQuantile() == nil)
    let returns = pattern.map { $0 == "x" ? -2.0 : 1 }
    let quantiles = pattern.indices.map { _ in -1.0 }.enumerated().map { $1 - 0.01 * Double($0 % 7) }
    let test = try ValueAtRiskBacktest(returns: returns, quantiles: quantiles, level: 0.15)
    #expect(test.dynamicQuantile(lags: 0)?.degreesOfFreedom == 2)
    #expect(test.dynamicQuantile(lags: 15)?.degreesOfFreedom == 17)
    // 33 forecasts less 15 lags are 18 for 17 regressors, one more lag leaves 17 for 18.
    #expect(test.dynamicQuantile(lags: 16) == nil && test.dynamicQuantile(lags: 100) == nil)
  }

  @Test func refusesWhatIsNoReturnOrQuantile() {
    func test(_ returns: [Double], _ quantiles: [Double]) throws {
      _ = try ValueAtRiskBacktest(returns: returns, quantiles: quantiles, level: 0.01)
    }
    #expect(throws: EvaluationError.tooFewForecasts(count: 1, needed: 2)) { try test([1], [-1]) }
    #expect(throws: Never.self) { try test([1, 2], [-1, -1]) }
    #expect(throws: EvaluationError.invalidReturn(index: 1, value: .infinity)) { try test([1, .infinity], [-1, -1]) }
    #expect(throws: EvaluationError.invalidQuantile(index: 0, value: -.infinity)) {
      try test([1, 1], [-.infinity, -1])
    }
  }

  /// Violations that are right: 5 % of 1,000 samples are 50 ± 7.
  ///
  /// Counts are whole numbers, so that the share is rough.
  @Test func rejectsAsOftenAsItsLevelSays() throws {
    var random = SplitMix64(seed: 19)
    var rejections = [0, 0, 0, 0]
    for _ in 0..<1000 {
      let returns = (0..<500).map { _ in random.nextUniform() }
      let quantiles = (0..<500).map { _ in 0.1 + 1e-6 * random.nextNormal() }
      let test = try ValueAtRiskBacktest(returns: returns, quantiles: quantiles, level: 0.1)
      let outcomes = [
        test.unconditionalCoverage, test.independence, test.conditionalCoverage, try #require(test.dynamicQuantile()),
      ]
      for (index, outcome) in outcomes.enumerated() where outcome.pValue < 0.05 { rejections[index] += 1 }
    }
    #expect(rejections.allSatisfy { (25...90).contains($0) })
  }
}
