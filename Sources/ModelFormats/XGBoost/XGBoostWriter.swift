import GradientBoosting

/// Writes XGBoost's JSON.
struct XGBoostWriter {
  /// What is written.
  let ensemble: TreeEnsemble

  /// The names of columns that XGBoost takes.
  static let columnNames = ForeignColumnNames { !"[]<\0".unicodeScalars.contains($0) }

  /// The document, whose version is the oldest whose readers know all members.
  func document() -> JSONValue {
    let outputs = ensemble.objective.outputCount
    let names = Self.columnNames.names(of: ensemble.columnNames)
    var attributes: [String: JSONValue] = [:]
    if ensemble.isAveraged { attributes[TreeEnsemble.averagedRoundsKey] = .string("\(ensemble.roundCount)") }
    if let own = Self.columnNames.text(of: ensemble.columnNames, written: names) {
      attributes[ForeignColumnNames.key] = .string(own)
    }
    return [
      "version": [2, 0, 0],
      "learner": [
        "attributes": .object(attributes), "feature_names": .array(names.map { .string($0) }),
        "feature_types": .array(names.map { _ in "float" }),
        "gradient_booster": ["name": "gbtree", "model": model()],
        "learner_model_param": [
          "base_score": .string(XGBoostObjective.neutralBaseScore(of: ensemble.objective)), "boost_from_average": "0",
          "num_class": .string(outputs > 1 ? "\(outputs)" : "0"), "num_feature": .string("\(names.count)"),
          "num_target": "1",
        ],
        "objective": XGBoostObjective.json(of: ensemble.objective),
      ],
    ]
  }

  private func model() -> JSONValue {
    let outputs = ensemble.objective.outputCount
    let trees = ensemble.summedTrees
    return [
      "gbtree_model_param": ["num_parallel_tree": "1", "num_trees": .string("\(trees.count)")],
      "iteration_indptr": integers(stride(from: 0, through: trees.count, by: outputs)),
      "tree_info": integers(trees.indices.lazy.map { $0 % outputs }),
      "trees": .array(trees.enumerated().map { json(of: $1, number: $0) }),
    ]
  }

  /// A tree in XGBoost's numbering, in which two children have numbers beside each other: those of node k are 2k + 1
  /// and 2k + 2.
  private func json(of tree: ForeignTree, number: Int) -> JSONValue {
    let means = tree.nodeMeans
    var all = XGBoostNodes(count: tree.nodes.count + tree.leafValues.count)
    func fill(_ place: Int, _ child: Int) {
      guard child >= 0 else {
        all.conditions[place] = tree.leafValues[~child]
        all.weights[place] = tree.leafValues[~child]
        all.rowCounts[place] = Double(tree.leafRowCounts[~child])
        return
      }
      let node = tree.nodes[child]
      all.conditions[place] = threshold(node.threshold)
      all.weights[place] = means[child]
      all.rowCounts[place] = Double(node.rowCount)
      all.gains[place] = node.gain
      all.columns[place] = node.column
      all.isDefaultLeft[place] = node.missingGoesLeft ? 1 : 0
      (all.lefts[place], all.rights[place]) = (2 * child + 1, 2 * child + 2)
      (all.parents[2 * child + 1], all.parents[2 * child + 2]) = (place, place)
    }
    fill(0, tree.nodes.isEmpty ? ~0 : 0)
    for (index, node) in tree.nodes.enumerated() {
      fill(2 * index + 1, node.left)
      fill(2 * index + 2, node.right)
    }
    return all.json(number: number, columnCount: ensemble.columnNames.count)
  }

  /// The smallest number that goes to the right; beyond single precision, which is read as infinite, where that is
  /// infinite.
  private func threshold(_ threshold: Float) -> Double { threshold.nextUp.isFinite ? Double(threshold.nextUp) : 1e39 }

  private func integers(_ values: some Sequence<Int>) -> JSONValue { .array(values.map { .integer($0) }) }
}
