import VolatilityForecasting

/// The numbers of a rule for each bar of a market; not a number where too little is known.
struct RuleColumns {
  let rule: RegimeRule
  /// The number of bars that the volatility is of.
  let window: Int
  /// The number of bars that thresholds are quantiles of, at most and at least.
  let history: Int
  let smallestHistory: Int
  let returns: [Double]
  let volatilities: [Double]
  let trends: [Double]
  let crisisThresholds: [Double]

  init(of market: MarketHistory, rule: RegimeRule) throws(RegimeError) {
    let window = market.bars(inDays: rule.volatilityDays)
    guard window >= 2 else {
      throw .invalidSpecification(
        reason: "a volatility is of two bars at least, and \(rule.volatilityDays) days of \(market.name) have one")
    }
    self.rule = rule
    self.window = window
    history = market.bars(inDays: rule.historyDays)
    smallestHistory = market.bars(inDays: rule.smallestHistoryDays)
    returns = market.returns
    let moments = Self.moments(of: returns, window: window)
    volatilities = moments.map(\.volatility)
    trends = zip(moments, volatilities).map { $0.trend(volatility: $1) }
    crisisThresholds =
      TrailingQuantiles(
        window: history, smallestCount: smallestHistory, probabilities: [rule.crisisQuantile]
      ).values(of: volatilities)[0]
  }

  /// The moments of the last `window` returns of each bar.
  static func moments(of returns: [Double], window: Int) -> [ReturnMoments] {
    zip(
      RollingWindows.sums(of: returns, window: window),
      RollingWindows.sums(of: returns.map { $0 * $0 }, window: window)
    ).map { ReturnMoments(count: window, sum: $0, squares: $1) }
  }

  /// Whether the state of a bar is known.
  func isKnown(_ bar: Int) -> Bool { !crisisThresholds[bar].isNaN && !volatilities[bar].isNaN }

  /// The regime of each bar.
  var regimes: [MarketRegime?] {
    returns.indices.map { bar in
      guard isKnown(bar) else { return nil }
      return rule.regime(
        volatility: volatilities[bar], trend: trends[bar], crisisThreshold: crisisThresholds[bar])
    }
  }

  /// The state of each bar.
  var states: [RegimeState?] {
    regimes.enumerated().map { bar, regime in
      regime.map {
        RegimeState(
          volatility: volatilities[bar], trend: trends[bar], crisisThreshold: crisisThresholds[bar], regime: $0)
      }
    }
  }
}
