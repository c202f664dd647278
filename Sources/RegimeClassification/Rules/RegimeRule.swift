public import VolatilityForecasting

/// The state of a market today, by a rule that knows the past alone.
///
/// With σ the standard deviation of the last n returns r, s = Σr/(σ√n) the strength of the trend, and q a quantile of the
/// values of σ up to the bar's own: crisis where σ > q; else bull where s > θ, bear where s < −θ, consolidation otherwise.
/// A quantile lies between the two values next to it, as far as its position does. Where returns do not vary, s is 0.
///
/// Lengths are in days, counted in bars, as many as have room in them where none is missing.
///
/// | choice | default | range |
/// |---|---|---|
/// | `volatilityDays` | 30: n | 1…3650, of 2 bars at least |
/// | `trendThreshold` | 0.5: θ | 0…10 |
/// | `crisisQuantile` | 0.9 | above 0, below 1 |
/// | `historyDays` | 1095: what q is a quantile of | `volatilityDays`…36500 |
/// | `smallestHistoryDays` | 300: the least that it is | 1…`historyDays` |
public struct RegimeRule: Sendable, Equatable {
  /// The number of days that the volatility and the trend are of.
  public let volatilityDays: Int
  /// The strength of the trend above which it is one.
  public let trendThreshold: Double
  /// The share of the past in which the volatility was lower than in a crisis.
  public let crisisQuantile: Double
  /// The number of days of volatilities that a quantile is of, at most.
  public let historyDays: Int
  /// The number of days of volatilities that a quantile is of, at least.
  public let smallestHistoryDays: Int

  /// The rule with all defaults.
  public static let standard = RegimeRule()

  private init() {
    (volatilityDays, trendThreshold, crisisQuantile) = (30, 0.5, 0.9)
    (historyDays, smallestHistoryDays) = (1095, 300)
  }

  /// A rule.
  ///
  /// - Parameters:
  ///   - volatilityDays: the number of days that the volatility and the trend are of.
  ///   - trendThreshold: the strength of the trend above which it is one.
  ///   - crisisQuantile: the share of the past in which the volatility was lower than in a crisis.
  ///   - historyDays: the number of days of volatilities that a quantile is of, at most.
  ///   - smallestHistoryDays: the number of days of volatilities that a quantile is of, at least.
  /// - Throws: `RegimeError.invalidSpecification` for a value out of range.
  public init(
    volatilityDays: Int = 30, trendThreshold: Double = 0.5, crisisQuantile: Double = 0.9, historyDays: Int = 1095,
    smallestHistoryDays: Int = 300
  ) throws(RegimeError) {
    guard (1...3650).contains(volatilityDays) else {
      throw .invalidSpecification(reason: "the volatility of a state is of 1 to 3650 days, not \(volatilityDays)")
    }
    guard (0...10).contains(trendThreshold) else {
      throw .invalidSpecification(reason: "the threshold of a trend is from 0 to 10, \(trendThreshold) is not")
    }
    guard crisisQuantile > 0, crisisQuantile < 1 else {
      throw .invalidSpecification(reason: "the quantile of a crisis is above 0 and below 1, \(crisisQuantile) is not")
    }
    guard historyDays >= volatilityDays, historyDays <= 36_500 else {
      throw .invalidSpecification(
        reason: "the history of volatilities is of \(volatilityDays) to 36500 days, not \(historyDays)")
    }
    guard (1...historyDays).contains(smallestHistoryDays) else {
      throw .invalidSpecification(
        reason: "the smallest history of volatilities is of 1 to \(historyDays) days, not \(smallestHistoryDays)")
    }
    self.volatilityDays = volatilityDays
    self.trendThreshold = trendThreshold
    self.crisisQuantile = crisisQuantile
    self.historyDays = historyDays
    self.smallestHistoryDays = smallestHistoryDays
  }

  /// The states of a market, each from the bars up to its own.
  ///
  /// - Parameter market: the market.
  /// - Returns: a state for each bar; `nil` where the history is too short.
  /// - Throws: `RegimeError.invalidSpecification` where `volatilityDays` have no room for two bars.
  public func states(of market: MarketHistory) throws(RegimeError) -> [RegimeState?] {
    try RuleColumns(of: market, rule: self).states
  }

  /// The regime by its numbers.
  ///
  /// - Parameters:
  ///   - volatility: σ.
  ///   - trend: s.
  ///   - crisisThreshold: q.
  /// - Returns: the regime: volatilities and trends that equal their thresholds are not beyond them.
  public func regime(volatility: Double, trend: Double, crisisThreshold: Double) -> MarketRegime {
    if volatility > crisisThreshold { return .crisis }
    if trend > trendThreshold { return .bull }
    return trend < -trendThreshold ? .bear : .consolidation
  }
}
