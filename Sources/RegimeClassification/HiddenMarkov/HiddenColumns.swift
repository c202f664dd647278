import VolatilityForecasting

/// The hidden states of a market, each from the bars up to its own.
///
/// What the model observes are returns over the root mean square of those before them in the rule's history, so that
/// markets and years of different volatility can be told by one model.
struct HiddenColumns {
  let model: HiddenMarkovModel
  /// The filtered probabilities: bars × states, row by row; not a number where too little is known.
  let probabilities: [Double]
  /// The most probable state of each bar, the lowest where two are.
  let states: [Int?]
  /// What the returns are divided by.
  let scales: [Double]

  init(model: HiddenMarkovModel, rule: RuleColumns, market: MarketHistory) {
    let scales = Self.scales(of: rule, market: market)
    let probabilities = model.filteredProbabilities(of: zip(rule.returns, scales).map { $0 / $1 })
    self.scales = scales
    let count = model.stateCount
    self.model = model
    self.probabilities = probabilities
    states = rule.returns.indices.map { bar in
      let row = probabilities[bar * count..<(bar + 1) * count]
      guard let highest = row.max(), !highest.isNaN else { return nil }
      return row.firstIndex(of: highest).map { $0 - row.startIndex }
    }
  }

  /// The days of returns that a scale is of at least.
  private static let smallestDays = 90

  /// The root mean square of the returns of the history before each bar; not a number where they are of less than 90 days
  /// or the market has not moved.
  static func scales(of rule: RuleColumns, market: MarketHistory) -> [Double] {
    let smallest = min(market.bars(inDays: smallestDays), rule.smallestHistory)
    let means = RollingWindows.meansSoFar(of: rule.returns.map { $0 * $0 }, window: rule.history)
    // The first bar has no return: that of bar t − 1 is number t − 1.
    return means.indices.map { $0 > smallest && means[$0 - 1] > 0 ? means[$0 - 1].squareRoot() : .nan }
  }

  /// The returns that the model observes; not a number at the first bars.
  static func observations(of rule: RuleColumns, market: MarketHistory) -> [Double] {
    zip(rule.returns, scales(of: rule, market: market)).map { $0 / $1 }
  }
}
