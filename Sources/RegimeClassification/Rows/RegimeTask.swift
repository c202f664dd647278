public import MarketData
public import VolatilityForecasting

/// What is to be told of markets, and what it is told from: a rule, a label and features.
public struct RegimeTask: Sendable, Equatable {
  /// The rule of today's state.
  public let rule: RegimeRule
  /// What is to be told.
  public let label: RegimeLabel
  /// What it is told from, in the order of the columns.
  public let features: [RegimeFeature]

  /// A task.
  ///
  /// - Parameters:
  ///   - rule: the rule of today's state.
  ///   - label: what is to be told, 1 to 365 days ahead.
  ///   - features: what it is told from, at least one and all different; `nil` for `standardFeatures`.
  /// - Throws: `RegimeError.invalidSpecification` for a label out of range, no feature, one that occurs twice, is of days
  ///   out of range, learns something, or of the label's known part where there is none.
  public init(
    rule: RegimeRule = .standard, label: RegimeLabel = .state(ahead: 7), features: [RegimeFeature]? = nil
  ) throws(RegimeError) {
    guard RegimeLabel.daysAhead.contains(label.ahead) else {
      throw .invalidSpecification(reason: "labels look 1 to 365 days ahead, not \(label.ahead)")
    }
    let features = features ?? Self.standardFeatures(rule: rule, label: label)
    guard !features.isEmpty else { throw .invalidSpecification(reason: "there is one feature at least") }
    if let twice = features.first(where: { feature in features.count { $0 == feature } > 1 }) {
      throw .invalidSpecification(reason: "the feature \(twice) is there twice")
    }
    for feature in features {
      if let days = feature.windows.first(where: { !RegimeFeature.days.contains($0) }) {
        throw .invalidSpecification(reason: "features are of 1 to 3650 days, \(feature) is of \(days)")
      }
      if case .bars(let inner) = feature, inner.usesSeason || inner.usesGARCH {
        throw .invalidSpecification(reason: "\(feature) learns something, which features of regimes do not")
      }
      if feature.isOfKnownPart, !Self.hasKnownPart(rule: rule, label: label) {
        throw .invalidSpecification(
          reason:
            "nothing of \(label) is known in advance by a rule of \(rule.volatilityDays) days, as \(feature) needs")
      }
    }
    self.rule = rule
    self.label = label
    self.features = features
  }

  /// The features that every market has: momentum, volatilities, distances, what is known of the label.
  ///
  /// They were chosen on the daily bars of five currencies up to the middle of 2022, with `volume-ratio-3-30` and
  /// `simulation` beside them; funding and flows added nothing.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - label: the label.
  /// - Returns: the features.
  public static func standardFeatures(rule: RegimeRule, label: RegimeLabel) -> [RegimeFeature] {
    [
      .momentum(days: 7), .momentum(days: rule.volatilityDays), .volatility(days: 7), .volatility(days: 3),
      .volatility(days: 90), .smoothedVolatility, .range(days: 1), .range(days: 3), .range(days: 7), .range(days: 90),
      .rangeLevel, .trendDistance(days: 200), .crisisDistance,
    ]
      + (hasKnownPart(rule: rule, label: label) ? [.knownVolatility, .knownTrend] : []) + [.stateAge]
      + [.drawdown(days: 30), .semivariance(days: 7), .momentum(days: 1)]
      + (label.ahead >= 2 ? [.bandDistances] : []) + [.state]
      + (label.usesHiddenMarkov ? [.hiddenMarkov] : [])
  }

  /// Whether two days at least of a window of the rule are known when the label is told.
  private static func hasKnownPart(rule: RegimeRule, label: RegimeLabel) -> Bool {
    rule.volatilityDays - label.ahead >= 2
  }

  /// Whether a hidden Markov model has to be learned.
  package var usesHiddenMarkov: Bool { label.usesHiddenMarkov || features.contains(.hiddenMarkov) }

  /// Learns what the task learns: the hidden Markov model, where it has one, of all markets together.
  ///
  /// - Parameters:
  ///   - markets: the markets.
  ///   - trainingEnd: the moment by which a bar must have closed to be learned from.
  ///   - training: how the model is learned.
  /// - Returns: the task, whose rows can then be made of any market.
  /// - Throws: `RegimeError.tooFewObservations` among others.
  public func fit(
    to markets: [MarketHistory], trainingEnd: TimeStamp, training: HiddenMarkovTraining = .standard
  ) throws(RegimeError) -> FittedRegimeTask {
    guard usesHiddenMarkov else { return FittedRegimeTask(self) }
    guard training.stateCount == RegimeLabel.classCount else {
      throw .invalidSpecification(
        reason: "the label has \(RegimeLabel.classCount) classes, a model of \(training.stateCount) states has not")
    }
    var sequences: [[Double]] = []
    for market in markets {
      let count = market.bars.timeStamps.indices.prefix { market.closeTime(of: $0) <= trainingEnd }.count
      let observations = HiddenColumns.observations(of: try RuleColumns(of: market, rule: rule), market: market)
      sequences.append(observations.prefix(count).filter { !$0.isNaN })
    }
    return FittedRegimeTask(self, hiddenMarkov: try training.fit(to: sequences).model)
  }
}

extension RegimeFeature {
  /// The numbers of days in the feature.
  fileprivate var windows: [Int] {
    switch self {
    case .momentum(let days), .volatility(let days), .range(let days), .trendDistance(let days), .drawdown(let days),
      .semivariance(let days), .netFlow(let days):
      [days]
    case .volumeRatio(let short, let long): [short, long]
    case .column(_, let days): days.map { [$0] } ?? []
    case .smoothedVolatility, .rangeLevel, .crisisDistance, .bandDistances, .knownVolatility, .knownTrend,
      .knownChange, .stateAge, .state, .simulation, .hiddenMarkov, .bars:
      []
    }
  }
}
