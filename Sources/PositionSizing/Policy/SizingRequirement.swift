/// An input that a policy cannot do without.
public enum SizingRequirement: String, CaseIterable, Codable, Sendable {
  /// The odds of a trade, stated or estimated.
  case odds
  /// Trades, from which a lower bound of the Kelly fraction is estimated.
  case trades
  /// The Sharpe ratio and the years that it rests on.
  case sharpe
  /// The expected return of a year.
  case expectedReturn
  /// The distance of a stop, for which the average loss of odds stands in.
  case stopDistance
  /// The regime of the market.
  case regime
  /// The probabilities of the regimes.
  case regimeProbabilities
  /// The forecast volatility.
  case volatility
  /// The forecast volatility in a unit that is known, for it is compared with a stated one.
  case annualizedVolatility
  /// The score of the forecast volatility or whether it is an alert.
  case volatilityScore
  /// The confidence in a signal.
  case confidence
  /// The number of time frames that agree.
  case agreement
  /// The correlation with what is held.
  case correlation
  /// The number of losses in a row.
  case consecutiveLosses
}

extension SizingPolicy {
  /// The inputs that the policy cannot do without.
  public var requirements: Set<SizingRequirement> {
    var needed: Set<SizingRequirement>
    switch base {
    case .kelly: needed = [.odds]
    case .kellyLowerBound: needed = [.odds, .trades]
    case .continuousKelly: needed = [.expectedReturn, .volatility, .annualizedVolatility]
    case .volatilityTarget: needed = [.volatility, .annualizedVolatility]
    case .confidence: needed = [.confidence, .stopDistance]
    }
    if case .estimationError = fraction { needed.insert(.sharpe) }
    if let regime { needed.formUnion(regime.reading == .expected ? [.regime, .regimeProbabilities] : [.regime]) }
    if volatility != .none { needed.insert(.volatility) }
    if volatility.target != nil { needed.insert(.annualizedVolatility) }
    if volatility.highForecastCut != nil { needed.insert(.volatilityScore) }
    if confidence.levels != nil { needed.insert(.confidence) }
    // Odds bring the distance along: the average loss.
    if limitsRisk, !needed.contains(.odds) { needed.insert(.stopDistance) }
    if confidence.agreement != nil { needed.insert(.agreement) }
    if correlation != nil { needed.insert(.correlation) }
    if lossStreak != nil { needed.insert(.consecutiveLosses) }
    return needed
  }
}
