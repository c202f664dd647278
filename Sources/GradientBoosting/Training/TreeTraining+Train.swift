extension TreeTraining {
  /// Trains trees.
  ///
  /// Class weights multiply the weights of the rows, in training and in both losses. Trees come out the same, bit for bit,
  /// for a seed, whatever the number of threads.
  ///
  /// - Parameters:
  ///   - data: the rows that are learned from.
  ///   - validation: rows that are not, by whose loss the best round is found; their columns may be in another order.
  ///   - threads: the number of threads, positive; it changes no bit.
  ///   - report: is called with the number of each round when it is done, from one.
  /// - Returns: the trees up to the best round, with the losses after all rounds.
  /// - Throws: `BoostingError`: `.invalidSpecification` as `check()`, for a monotone column that is not there, and for a
  ///   patience without validation rows; `.invalidTable` for more than 2³¹ − 1 rows and for another number of starting
  ///   margins; `.invalidTarget`, `.invalidWeight` above 10¹⁵; `.tooFewRows` where no row has a
  ///   weight; `.differentColumns` where the validation rows have others.
  public func train(
    on data: LabelledTable, validation: LabelledTable? = nil, threads: Int = 1, report: (Int) -> Void = { _ in }
  ) throws(BoostingError) -> TrainedTrees {
    try train(with: HistogramTreeEngine.self, on: data, validation: validation, threads: threads, report: report)
  }

  /// Throws where margins start from other numbers than the objective has outputs, or not in both tables.
  private func checkStartingMargins(of data: LabelledTable, validation: LabelledTable?) throws(BoostingError) {
    try data.checkStartingMargins(outputCount: objective.outputCount)
    guard let validation else { return }
    guard (validation.startingMargins == nil) == (data.startingMargins == nil) else {
      throw .invalidTable(
        reason:
          "margins start from numbers of their own in the training rows or in the validation rows, but not in both")
    }
    try validation.checkStartingMargins(outputCount: objective.outputCount)
  }

  /// The most rows that trees are trained on: their numbers have 32 bits.
  package static let mostRows = Int(Int32.max)

  /// Throws where there are more rows than trees can be trained on.
  ///
  /// - Parameter rowCount: the number of rows.
  /// - Throws: `BoostingError.invalidTable`.
  package static func check(rowCount: Int) throws(BoostingError) {
    guard rowCount <= mostRows else {
      throw .invalidTable(reason: "trees are trained on \(mostRows) rows at most, not on \(rowCount)")
    }
  }

  /// Trains trees with an engine of choice.
  package func train<Engine: TreeEngine>(
    with engine: Engine.Type, on data: LabelledTable, validation: LabelledTable? = nil, threads: Int = 1,
    report: (Int) -> Void = { _ in }
  ) throws(BoostingError) -> TrainedTrees {
    precondition(threads > 0, "work is done by at least one thread")
    try check()
    try Self.check(rowCount: data.features.rowCount)
    let names = data.features.names
    if let unknown = tree.monotonicity.keys.filter({ !names.contains($0) }).min() {
      throw .invalidSpecification(reason: "no column has the name of the monotone one \(unknown)")
    }
    guard patience == nil || validation != nil else {
      throw .invalidSpecification(reason: "a patience needs validation rows")
    }
    try checkStartingMargins(of: data, validation: validation)
    let weigher = try RowWeigher(self, training: data)
    var run = try BoostingRun<Engine>(
      specification: self, data: data, weights: weigher.weights(of: data),
      validation: try validation.map { rows throws(BoostingError) in
        let features = try rows.features.arranged(as: names)
        return ValidationRows(
          features: features, targets: rows.targets, weights: try weigher.weights(of: rows),
          startingMargins: rows.startingMargins)
      }, threads: threads)
    while !run.isDone {
      try run.runRound()
      report(run.roundCount)
    }
    return try run.result()
  }
}
