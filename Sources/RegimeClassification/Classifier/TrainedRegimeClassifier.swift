public import MarketData
public import VolatilityForecasting

/// A classifier that was trained: all that is needed to tell the regimes to come of a market.
public struct TrainedRegimeClassifier: Sendable, Equatable {
  /// What was trained.
  public let specification: RegimeClassifier
  /// The rule, the label and the features, with what was learned of them.
  public let task: FittedRegimeTask
  /// The fitted models.
  public let members: RegimeMembers
  /// The temperature that calibrates the mean of their probabilities.
  public let temperature: TemperatureScaling
  /// How well held-out folds were told; `nil` where there were none.
  public let heldOut: CrossValidatedScores?
  /// The moment by which the labels of training were over: of nothing later is anything known.
  public let trainingEnd: TimeStamp
  /// The names of the markets that were learned from, in order.
  public let markets: [String]
  /// The length of the bars.
  public let barDuration: Duration
  /// The number of rows that were learned from.
  public let trainingRowCount: Int
  /// Whether the bars that were learned from had highs and lows: without, ranges are made of closes.
  public let readsRanges: Bool

  /// A trained classifier from its parts, as when it is read from a file.
  ///
  /// - Parameters:
  ///   - specification: what was trained.
  ///   - task: the rule, the label and the features, with what was learned of them.
  ///   - members: the fitted models.
  ///   - temperature: the temperature that calibrates the mean of their probabilities.
  ///   - heldOut: how well held-out folds were told.
  ///   - trainingEnd: the moment by which the labels of training were over.
  ///   - markets: the names of the markets that were learned from.
  ///   - barDuration: the length of the bars.
  ///   - trainingRowCount: the number of rows that were learned from.
  ///   - readsRanges: whether the bars had highs and lows.
  /// - Throws: `RegimeError.invalidSpecification` where the task is another or a model is missing.
  package init(
    specification: RegimeClassifier, task: FittedRegimeTask, members: RegimeMembers, temperature: TemperatureScaling,
    heldOut: CrossValidatedScores?, trainingEnd: TimeStamp, markets: [String], barDuration: Duration,
    trainingRowCount: Int, readsRanges: Bool
  ) throws(RegimeError) {
    try specification.check()
    let hasModels = specification.models.allSatisfy { model in
      switch model {
      case .logistic: members.logistic != nil
      case .trees: members.trees != nil
      case .forest: members.forest != nil
      }
    }
    guard hasModels, task.task == specification.task else {
      throw .invalidSpecification(reason: "a trained classifier has the task and the models that it specifies")
    }
    self.specification = specification
    self.task = task
    self.members = members
    self.temperature = temperature
    self.heldOut = heldOut
    self.trainingEnd = trainingEnd
    self.markets = markets
    self.barDuration = barDuration
    self.trainingRowCount = trainingRowCount
    self.readsRanges = readsRanges
  }

  /// The names of the classes, in the order of probabilities.
  public var classNames: [String] { specification.task.label.classNames }

  /// The probabilities of the classes at each bar of a market, each from the bars up to its own.
  ///
  /// - Parameter market: any market with bars of the same length and the columns that the features are made of.
  /// - Returns: for each bar the probabilities of the classes in their order; `nil` where too little is known.
  /// - Throws: `RegimeError.missingColumns` with the names of the columns that the market lacks, `.otherBars` for bars of
  ///   another length, `.otherPrices` where only they or only those of training have highs and lows, `.market` where
  ///   features cannot be made.
  public func probabilities(of market: MarketHistory) throws(RegimeError) -> [[Double]?] {
    let rows = try checkedRows(of: market)
    let usable = rows.isUsable.indices.filter { rows.isUsable[$0] }
    let values = probabilities(of: rows, at: usable)
    var result = [[Double]?](repeating: nil, count: rows.isUsable.count)
    for (position, row) in usable.enumerated() {
      let start = position * RegimeLabel.classCount
      result[row] = Array(values[start..<start + RegimeLabel.classCount])
    }
    return result
  }

  /// The probabilities at usable rows, rows × classes, row by row.
  ///
  /// - Precondition: the rows are usable, and have the columns of the task.
  package func probabilities(of rows: RegimeRows, at places: [Int]) -> [Double] {
    guard !places.isEmpty else { return [] }
    let sample = RegimeSample([(rows, places)], startsFromSimulation: specification.startsFromSimulation)
    let mean = members.probabilities(of: specification.models, for: sample)
    guard temperature != .identity else { return mean }
    return temperature.probabilities(
      ofMargins: ClassMargins.margins(of: mean), classCount: RegimeLabel.classCount)
  }
}
