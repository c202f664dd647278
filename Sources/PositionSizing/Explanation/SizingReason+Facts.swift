extension SizingReason {
  /// The inputs that made the factor, by name.
  public var facts: [SizingFact] {
    switch self {
    case .kelly(let odds, let count), .kellyLowerBound(let odds, let count):
      [
        SizingFact("winRate", .number(odds.winRate)), SizingFact("averageWin", .number(odds.averageWin)),
        SizingFact("averageLoss", .number(odds.averageLoss)),
      ] + (count.map { [SizingFact("trades", .count($0))] } ?? [])
    case .continuousKelly(let mean, let volatility):
      [SizingFact("expectedReturn", .number(mean)), SizingFact("annualizedVolatility", .number(volatility))]
    case .volatilityTarget(let target, let volatility), .volatilityLimit(let target, let volatility):
      [SizingFact("target", .number(target)), SizingFact("annualizedVolatility", .number(volatility))]
    case .confidenceRisk(let confidence): [SizingFact("confidence", .number(confidence))]
    case .noOdds(let count), .fewTrades(let count): [SizingFact("trades", .count(count))]
    case .noVolatility, .kellyMultiple: []
    case .stopDistance(let distance): [SizingFact("stopDistance", .number(distance))]
    case .estimationError(let sharpe, let years, let assets):
      [
        SizingFact("sharpeRatio", .number(sharpe)), SizingFact("years", .number(years)),
        SizingFact("assets", .count(assets)),
      ]
    case .regime(let name): [SizingFact("regime", .text(name))]
    case .expectedRegime(let reading):
      zip(reading.classNames, reading.probabilities ?? []).map { SizingFact($0, .number($1)) }
    case .stale(_, let seconds, let regime):
      [SizingFact("ageSeconds", .number(seconds)), SizingFact("regime", .text(regime))]
    case .missing(_, let regime): [SizingFact("regime", .text(regime))]
    case .volatilityScaling(let current, let mean, let days):
      [
        SizingFact("volatility", .number(current)), SizingFact("mean", .number(mean)),
        SizingFact("days", .count(days)),
      ]
    case .highForecast(let score, let threshold, let isHigh):
      [SizingFact("isHigh", .text(isHigh ? "yes" : "no"))]
        + (score.map { [SizingFact("score", .number($0))] } ?? [])
        + (threshold.map { [SizingFact("threshold", .number($0))] } ?? [])
    case .confidenceLimit(let confidence, let allowed):
      [SizingFact("confidence", .number(confidence)), SizingFact("allowed", .number(allowed))]
    case .agreement(let count, let all): [SizingFact("agreeing", .count(count)), SizingFact("of", .count(all))]
    case .correlation(let correlation): [SizingFact("correlation", .number(correlation))]
    case .lossStreak(let losses): [SizingFact("losses", .count(losses))]
    case .maximumRisk(let limit), .maximumNotional(let limit), .maximumLeverage(let limit):
      [SizingFact("limit", .number(limit))]
    }
  }

  /// The name of the rule, as in traces and in the parts of a policy.
  public var name: String {
    switch self {
    case .kelly: "kelly"
    case .kellyLowerBound: "kelly-lower-bound"
    case .continuousKelly: "continuous-kelly"
    case .volatilityTarget: "volatility-target"
    case .confidenceRisk: "confidence"
    case .noOdds: "no-odds"
    case .noVolatility: "no-volatility"
    case .stopDistance: "stop-distance"
    case .fewTrades: "few-trades"
    case .kellyMultiple: "fraction"
    case .estimationError: "estimation-error"
    case .regime: "regime"
    case .expectedRegime: "expected-regime"
    case .stale(let input, _, _): "stale-\(input.rawValue)"
    case .missing(let input, _): "missing-\(input.rawValue)"
    case .volatilityScaling: "volatility-scaling"
    case .volatilityLimit: "volatility-limit"
    case .highForecast: "high-forecast-cut"
    case .confidenceLimit: "confidence-limit"
    case .agreement: "agreement"
    case .correlation: "correlation"
    case .lossStreak: "loss-streak"
    case .maximumRisk: "maximum-risk"
    case .maximumNotional: "maximum-notional"
    case .maximumLeverage: "maximum-leverage"
    }
  }
}

extension SizingReason.DoubtfulInput {
  /// What the input is in a sentence.
  package var words: String {
    switch self {
    case .regime: "regime"
    case .volatility: "forecast volatility"
    case .volatilityMean: "mean of the forecast volatility"
    case .volatilityScore: "rank of the forecast volatility"
    }
  }
}
