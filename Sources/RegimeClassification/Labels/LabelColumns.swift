import VolatilityForecasting

/// The classes of a label for each bar of a market, and what is known of them.
struct LabelColumns {
  let label: RegimeLabel
  let rule: RuleColumns
  /// The number of bars that the label looks ahead.
  let span: Int
  /// Of the last `span` returns.
  let spanMoments: [ReturnMoments]
  let spanVolatilities: [Double]
  /// The thresholds of the volatility of `span` returns at each bar, one column for each probability.
  let thresholds: [[Double]]
  /// The states of the hidden Markov model, where there is one.
  let hidden: HiddenColumns?

  init(
    of market: MarketHistory, rule: RuleColumns, label: RegimeLabel, hiddenMarkov: HiddenMarkovModel?
  ) throws(RegimeError) {
    guard !label.usesHiddenMarkov || hiddenMarkov != nil else { throw .notLearned(label: label.description) }
    span = market.bars(inDays: label.ahead)
    guard span >= 2 || label.isOfState || label.usesHiddenMarkov else {
      throw .invalidSpecification(
        reason: "\(label) is made of two bars at least, and \(label.ahead) days of \(market.name) have one")
    }
    self.label = label
    self.rule = rule
    spanMoments = RuleColumns.moments(of: rule.returns, window: span)
    spanVolatilities = spanMoments.map(\.volatility)
    thresholds = TrailingQuantiles(
      window: rule.history, smallestCount: rule.smallestHistory,
      probabilities: label.volatilityProbabilities(by: rule.rule)
    ).values(of: spanVolatilities)
    hidden = hiddenMarkov.map { HiddenColumns(model: $0, rule: rule, market: market) }
  }

  /// Whether classes can be told of a bar's past, so that its label will have one.
  func isKnown(_ bar: Int) -> Bool {
    guard rule.isKnown(bar) else { return false }
    return switch label {
    case .state: true
    case .hiddenMarkov: hidden?.states[bar] != nil
    case .volatility, .trendAndVolatility: !thresholds[0][bar].isNaN
    }
  }

  /// The class of each bar, `nil` where it is not over or too little was known at the bar.
  var labels: [Int?] {
    let regimes = rule.regimes
    return rule.returns.indices.map { bar in
      let end = bar + span
      guard end < rule.returns.count, isKnown(bar) else { return nil }
      switch label {
      case .state: return regimes[end]?.index
      case .hiddenMarkov: return hidden?.states[end]
      case .volatility, .trendAndVolatility: return classNumber(of: spanMoments[end], at: bar)
      }
    }
  }

  /// The class that each bar is in already: that of the bars up to it.
  var today: [Int?] {
    rule.returns.indices.map { bar in
      guard isKnown(bar) else { return nil }
      switch label {
      case .state:
        return rule.rule.regime(
          volatility: rule.volatilities[bar], trend: rule.trends[bar], crisisThreshold: rule.crisisThresholds[bar]
        ).index
      case .hiddenMarkov: return hidden?.states[bar]
      case .volatility, .trendAndVolatility: return classNumber(of: spanMoments[bar], at: bar)
      }
    }
  }

  /// The class of returns by the thresholds of a bar.
  func classNumber(of moments: ReturnMoments, at bar: Int) -> Int {
    let volatility = moments.volatility
    switch label {
    case .volatility: return thresholds.count { volatility > $0[bar] }
    case .state, .trendAndVolatility, .hiddenMarkov:
      let threshold = label.isOfState ? rule.crisisThresholds[bar] : thresholds[2][bar]
      return rule.rule.regime(
        volatility: volatility, trend: moments.trend(volatility: volatility), crisisThreshold: threshold
      ).index
    }
  }
}

extension RegimeLabel {
  /// The probabilities of the quantiles that thresholds of volatility are.
  func volatilityProbabilities(by rule: RegimeRule) -> [Double] {
    if case .trendAndVolatility = self { return [1.0 / 3, 2.0 / 3, rule.crisisQuantile] }
    return [1.0 / 3, 2.0 / 3, 0.9]
  }

  /// Whether the label is the rule's state.
  var isOfState: Bool {
    if case .state = self { true } else { false }
  }
}
