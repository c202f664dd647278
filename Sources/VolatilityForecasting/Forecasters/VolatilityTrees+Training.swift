import GradientBoosting

extension VolatilityTrees {
  /// Estimates the regression and trains the trees that correct it, from the rows of all markets together.
  ///
  /// - Parameters:
  ///   - markets: the markets, with names of their own and bars of one length.
  ///   - split: training and validation; bars after validation are not looked at. The trees stop where they are best in
  ///     the validation part, where there is one and `options.patience` says so.
  ///   - threads: the number of threads, positive; it changes no bit.
  ///   - report: is called with the number of rounds that ended since the last call, of all horizons together.
  /// - Returns: the trained forecaster.
  /// - Throws: `ForecastingError`: a market lacks what a feature needs, there are too few rows, or the bars differ.
  /// - Precondition: there is a market.
  public func train(
    on markets: [MarketHistory], split: TimeSplit, threads: Int = 1, report: (Int) -> Void = { _ in }
  ) throws(ForecastingError) -> TrainedVolatilityTrees {
    precondition(!markets.isEmpty, "a forecaster learns from a market")
    try MarketHistory.requireBarsOfOneLength(markets)
    let base = try base.fit(to: markets, trainingEnd: split.trainingEnd)
    let features = try features.fit(to: markets, trainingEnd: split.trainingEnd)
    let rows = try TreeRows(markets, base: base, features: features)
    var trained: [TrainedTrees] = []
    for position in horizons.indices {
      trained.append(try trees(of: rows, position: position, split: split, threads: threads, report: report))
    }
    let uncorrected = TrainedVolatilityTrees(
      specification: self, base: base, features: features, ensembles: trained.map(\.ensemble),
      corrections: horizons.map { _ in 0 }, split: split, markets: markets.map(\.name),
      barDuration: markets[0].barDuration, trainingLosses: trained.map(\.trainingLosses),
      validationLosses: trained.map(\.validationLosses), bestRounds: trained.map(\.bestRound))
    return uncorrected.with(corrections: try uncorrected.smearing(in: markets, threads: threads))
  }

  private func trees(
    of rows: TreeRows, position: Int, split: TimeSplit, threads: Int, report: (Int) -> Void
  ) throws(ForecastingError) -> TrainedTrees {
    let horizon = horizons[position]
    let training = try rows.table(
      of: { split.parts(of: $0, horizon: horizon).training }, position: position)
    guard training.features.rowCount > 0 else { throw .noTrainingRows }
    var validation: LabelledTable?
    if split.validationEnd > split.trainingEnd {
      let table = try rows.table(
        of: { split.parts(of: $0, horizon: horizon).validation }, position: position)
      guard table.features.rowCount > 0 else {
        throw .noValidationRows(from: split.trainingEnd, to: split.validationEnd)
      }
      validation = table
    }
    var ended = 0
    do throws(BoostingError) {
      return try options.training(validates: validation != nil).train(
        on: training, validation: validation, threads: threads
      ) { rounds in
        report(rounds - ended)
        ended = rounds
      }
    } catch {
      throw .trees(reason: error)
    }
  }
}
