extension SizingReason {
  /// The inputs that made the factor, by name.
  public var facts: [SizingFact] {
    var facts: [SizingFact] = []
    forEachFact { facts.append(SizingFact($0, $1)) }
    return facts
  }

  /// Calls `body` with each input that made the factor, without making a list of them.
  func forEachFact(_ body: (_ name: String, _ value: SizingFact.Value) -> Void) {
    switch self {
    case .kelly(let odds, let count), .kellyLowerBound(let odds, let count):
      body("winRate", .number(odds.winRate))
      body("averageWin", .number(odds.averageWin))
      body("averageLoss", .number(odds.averageLoss))
      if let count { body("trades", .count(count)) }
    case .continuousKelly(let mean, let volatility):
      body("expectedReturn", .number(mean))
      body("annualizedVolatility", .number(volatility))
    case .volatilityTarget(let target, let volatility), .volatilityLimit(let target, let volatility):
      body("target", .number(target))
      body("annualizedVolatility", .number(volatility))
    case .confidenceRisk(let confidence): body("confidence", .number(confidence))
    case .noOdds(let count), .noSharpe(let count), .fewTrades(let count): body("trades", .count(count))
    case .noVolatility, .kellyMultiple: break
    case .stopDistance(let distance): body("stopDistance", .number(distance))
    case .estimationError(let sharpe, let years, let assets):
      body("sharpeRatio", .number(sharpe))
      body("years", .number(years))
      body("assets", .count(assets))
    case .regime, .expectedRegime, .stale, .missing: forEachRegimeFact(body)
    case .volatilityScaling(let current, let mean, let days):
      body("volatility", .number(current))
      body("mean", .number(mean))
      body("days", .count(days))
    case .highForecast(let score, let threshold, let isHigh):
      body("isHigh", .text(isHigh ? "yes" : "no"))
      if let score { body("score", .number(score)) }
      if let threshold { body("threshold", .number(threshold)) }
    case .confidenceLimit(let confidence, let allowed):
      body("confidence", .number(confidence))
      body("allowed", .number(allowed))
    case .agreement(let count, let all):
      body("agreeing", .count(count))
      body("of", .count(all))
    case .correlation(let correlation): body("correlation", .number(correlation))
    case .lossStreak(let losses): body("losses", .count(losses))
    case .maximumRisk(let limit), .maximumNotional(let limit), .maximumLeverage(let limit):
      body("limit", .number(limit))
    }
  }

  private func forEachRegimeFact(_ body: (_ name: String, _ value: SizingFact.Value) -> Void) {
    switch self {
    case .regime(let name), .missing(_, let name): body("regime", .text(name))
    case .expectedRegime(let reading):
      for (name, probability) in zip(reading.classNames, reading.probabilities ?? []) {
        body(name, .number(probability))
      }
    case .stale(_, let seconds, let regime):
      body("ageSeconds", .number(seconds))
      body("regime", .text(regime))
    default: break
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
    case .noSharpe: "no-sharpe"
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
