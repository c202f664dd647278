import ForecastEvaluation
import NumericalMethods
import Testing

/// The tick loss of a quantile and the score of a quantile with the mean below it.
@Suite struct QuantileLossTests {
  static let returns = Array(ValueAtRiskBacktestTests.returns.prefix(40))
  static let quantiles = Array(ValueAtRiskBacktestTests.quantiles.prefix(40))

  @Test func agreesWithTheSecondVersion() throws {
    let reference = try ComparisonReference.read()
    let tick = try TickLoss(level: 0.05).values(of: Self.quantiles, against: Self.returns)
    let score = try FisslerZiegelScore(level: 0.05).values(
      quantiles: Self.quantiles, expectedShortfalls: Self.quantiles.map { 1.25 * $0 }, against: Self.returns)
    #expect(tick.count == 40 && score.count == 40)
    for (value, expected) in zip(tick, reference.tick) { #expect(abs(value - expected) < 1e-14) }
    for (value, expected) in zip(score, reference.fisslerZiegel) { #expect(abs(value - expected) < 1e-12) }
  }

  /// Standard normal returns: at 5 % the quantile is −1.6449 and the mean below it −2.0627 (scipy.stats.norm).
  @Test func isLeastAtTheTruth() throws {
    var random = SplitMix64(seed: 3)
    let returns = (0..<200_000).map { _ in random.nextNormal() }
    func tick(_ quantile: Double) throws -> Double {
      try TickLoss(level: 0.05).values(of: returns.map { _ in quantile }, against: returns).reduce(0, +)
    }
    func score(_ quantile: Double, _ shortfall: Double) throws -> Double {
      try FisslerZiegelScore(level: 0.05).values(
        quantiles: returns.map { _ in quantile }, expectedShortfalls: returns.map { _ in shortfall }, against: returns
      ).reduce(0, +)
    }
    let (quantile, shortfall) = (-1.6448536, -2.0627128)
    for error in [-0.15, 0.15] {
      #expect(try tick(quantile + error) > tick(quantile))
      #expect(try score(quantile + error, shortfall) > score(quantile, shortfall))
      #expect(try score(quantile, shortfall + error) > score(quantile, shortfall))
    }
  }

  /// Another unit of the returns adds the same to every score and multiplies every tick loss.
  @Test func followsTheUnit() throws {
    let shortfalls = Self.quantiles.map { 1.3 * $0 }
    let score = FisslerZiegelScore(level: 0.01)
    let plain = try score.values(quantiles: Self.quantiles, expectedShortfalls: shortfalls, against: Self.returns)
    let scaled = try score.values(
      quantiles: Self.quantiles.map { 100 * $0 }, expectedShortfalls: shortfalls.map { 100 * $0 },
      against: Self.returns.map { 100 * $0 })
    for (one, other) in zip(plain, scaled) { #expect(abs(other - one - .log(100)) < 1e-12) }
  }

  @Test func refusesForecastsThatContradictThemselves() throws {
    let score = FisslerZiegelScore(level: 0.05)
    func value(_ quantile: Double, _ shortfall: Double, _ value: Double = 0) throws -> Double {
      try score.values(quantiles: [quantile], expectedShortfalls: [shortfall], against: [value])[0]
    }
    #expect(try value(-1, -1).isFinite)
    for (quantile, shortfall) in [(-1, (-1.0).nextUp), (0, 0), (1, 0.5), (-1, -.infinity)] as [(Double, Double)] {
      #expect(throws: EvaluationError.invalidExpectedShortfall(index: 0, quantile: quantile, value: shortfall)) {
        try value(quantile, shortfall)
      }
    }
    #expect(throws: EvaluationError.invalidReturn(index: 0, value: .infinity)) { try value(-1, -2, .infinity) }
    #expect(throws: EvaluationError.invalidQuantile(index: 0, value: .infinity)) { try value(.infinity, -2) }
    #expect(throws: EvaluationError.invalidLoss(series: 0, index: 0, value: .infinity)) {
      try value(1, -.leastNonzeroMagnitude)
    }
    let huge = Double.greatestFiniteMagnitude
    #expect(throws: EvaluationError.invalidLoss(series: 0, index: 0, value: .infinity)) {
      try TickLoss(level: 0.5).values(of: [huge], against: [-huge])
    }
    #expect(try TickLoss(level: 0.05).values(of: [-1, -1, -1], against: [-1, 0, -2]) == [0, 0.05, 0.95])
  }
}
