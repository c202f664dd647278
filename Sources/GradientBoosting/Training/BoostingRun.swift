import NumericalMethods

/// A training, round after round.
struct BoostingRun<Engine: TreeEngine> {
  private let specification: TreeTraining
  private let data: LabelledTable
  private let weights: [Double]?
  private var validation: ValidationRows?
  private let bins: [FeatureBins]
  private let draws: TrainingDraws
  private let leafValues: LeafValues
  private var engine: Engine
  private let initialMargins: [Double]
  private let lossPass: LossPass
  private let threads: Int
  /// The margins that the table says each row starts from, (outputs, rows).
  private let starts: [Double]?
  /// The sums of the leaves that each row came to, (outputs, rows); in boosting with what the row starts from.
  private var sums: [Double]
  /// The derivatives of the loss at the margins that the next trees start from.
  private var derivatives: DerivativeTable
  private var trees: [DecisionTree] = []
  private var trainingLosses: [Double] = []
  private var validationLosses: [Double] = []
  /// The round that the validation rows were best after, from one; none before the first.
  private var bestRound = 0

  private var objective: BoostingObjective { specification.objective }
  /// The number of rounds that are done.
  var roundCount: Int { trainingLosses.count }

  init(
    specification: TreeTraining, data: LabelledTable, weights: [Double]?, validation: ValidationRows?, threads: Int
  ) throws(BoostingError) {
    self.specification = specification
    self.data = data
    self.weights = weights
    self.validation = validation
    bins = FeatureBins.columns(
      of: data.features, maximumBinCount: specification.maximumBinCount, threads: threads)
    let table = BinnedTable(data.features, columns: bins, threads: threads)
    draws = TrainingDraws(
      seed: specification.seed, rowCount: data.features.rowCount, rowShare: specification.rowShare,
      columns: table.columns.indices.filter { table.canSplit(column: $0) }, columnShare: specification.columnShare,
      outputCount: specification.objective.outputCount)
    let rate: Double
    switch specification.mode {
    case .boosting(let learningRate): rate = learningRate
    case .forest: rate = 1
    }
    leafValues = LeafValues(objective: specification.objective, options: specification.tree, learningRate: rate)
    engine = Engine(
      table: table, options: specification.tree,
      monotonicity: data.features.names.map { specification.tree.monotonicity[$0] }, threads: threads)
    let outputs = specification.objective.outputCount
    let zeros = [Double](repeating: 0, count: data.targets.count * outputs)
    starts = data.startingMargins.map { margins in
      (0..<outputs).flatMap { output in stride(from: output, to: margins.count, by: outputs).map { margins[$0] } }
    }
    initialMargins =
      starts == nil
      ? specification.objective.initialMargins(targets: data.targets, weights: weights)
      : [Double](repeating: 0, count: outputs)
    sums = specification.mode == .forest ? zeros : starts ?? zeros
    lossPass = LossPass(
      objective: specification.objective, targets: data.targets, weights: weights, initialMargins: initialMargins,
      threads: threads)
    self.threads = threads
    derivatives = DerivativeTable(rowCount: data.targets.count, outputCount: initialMargins.count)
    _ = lossPass.run(sums: starts ?? sums, divisor: 1, &derivatives)
  }

  /// Whether all rounds are done, or the validation rows have not got better for as many as the patience.
  var isDone: Bool {
    roundCount >= specification.rounds || specification.patience.map { roundCount - bestRound >= $0 } ?? false
  }

  /// Grows the trees of the next round.
  mutating func runRound() throws(BoostingError) {
    let round = roundCount
    let (outputs, derivatives) = (initialMargins.count, derivatives)
    let rows = draws.rows(round: round)
    let grown = engine.trees(
      for: parallelMap(count: outputs, threads: threads) { derivatives.grid(output: $0) }, rows: rows,
      columns: (0..<outputs).map { draws.columns(round: round, output: $0) })
    let values = leafValues(of: grown, rows: rows)
    var roundTrees: [DecisionTree] = []
    for (output, tree) in grown.enumerated() {
      LeafPass.add(values[output], of: tree.leafOfRow, to: &sums, output: output)
      roundTrees.append(try tree.decisionTree(values: values[output], bins: bins))
    }
    trees += roundTrees
    recordLosses(after: roundTrees)
  }

  /// The trees up to the best round, with the losses of all.
  func result() throws(BoostingError) -> TrainedTrees {
    TrainedTrees(
      specification: specification,
      ensemble: try TreeEnsemble(
        objective: objective, columnNames: data.features.names, initialMargins: initialMargins,
        trees: Array(trees.prefix(bestRound * objective.outputCount)), isAveraged: specification.mode == .forest),
      trainingLosses: trainingLosses, validationLosses: validationLosses, bestRound: bestRound)
  }

  private func leafValues(of grown: [GrownTree], rows: [Int32]) -> [[Float]] {
    let (derivatives, leafValues, targets, weights) = (derivatives, leafValues, data.targets, weights)
    // The trees of a forest all start from the first margins.
    let starts = specification.mode == .forest ? self.starts ?? [] : sums
    let initialMargin = initialMargins[0]
    return parallelMap(count: grown.count, threads: threads) { output in
      leafValues.values(
        of: grown[output], rows: rows, derivatives: derivatives, output: output,
        residual: { targets[$0] - (initialMargin + (starts.isEmpty ? 0 : starts[$0])) }, weights: weights)
    }
  }

  /// Records the losses after a round; in passing, those of boosting make the derivatives of the next.
  private mutating func recordLosses(after trees: [DecisionTree]) {
    let divisor: Double
    if specification.mode == .forest {
      divisor = Double(roundCount + 1)
      var unused = derivatives
      let means = starts.map { zip($0, sums).map { $0 + $1 / divisor } }
      trainingLosses.append(lossPass.run(sums: means ?? sums, divisor: means == nil ? divisor : 1, &unused))
    } else {
      divisor = 1
      trainingLosses.append(lossPass.run(sums: sums, divisor: 1, &derivatives))
    }
    validation?.add(trees)
    guard let validation else {
      bestRound = roundCount
      return
    }
    let loss = objective.loss(
      margins: margins(of: validation.sums, from: validation.startingMargins, divisor: divisor),
      targets: validation.targets, weights: validation.weights)
    if bestRound == 0 || loss < validationLosses[bestRound - 1] { bestRound = roundCount }
    validationLosses.append(loss)
  }

  /// The margins of rows from what they start from and the sums of their leaves, (rows, outputs).
  private func margins(of sums: [Double], from starting: [Double]?, divisor: Double) -> [Double] {
    let outputs = initialMargins.count
    return sums.indices.map { (starting?[$0] ?? initialMargins[$0 % outputs]) + (sums[$0] / divisor) }
  }
}

extension BinnedTable {
  /// Whether a column has values in more than one bin, that of missing ones included.
  fileprivate func canSplit(column: Int) -> Bool {
    let bins = columnMajor[column * rowCount..<(column + 1) * rowCount]
    return bins.contains { $0 != bins.first }
  }
}
