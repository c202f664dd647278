import NumericalMethods

/// What is known of the label of each bar at its close: what baselines are made of.
public struct LabelEvidence: Sendable, Equatable {
  /// The class that the market is in already; `nil` where too little is known.
  public let today: [Int?]
  /// The part of the label that is known already, as a number from 0 to 15; `nil` where too little is known.
  public let known: [Int?]
  /// ln of the smoothed volatility over a threshold of the label; not a number where too little is known.
  public let volatilityPosition: [Double]
  /// The direction of the trend of the rule's days: −1, 0 or 1.
  public let trend: [Int]
  /// The probabilities of the classes by simulation: bars × classes, row by row; not a number where too little is known.
  public let simulated: [Double]
  /// The probabilities that the hidden Markov chain itself gives its states so far ahead, as `simulated`; empty where the
  /// label is not of hidden states.
  public let chained: [Double]

  init(label: LabelColumns, scale: VolatilityScale, simulated: [Double]) {
    today = label.today
    known = label.knownParts(smoothed: scale.smoothed)
    volatilityPosition = label.volatilityPositions(smoothed: scale.smoothed)
    let threshold = label.rule.rule.trendThreshold
    trend = label.rule.trends.map { $0 > threshold ? 1 : $0 < -threshold ? -1 : 0 }
    self.simulated = simulated
    chained = label.label.usesHiddenMarkov ? label.hidden?.probabilities(ahead: label.span) ?? [] : []
  }

  /// Whether everything is known of a bar.
  func isComplete(at bar: Int) -> Bool {
    today[bar] != nil && known[bar] != nil && !volatilityPosition[bar].isNaN
      && !simulated[bar * RegimeLabel.classCount].isNaN
  }

  /// The logarithms of the simulated probabilities of a bar, less their mean; `nil` where there are none.
  ///
  /// - Parameter row: the bar.
  /// - Returns: a number for each class.
  /// - Precondition: `row` is the position of a bar.
  public func simulatedLogits(of row: Int) -> [Double]? {
    let count = RegimeLabel.classCount
    let logs = simulated[row * count..<(row + 1) * count].map { Double.log($0) }
    let mean = logs.reduce(0, +) / Double(count)
    return mean.isNaN ? nil : logs.map { $0 - mean }
  }
}
