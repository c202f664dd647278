/// How forecasts of a low quantile of returns, their value at risk, held up.
///
/// A return below its quantile is a violation. If the forecasts are right, violations occur with probability α and
/// independently of what was known before.
public struct ValueAtRiskBacktest: Sendable, Equatable {
  /// α, the probability of a violation, above 0 and below 1.
  public let level: Double
  /// The forecasts: the α-quantile of each return, usually negative.
  public let quantiles: [Double]
  /// Whether each return was below its quantile.
  public let violations: [Bool]

  /// The number of forecasts.
  public var count: Int { violations.count }
  /// The number of violations.
  public var violationCount: Int { violations.count { $0 } }
  /// The share of the forecasts that were violated; α if they are right.
  public var violationRate: Double { Double(violationCount) / Double(count) }

  /// Compares returns with the quantiles that were forecast for them.
  ///
  /// - Parameters:
  ///   - returns: what was seen, finite, in order of time.
  ///   - quantiles: the α-quantile that was forecast for each of them, in the same unit, finite.
  ///   - level: α, above 0 and below 1: 0.01 or 0.05, say.
  /// - Throws: `EvaluationError.tooFewForecasts` for fewer than 2, `.invalidReturn`, `.invalidQuantile`.
  /// - Precondition: there are as many quantiles as returns, and the level is above 0 and below 1.
  public init(returns: [Double], quantiles: [Double], level: Double) throws(EvaluationError) {
    precondition(level > 0 && level < 1, "the probability of a violation is above 0 and below 1")
    precondition(returns.count == quantiles.count, "there is a quantile for each return")
    guard returns.count >= 2 else { throw .tooFewForecasts(count: returns.count, needed: 2) }
    var violations: [Bool] = []
    violations.reserveCapacity(returns.count)
    for (index, (value, quantile)) in zip(returns, quantiles).enumerated() {
      guard value.isFinite else { throw .invalidReturn(index: index, value: value) }
      guard quantile.isFinite else { throw .invalidQuantile(index: index, value: quantile) }
      violations.append(value < quantile)
    }
    self.level = level
    self.quantiles = quantiles
    self.violations = violations
  }
}
