import GradientBoosting
import NumericalMethods

/// An ensemble that is written and read again, by other programs and by us.
struct TreeExchangeCase {
  let name: String
  let ensemble: TreeEnsemble

  /// Rows of missing and extreme values, thresholds with their neighbours, and others.
  ///
  /// - Parameters:
  ///   - count: the number of rows.
  ///   - isFinite: whether no value is infinite, for XGBoost refuses such rows.
  /// - Returns: the rows, one after the other.
  func rows(count: Int, isFinite: Bool) -> [Float] {
    var random = RandomTrees(seed: 17, columnNames: ensemble.columnNames)
    return random.rows(count, for: ensemble, isFinite: isFinite)
  }

  /// Bit patterns, since zeros of either sign are equal.
  func margins(of rows: [Float], by ensemble: TreeEnsemble) -> [UInt64] {
    let columns = ensemble.columnNames.count
    return stride(from: 0, to: rows.count, by: columns).flatMap {
      ensemble.margins(of: rows[$0..<$0 + columns]).map(\.bitPattern)
    }
  }

  /// All cases: trained ones, and those of random trees, which have the thresholds besides others.
  static func all(thresholds: [Float]) throws -> [TreeExchangeCase] {
    try trained() + random(thresholds: thresholds)
  }

  private static func trained() throws -> [TreeExchangeCase] {
    var cases: [TreeExchangeCase] = []
    let objectives: [(String, BoostingObjective)] = [
      ("squared-error", .squaredError), ("quantile", .quantile(0.7)), ("binary", .binary),
      ("two-classes", .multiclass(classCount: 2)), ("three-classes", .multiclass(classCount: 3)),
    ]
    for (name, objective) in objectives {
      let data = try table(objective, columnCount: 4)
      for mode in [TreeTraining.Mode.boosting(learningRate: 0.1), .forest] {
        var training = TreeTraining(objective: objective)
        (training.mode, training.rounds, training.columnShare) = (mode, 30, 0.75)
        cases.append(
          TreeExchangeCase(
            name: name + (mode == .forest ? "-forest" : ""), ensemble: try training.train(on: data).ensemble))
      }
    }
    // With 400 rounds there are 400 trees for each output; the other cases of classes have 400 trees in all.
    let large: [(String, BoostingObjective, rounds: Int)] = [
      ("squared-error-400", .squaredError, 400), ("quantile-400", .quantile(0.7), 400), ("binary-400", .binary, 400),
      ("two-classes-400", .multiclass(classCount: 2), 200), ("four-classes-400", .multiclass(classCount: 4), 100),
      ("three-classes-1200", .multiclass(classCount: 3), 400),
    ]
    for (name, objective, rounds) in large {
      var training = TreeTraining(objective: objective)
      training.rounds = rounds
      training.tree.minimumLeafRows = 5
      let ensemble = try training.train(on: table(objective, columnCount: 6)).ensemble
      precondition(name.hasSuffix("-\(ensemble.trees.count)"), "the name says the number of trees")
      cases.append(TreeExchangeCase(name: name, ensemble: ensemble))
    }
    var single = TreeTraining(objective: .binary)
    single.rounds = 20
    cases.append(
      TreeExchangeCase(name: "one-column", ensemble: try single.train(on: table(.binary, columnCount: 1)).ensemble))
    single.tree.leafCount = 1
    cases.append(
      TreeExchangeCase(name: "one-leaf", ensemble: try single.train(on: table(.binary, columnCount: 2)).ensemble))
    return cases
  }

  private static func table(_ objective: BoostingObjective, columnCount: Int) throws -> LabelledTable {
    var random = SplitMix64(seed: 5)
    var (values, targets): ([Float], [Double]) = ([], [])
    for _ in 0..<600 {
      let row = (0..<columnCount).map { _ in Float(4 * random.nextUniform() - 2) }
      values += row.map { random.nextUniform() < 0.1 ? .nan : $0 }
      let signal = Double(row[0] * (row.last ?? 0)) + random.nextUniform()
      let classCount = Double(objective.classCount ?? 0)
      targets.append(classCount == 0 ? signal : min(max((signal + 0.5 * classCount).rounded(.down), 0), classCount - 1))
    }
    return try LabelledTable(
      features: FeatureTable(names: (0..<columnCount).map { "column_\($0)" }, values: values), targets: targets)
  }

  private static func random(thresholds: [Float]) throws -> [TreeExchangeCase] {
    // Combining marks make one character of themselves and what is before them.
    var random = RandomTrees(
      seed: 23, columnNames: ["\u{301}x", "ätna|%", "a=\u{338}b"], thresholds: thresholds)
    return [
      TreeExchangeCase(
        name: "random", ensemble: try random.ensemble(.binary, leafCounts: [7, 1, 2, 31, 200], margins: [0.25])),
      TreeExchangeCase(
        name: "no-margins", ensemble: try random.ensemble(.squaredError, leafCounts: [3, 1, 12], margins: [0])),
      TreeExchangeCase(
        name: "leaves-first", ensemble: try random.ensemble(.quantile(0.1), leafCounts: [1, 1, 5], margins: [0])),
      TreeExchangeCase(
        name: "leaves-first-with-margins",
        ensemble: try random.ensemble(.squaredError, leafCounts: [1, 1, 5], margins: [.pi])),
      TreeExchangeCase(
        name: "mean", ensemble: try random.ensemble(.binary, leafCounts: [9, 4, 30], margins: [0], isAveraged: true)),
      TreeExchangeCase(
        name: "mean-with-margins",
        ensemble: try random.ensemble(
          .multiclass(classCount: 3), leafCounts: [9, 4, 30, 1, 1, 2, 8, 2, 1], margins: [0.1, -3, 1 / 3],
          isAveraged: true)),
      TreeExchangeCase(
        name: "mean-of-leaves",
        ensemble: try random.ensemble(.squaredError, leafCounts: [1, 1, 1], margins: [0], isAveraged: true)),
      TreeExchangeCase(
        name: "no-trees",
        ensemble: try random.ensemble(.multiclass(classCount: 2), leafCounts: [], margins: [0.1, 0.2])),
      TreeExchangeCase(
        name: "mean-of-none", ensemble: try random.ensemble(.binary, leafCounts: [], margins: [0], isAveraged: true)),
      TreeExchangeCase(
        name: "chain", ensemble: try random.ensemble(.binary, leafCounts: [500], margins: [-1e-3], isChain: true)),
    ]
  }
}
