import MarketData
public import VolatilityForecasting

/// A task with what it has learned from training data.
public struct FittedRegimeTask: Sendable, Equatable {
  /// The task.
  public let task: RegimeTask
  /// The hidden Markov model, where the label or a feature is made with it.
  public let hiddenMarkov: HiddenMarkovModel?

  /// A task from its parts, as when it is read from a file.
  public init(_ task: RegimeTask, hiddenMarkov: HiddenMarkovModel? = nil) {
    self.task = task
    self.hiddenMarkov = hiddenMarkov
  }

  /// The columns that a market lacks for the features; `volume` stands for the bars' own.
  ///
  /// - Parameter market: the market.
  /// - Returns: their names in order.
  public func missingColumns(of market: MarketHistory) -> [String] {
    let declared = Set(market.bars.columns.keys).subtracting(["volume"])
    let available = declared.union(market.bars.volume == nil ? [] : ["volume"])
    return Set(task.features.flatMap(\.inputs)).subtracting(available).sorted()
  }

  /// The rows of a market, each from what was known at the close of its bar but for the label.
  ///
  /// - Parameter market: the market, with all columns that the features are made of.
  /// - Returns: a row for each bar.
  /// - Throws: `RegimeError`, `.missingColumns` with their names and `.notLearned` among them.
  public func rows(of market: MarketHistory) throws(RegimeError) -> RegimeRows {
    let missing = missingColumns(of: market)
    guard missing.isEmpty else { throw .missingColumns(market: market.name, columns: missing) }
    let rule = try RuleColumns(of: market, rule: task.rule)
    let label = try LabelColumns(of: market, rule: rule, label: task.label, hiddenMarkov: hiddenMarkov)
    let scale = try VolatilityScale(of: market)
    let simulated = LabelSimulation(of: market, label: label, scale: scale).probabilities()
    let evidence = LabelEvidence(label: label, scale: scale, simulated: simulated)
    let source = RegimeColumns(market: market, label: label, evidence: evidence, scale: scale)
    var columns: [RegimeColumn] = []
    for feature in task.features { columns += try source.columns(of: feature) }
    return RegimeRows(market: market, label: label, columns: columns, evidence: evidence)
  }
}
