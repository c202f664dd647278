import VolatilityForecasting

/// The hidden states of a market, each from the bars up to its own.
///
/// What the model observes are returns over their root mean square in the rule's history up to the bar, so that markets
/// and years of different volatility can be told by one model.
struct HiddenColumns {
  let model: HiddenMarkovModel
  /// The filtered probabilities: bars × states, row by row; not a number where too little is known.
  let probabilities: [Double]
  /// The most probable state of each bar, the lowest where two are.
  let states: [Int?]

  init(model: HiddenMarkovModel, rule: RuleColumns) {
    let probabilities = model.filteredProbabilities(of: Self.observations(of: rule))
    let count = model.stateCount
    self.model = model
    self.probabilities = probabilities
    states = rule.returns.indices.map { bar in
      let row = probabilities[bar * count..<(bar + 1) * count]
      guard let highest = row.max(), !highest.isNaN else { return nil }
      return row.firstIndex(of: highest).map { $0 - row.startIndex }
    }
  }

  /// The root mean square of the returns in the history up to each bar; not a number where it is shorter than the
  /// window of a volatility, or the market has not moved.
  static func scales(of rule: RuleColumns) -> [Double] {
    let means = RollingWindows.meansSoFar(of: rule.returns.map { $0 * $0 }, window: rule.history)
    return means.enumerated().map { $0 >= rule.window && $1 > 0 ? $1.squareRoot() : .nan }
  }

  /// The returns that the model observes; not a number at the first bars.
  static func observations(of rule: RuleColumns) -> [Double] {
    zip(rule.returns, scales(of: rule)).map { $0 / $1 }
  }
}
