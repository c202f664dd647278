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
  /// The sums of the leaves that each row came to, row by row, (rows, outputs).
  private var sums: [Double]
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
    let table = BinnedTable(data.features, columns: bins)
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
    initialMargins =
      data.startingMargins == nil
      ? specification.objective.initialMargins(targets: data.targets, weights: weights)
      : [Double](repeating: 0, count: outputs)
    sums = [Double](repeating: 0, count: data.targets.count * initialMargins.count)
  }

  /// Whether all rounds are done, or the validation rows have not got better for as many as the patience.
  var isDone: Bool {
    roundCount >= specification.rounds || specification.patience.map { roundCount - bestRound >= $0 } ?? false
  }

  /// Grows the trees of the next round.
  mutating func runRound() throws(BoostingError) {
    let round = roundCount
    // The trees of a forest all start from the first margins: what is divided by infinity is nothing.
    let margins = margins(
      of: sums, from: data.startingMargins, divisor: specification.mode == .forest ? .infinity : 1)
    let derivatives = objective.derivatives(margins: margins, targets: data.targets, weights: weights)
    let rows = draws.rows(round: round)
    let grown = engine.trees(
      for: derivatives.map { GradientGrid(gradients: $0.first, hessians: $0.second) }, rows: rows,
      columns: derivatives.indices.map { draws.columns(round: round, output: $0) })
    var roundTrees: [DecisionTree] = []
    for (output, tree) in grown.enumerated() {
      let values = leafValues.values(
        of: tree, rows: rows, derivatives: derivatives[output], residual: { data.targets[$0] - margins[$0] },
        weights: weights)
      for (row, leaf) in tree.leafOfRow.enumerated() {
        sums[row * grown.count + output] += Double(values[Int(leaf)])
      }
      roundTrees.append(try tree.decisionTree(values: values, bins: bins))
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

  private mutating func recordLosses(after trees: [DecisionTree]) {
    let divisor = specification.mode == .forest ? Double(roundCount + 1) : 1
    trainingLosses.append(
      objective.loss(
        margins: margins(of: sums, from: data.startingMargins, divisor: divisor), targets: data.targets,
        weights: weights))
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

  /// The margins of rows from what they start from and the sums of their leaves.
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
