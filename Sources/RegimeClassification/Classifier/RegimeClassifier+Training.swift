public import MarketData
public import VolatilityForecasting

extension RegimeClassifier {
  /// Trains the classifier on one market, or on several together.
  ///
  /// The order of the markets changes nothing: they are taken in the order of their names.
  ///
  /// - Parameters:
  ///   - markets: the markets, with names of their own and bars of one length.
  ///   - trainingEnd: the moment by which a label must be over to be learned from; `nil` for all that are.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Returns: the trained classifier.
  /// - Throws: `RegimeError`: a choice is out of range, a market lacks what a feature needs, or there is nothing to learn
  ///   from.
  /// - Precondition: there is a market.
  public func train(
    on markets: [MarketHistory], trainingEnd: TimeStamp? = nil, threads: Int = 1
  ) throws(RegimeError) -> TrainedRegimeClassifier {
    try check()
    let panel = try RegimePanel(markets)
    let end = trainingEnd ?? panel.lastClose
    let fitted = try task.fit(to: panel.markets, trainingEnd: end)
    var parts: [(rows: RegimeRows, taken: [Int])] = []
    for market in panel.markets {
      let rows = try labelledRows(of: market, by: fitted)
      parts.append((rows, rows.trainingRows(labelsKnownBy: end)))
    }
    return try train(
      on: RegimeTrainingRows(parts: parts, task: fitted, trainingEnd: end, barDuration: panel.barDuration),
      combinations: [models], threads: threads)[0]
  }

  /// The rows of a market with the labels that are learned.
  ///
  /// - Throws: `RegimeError`.
  func labelledRows(of market: MarketHistory, by task: FittedRegimeTask) throws(RegimeError) -> RegimeRows {
    let rows = try task.rows(of: market)
    return try labelColumn.map { (column) throws(RegimeError) in
      try rows.labelled(byColumn: column, of: market.bars)
    } ?? rows
  }

  /// Trains classifiers of several combinations of models, each model fitted once.
  ///
  /// - Parameters:
  ///   - rows: what is learned from.
  ///   - combinations: the models that are averaged in each.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: a classifier for each combination.
  /// - Throws: `RegimeError`.
  func train(
    on rows: RegimeTrainingRows, combinations: [[RegimeModel]], threads: Int
  ) throws(RegimeError) -> [TrainedRegimeClassifier] {
    let sample = RegimeSample(rows.parts, startsFromSimulation: startsFromSimulation)
    guard sample.rowCount > 0 else { throw .noTrainingRows }
    let models = RegimeModel.allCases.filter { model in combinations.contains { $0.contains(model) } }
    let heldOut = try foldCount.map { (count) throws(RegimeError) in
      try HeldOutRows(of: self, models: models, sample: sample, foldCount: count, threads: threads)
    }
    let members = try RegimeMembers(fitting: self, models: models, to: sample, threads: threads)
    var trained: [TrainedRegimeClassifier] = []
    for combination in combinations {
      var specification = self
      specification.models = combination
      let temperature = isCalibrated ? heldOut?.temperature(of: combination) ?? .identity : .identity
      trained.append(
        try TrainedRegimeClassifier(
          specification: specification, task: rows.task, members: members.only(combination), temperature: temperature,
          heldOut: try heldOut.map { (held) throws(RegimeError) in
            try held.scores(of: combination, temperature: temperature, classNames: task.label.classNames)
          },
          trainingEnd: rows.trainingEnd, markets: rows.parts.map(\.rows.market), barDuration: rows.barDuration,
          trainingRowCount: sample.rowCount, readsRanges: rows.parts[0].rows.hasRanges))
    }
    return trained
  }
}

/// The rows that classifiers are trained on.
struct RegimeTrainingRows {
  /// The markets in the order of their names, each with the rows to learn from.
  var parts: [(rows: RegimeRows, taken: [Int])]
  /// What the rows were made by.
  var task: FittedRegimeTask
  /// The moment by which their labels are over.
  var trainingEnd: TimeStamp
  /// The length of the bars.
  var barDuration: Duration
}
