import MarketData
import PositionSizing

extension SizingInputs {
  /// A source at the first hour of a day in January 2024.
  static func source(_ name: String, day: Int64) -> InputSource {
    InputSource(name, at: TimeStamp(microseconds: (1_704_067_200 + (day - 1) * 86_400) * 1_000_000))
  }

  /// Everything that any policy asks for: trades that win 2 % in 55 % of cases and else lose 1.5 %, whose Kelly fraction
  /// is 0.2125, in a bear market of a high volatility.
  static func example() throws -> SizingInputs {
    let odds = try TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015)
    var inputs = SizingInputs(
      odds: Sourced(
        try OddsEvidence(odds, tradeCount: 200, lowerBound: RiskFraction(0.05)), from: source("trades.csv", day: 2)))
    inputs.sharpe = Sourced(try SharpeEvidence(sharpeRatio: 1, years: 4))
    inputs.expectedReturn = Sourced(0.08)
    inputs.regime = .current(
      Sourced(
        try RegimeReading(
          regime: "bear", classNames: ["bull", "consolidation", "bear", "crisis"],
          probabilities: [0.25, 0.25, 0.25, 0.25]), from: source("labels.csv", day: 3)))
    inputs.volatility = .current(
      Sourced(
        try VolatilityReading(forecastVolatility: 0.02, trailingMean: 0.015, score: 97, isAlert: true),
        from: source("scores.csv", day: 4)))
    inputs.annualization = 20
    inputs.confidence = Sourced(0.7)
    inputs.agreement = Sourced(2)
    inputs.correlation = Sourced(0.4)
    inputs.consecutiveLosses = Sourced(4)
    return inputs
  }

  /// The example after a change.
  static func example(_ change: (inout SizingInputs) throws -> Void) throws -> SizingInputs {
    var inputs = try example()
    try change(&inputs)
    return inputs
  }

  /// The example with a regime that is a day too old.
  mutating func ageRegime() {
    regime = regime.latest.map { .stale($0, age: .seconds(86_400)) } ?? .missing
  }

  /// The example with a forecast volatility that is two days too old.
  mutating func ageVolatility() {
    volatility = volatility.latest.map { .stale($0, age: .seconds(172_800)) } ?? .missing
  }
}
