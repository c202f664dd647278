import GradientBoosting

/// A training of boosted trees, from features and targets to trees.
///
/// The data file and that of the held-out rows have single-precision numbers: for each row its features, then its target.
struct TreesTrainJob: BenchmarkJob {
  /// What is learned.
  enum Objective: String, Decodable { case multiclass, binary, regression }

  /// The path of the file of held-out rows.
  var test: String
  /// The number of features.
  var columns: Int
  var objective: Objective
  /// The number of classes of `multiclass`.
  var classes: Int?
  var rounds: Int
  var leaves: Int
  var learningRate: Double
  /// The most bins of a column.
  var bins: Int
  var threads: Int

  struct Input {
    var training: TreeTraining
    var rows: LabelledTable
    var heldOut: LabelledTable
  }

  func input(_ path: String) throws -> Input {
    guard columns > 0, threads > 0 else { throw RunnerError.invalidOption("columns and threads have to be positive") }
    var training: TreeTraining
    switch objective {
    case .binary: training = TreeTraining(objective: .binary)
    case .regression: training = TreeTraining(objective: .squaredError)
    case .multiclass:
      guard let classes else { throw RunnerError.invalidOption("multiclass needs a number of classes") }
      training = TreeTraining(objective: .multiclass(classCount: classes))
    }
    training.mode = .boosting(learningRate: learningRate)
    training.rounds = rounds
    training.tree.leafCount = leaves
    training.maximumBinCount = bins
    return Input(training: training, rows: try table(path), heldOut: try table(test))
  }

  func run(_ input: Input) throws -> (trees: TrainedTrees, heldOut: LabelledTable) {
    (try input.training.train(on: input.rows, threads: threads), input.heldOut)
  }

  func results(_ output: (trees: TrainedTrees, heldOut: LabelledTable)) -> [String: [Double]] {
    let (ensemble, rows) = (output.trees.ensemble, output.heldOut)
    let losses = rows.targets.indices.map { row in
      let margins = ensemble.margins(of: rows.features.row(row))
      return ensemble.objective.loss(margins: margins, targets: [rows.targets[row]], weights: nil)
    }
    return ["loss": [losses.reduce(0, +) / Double(losses.count)]]
  }

  private func table(_ path: String) throws -> LabelledTable {
    let numbers = try FloatFile.read(path)
    guard numbers.count.isMultiple(of: columns + 1) else {
      throw RunnerError.invalidOption(
        "\(path): \(numbers.count) numbers are no rows of \(columns) features and a target")
    }
    var features: [Float] = []
    features.reserveCapacity(numbers.count)
    var targets: [Double] = []
    for row in stride(from: 0, to: numbers.count, by: columns + 1) {
      features += numbers[row..<row + columns]
      targets.append(Double(numbers[row + columns]))
    }
    return try LabelledTable(
      features: FeatureTable(names: (0..<columns).map { "x\($0)" }, values: features), targets: targets)
  }
}
