import MarketData
import PositionSizing

/// Decisions in the order of time, with what is known at each of them.
struct SizingDecisions: Sendable {
  /// What is known of one decision without looking anything up.
  struct Row: Sendable {
    var time: TimeStamp
    var winRate: Double
    var averageWin: Double
    var averageLoss: Double
    var correlation: Double
    var consecutiveLosses: Int
  }

  var rows: [Row]
  /// What the columns of `rows` are known by.
  var name: String
  var regimes: InputTimeline<RegimeReading>
  var volatilities: InputTimeline<VolatilityReading>

  /// Sizes every decision by what was known then and what the policy needs of it, and hands over the positions.
  func forEachPosition(by policy: SizingPolicy, _ body: (SizedPosition) -> Void) throws(SizingError) {
    let needed = policy.requirements
    let (needsRegime, needsVolatility) = (needed.contains(.regime), needed.contains(.volatility))
    let (needsCorrelation, needsLosses) = (needed.contains(.correlation), needed.contains(.consecutiveLosses))
    var (regime, volatility) = (regimes.cursor(), volatilities.cursor())
    for row in rows {
      let source = InputSource(name, at: row.time)
      let odds = try TradeOdds(winRate: row.winRate, averageWin: row.averageWin, averageLoss: row.averageLoss)
      var inputs = SizingInputs(odds: Sourced(try OddsEvidence(odds), from: source))
      if needsRegime { inputs.regime = regime.advance(to: row.time) }
      if needsVolatility { inputs.volatility = volatility.advance(to: row.time) }
      if needsCorrelation { inputs.correlation = Sourced(row.correlation, from: source) }
      if needsLosses { inputs.consecutiveLosses = Sourced(row.consecutiveLosses, from: source) }
      body(try policy.size(inputs))
    }
  }
}
