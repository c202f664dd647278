extension SizingReason {
  /// Whether the factor makes a size, instead of changing one.
  var statesSize: Bool {
    switch self {
    case .kelly, .kellyLowerBound, .continuousKelly, .volatilityTarget, .confidenceRisk, .stopDistance: true
    default: false
    }
  }

  /// The rule and its inputs in words.
  var clause: String {
    switch step {
    case .base: startClause
    case .fraction, .regime, .volatility: marketClause
    case .confidence, .correlation, .lossStreak, .caps: limitClause
    }
  }

  private var startClause: String {
    switch self {
    case .kelly(let odds, let count): "Kelly fraction, for \(Self.words(odds, count))"
    case .kellyLowerBound(let odds, let count): "Lower bound of the Kelly fraction, for \(Self.words(odds, count))"
    case .continuousKelly(let mean, let volatility):
      "Kelly fraction of an expected return of \(Wording.percent(mean)) a year at a forecast volatility of "
        + "\(Wording.percent(volatility)) a year"
    case .volatilityTarget(let target, let volatility):
      "Target of \(Wording.percent(target)) a year over a forecast volatility of \(Wording.percent(volatility)) a year"
    case .confidenceRisk(let confidence): "Risk allowed at a confidence of \(Wording.percent(confidence))"
    case .noOdds(let count):
      count == 0
        ? "No odds: no trade was closed by then"
        : "No odds: of \(Wording.count(count, "trade")) closed by then none is known to be lost"
    case .noSharpe(let count):
      "No Sharpe ratio: \(Wording.count(count, "trade")) closed by then, over no length of time that is known, tell none"
    case .noVolatility: "No volatility has been forecast by then"
    case .stopDistance(let distance): "Stop at a distance of \(Wording.percent(distance))"
    case .fewTrades(let count):
      "Warning: the odds rest on \(Wording.count(count, "trade")); fewer than \(TradeEvidence.smallestCount) tell little"
    default: name
    }
  }

  private static func words(_ odds: TradeOdds, _ count: Int?) -> String {
    "trades that win \(Wording.percent(odds.averageWin)) in \(Wording.percent(odds.winRate)) of cases and else lose "
      + "\(Wording.percent(odds.averageLoss))" + (count.map { ", estimated from \(Wording.count($0, "trade"))" } ?? "")
  }

  private var marketClause: String {
    switch self {
    case .kellyMultiple: "Fraction that the policy takes"
    case .estimationError(let sharpe, let years, let assets):
      "Estimation error of a Sharpe ratio of \(Wording.number(sharpe)) from \(Wording.measure(years, "year"))"
        + (assets == 1 ? "" : " for \(assets) assets")
    case .regime(let name): "Regime \(name)"
    case .expectedRegime(let reading):
      "Mean multiplier of the regimes, of probabilities "
        + zip(reading.classNames, reading.probabilities ?? [])
        .map { "\($0) \(Wording.percent($1))" }.joined(separator: ", ")
    case .stale(let input, let seconds, let regime):
      "Warning: the \(input.words) is \(Wording.age(seconds: seconds)) old, which is too old, so that the entry for "
        + "\(regime) holds"
    case .missing(let input, let regime):
      "Warning: the \(input.words) is not known, so that the entry for \(regime) holds"
    case .volatilityScaling(let current, let mean, let days):
      "Forecast volatility of \(Wording.number(current)), where the mean of \(Wording.count(days, "day")) is \(Wording.number(mean))"
    case .volatilityLimit(let target, let volatility):
      "Forecast volatility of \(Wording.percent(volatility)) a year, where \(Wording.percent(target)) is the target"
    case .highForecast(let score, let threshold, let isHigh):
      "Forecast volatility is \(isHigh ? "high" : "not high")"
        + (score.map { ", with a score of \(Wording.number($0))" } ?? "")
        + (threshold.map { ", where more than \(Wording.number($0)) is high" } ?? "")
    default: name
    }
  }

  private var limitClause: String {
    switch self {
    case .confidenceLimit(let confidence, let allowed):
      "Confidence of \(Wording.percent(confidence)), which allows \(Wording.percent(allowed)) of the capital at risk"
    case .agreement(let count, let all): "Agreement of \(count) of \(Wording.count(all, "time frame"))"
    case .correlation(let correlation): "Correlation of \(Wording.number(correlation)) with what is held"
    case .lossStreak(let losses): "\(Wording.count(losses, "loss", plural: "losses")) in a row"
    case .maximumRisk(let limit): "At most \(Wording.percent(limit)) of the capital at risk"
    case .maximumNotional(let limit): "At most \(Wording.number(limit)) times the capital"
    case .maximumLeverage(let limit): "At most a leverage of \(Wording.number(limit))"
    default: name
    }
  }
}
