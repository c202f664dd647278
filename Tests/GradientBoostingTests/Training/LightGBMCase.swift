import Foundation
import GradientBoosting
import Testing

/// A small problem with what LightGBM makes of it; `Fixtures/boosting_trees.py` made the cases.
struct LightGBMCase: Decodable, CustomTestStringConvertible {
  struct Options: Decodable {
    let leafCount: Int
    let maximumDepth: Int?
    let minimumLeafRows: Int
    let minimumLeafHessian: Double
    let l1: Double?
    let l2: Double?
    let minimumGain: Double?
    let learningRate: Double
    let level: Double?
    let classCount: Int?
  }

  let name: String
  let objective: String
  let traits: String
  let options: Options
  let rows: [[Float?]]
  let targets: [Double]
  let weights: [Double]?
  let monotone: [Int]?
  /// The margins after each round, row by row.
  let scores: [[Double]]
  /// Column, rows and gain of each split of each tree, those on the left before those on the right.
  let splits: [[[Double]]]

  static let all: [LightGBMCase] = load()
  static let columnNames = ["a", "b", "c"]

  var testDescription: String { name }

  func data() throws -> LabelledTable {
    let values = rows.flatMap { $0.map { $0 ?? .nan } }
    return try LabelledTable(
      features: FeatureTable(names: Self.columnNames, values: values), targets: targets, weights: weights)
  }

  func training() -> TreeTraining {
    var training = TreeTraining(objective: boostingObjective)
    training.rounds = scores.count
    training.mode = .boosting(learningRate: options.learningRate)
    if traits == "forest" {
      training.mode = .forest
      training.columnShare = 0.99
    }
    if traits.contains("balanced") { training.classWeights = .balanced }
    training.tree.leafCount = options.leafCount
    training.tree.maximumDepth = options.maximumDepth
    training.tree.minimumLeafRows = options.minimumLeafRows
    training.tree.minimumLeafHessian = options.minimumLeafHessian
    training.tree.l1 = options.l1 ?? 0
    training.tree.l2 = options.l2 ?? 0
    training.tree.minimumGain = options.minimumGain ?? 0
    for (name, sign) in zip(Self.columnNames, monotone ?? []) {
      training.tree.monotonicity[name] = Monotonicity(rawValue: sign)
    }
    return training
  }

  private var boostingObjective: BoostingObjective {
    switch objective {
    case "quantile": .quantile(options.level ?? 0)
    case "binary": .binary
    case "multiclass": .multiclass(classCount: options.classCount ?? 0)
    default: .squaredError
    }
  }

  private static func load() -> [LightGBMCase] {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/boosting_trees.json").standardized
    do {
      return try JSONDecoder().decode([LightGBMCase].self, from: Data(contentsOf: file))
    } catch {
      preconditionFailure("\(file.path()) cannot be read: \(error)")
    }
  }
}
