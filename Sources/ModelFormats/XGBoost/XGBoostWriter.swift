import GradientBoosting

/// Writes XGBoost's JSON.
struct XGBoostWriter {
  /// What is written.
  let ensemble: TreeEnsemble

  /// The document, whose version is the oldest whose readers know all members.
  func document() -> JSONValue {
    let outputs = ensemble.objective.outputCount
    let names = ensemble.columnNames
    let averagedRounds: JSONValue =
      ensemble.isAveraged ? [TreeEnsemble.averagedRoundsKey: .string("\(ensemble.roundCount)")] : [:]
    return [
      "version": [2, 0, 0],
      "learner": [
        "attributes": averagedRounds, "feature_names": .array(names.map { .string($0) }),
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

  /// A tree, with its leaves numbered after its nodes.
  private func json(of tree: ForeignTree, number: Int) -> JSONValue {
    let nodes = tree.nodes
    let (leafCount, count) = (tree.leafValues.count, nodes.count + tree.leafValues.count)
    func place(_ child: Int) -> Int { child >= 0 ? child : nodes.count + ~child }
    func ofAll(_ ofNodes: [Int], leaves: Int = 0) -> JSONValue {
      integers(ofNodes + [Int](repeating: leaves, count: leafCount))
    }
    var parents = [Int](repeating: Int(Int32.max), count: count)
    for (index, node) in nodes.enumerated() {
      parents[place(node.left)] = index
      parents[place(node.right)] = index
    }
    return [
      "id": .integer(number),
      "base_weights": numbers(tree.nodeMeans + tree.leafValues),
      "categories": [], "categories_nodes": [], "categories_segments": [], "categories_sizes": [],
      "default_left": ofAll(nodes.map { $0.missingGoesLeft ? 1 : 0 }),
      "left_children": ofAll(nodes.map { place($0.left) }, leaves: -1),
      "loss_changes": numbers(nodes.map(\.gain) + [Double](repeating: 0, count: leafCount)),
      "parents": integers(parents),
      "right_children": ofAll(nodes.map { place($0.right) }, leaves: -1),
      "split_conditions": numbers(nodes.map { threshold($0.threshold) } + tree.leafValues),
      "split_indices": ofAll(nodes.map(\.column)),
      "split_type": ofAll(nodes.map { _ in 0 }),
      "sum_hessian": numbers((nodes.map(\.rowCount) + tree.leafRowCounts).map(Double.init)),
      "tree_param": [
        "num_deleted": "0", "num_feature": .string("\(ensemble.columnNames.count)"), "num_nodes": .string("\(count)"),
        "size_leaf_vector": "1",
      ],
    ]
  }

  /// The smallest number that goes to the right; beyond single precision, which is read as infinite, where that is infinite.
  private func threshold(_ threshold: Float) -> Double { threshold.nextUp.isFinite ? Double(threshold.nextUp) : 1e39 }

  private func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }

  private func integers(_ values: some Sequence<Int>) -> JSONValue { .array(values.map { .integer($0) }) }
}
