import GradientBoosting

/// The trees of an ensemble as columns of numbers, as the operator `TreeEnsembleRegressor` is told them.
///
/// In each tree the nodes come first, then the leaves. Digit p of a leaf of output k goes to the sum p · outputs + k.
struct ONNXTreeTable {
  private var trees: [Int] = []
  private var places: [Int] = []
  private var modes: [String] = []
  private var columns: [Int] = []
  private var thresholds: [Float] = []
  private var missingGoesLeft: [Int] = []
  private var lefts: [Int] = []
  private var rights: [Int] = []
  private var leafTrees: [Int] = []
  private var leafPlaces: [Int] = []
  private var sums: [Int] = []
  private var digits: [Float] = []
  private let sumCount: Int

  /// The columns for an ensemble whose leaves are written in `digits`.
  init(_ ensemble: TreeEnsemble, digits: LeafDigits) {
    let outputs = ensemble.objective.outputCount
    sumCount = digits.count * outputs
    for (index, tree) in ensemble.trees.enumerated() {
      add(tree, number: index, output: index % outputs, outputs: outputs, digits: digits)
    }
    // The operator wants a tree, where there are only first margins.
    if ensemble.trees.isEmpty { addLeaf(tree: 0, place: 0, digits: [0], output: 0, outputs: outputs) }
  }

  /// What the operator is told.
  var attributes: [String: ONNXNode.Attribute] {
    [
      "n_targets": .integer(sumCount), "nodes_treeids": .integers(trees), "nodes_nodeids": .integers(places),
      "nodes_modes": .texts(modes), "nodes_featureids": .integers(columns), "nodes_values": .floats(thresholds),
      "nodes_missing_value_tracks_true": .integers(missingGoesLeft), "nodes_truenodeids": .integers(lefts),
      "nodes_falsenodeids": .integers(rights), "target_treeids": .integers(leafTrees),
      "target_nodeids": .integers(leafPlaces), "target_ids": .integers(sums), "target_weights": .floats(digits),
    ]
  }

  private mutating func add(_ tree: DecisionTree, number: Int, output: Int, outputs: Int, digits: LeafDigits) {
    let place = { (child: Int) in child >= 0 ? child : tree.nodes.count + ~child }
    for (index, node) in tree.nodes.enumerated() {
      trees.append(number)
      places.append(index)
      modes.append("BRANCH_LEQ")
      columns.append(node.column)
      thresholds.append(node.threshold)
      missingGoesLeft.append(node.missingGoesLeft ? 1 : 0)
      lefts.append(place(node.left))
      rights.append(place(node.right))
    }
    for (index, leaf) in tree.leaves.enumerated() {
      addLeaf(
        tree: number, place: tree.nodes.count + index, digits: digits.digits(of: leaf.value, output: output),
        output: output, outputs: outputs)
    }
  }

  private mutating func addLeaf(tree: Int, place: Int, digits leafDigits: [Float], output: Int, outputs: Int) {
    trees.append(tree)
    places.append(place)
    modes.append("LEAF")
    for zero in [\Self.columns, \.missingGoesLeft, \.lefts, \.rights] { self[keyPath: zero].append(0) }
    thresholds.append(0)
    // Zeros add nothing, but a leaf has to have a number.
    for (digit, value) in leafDigits.enumerated() where digit == 0 || value != 0 {
      leafTrees.append(tree)
      leafPlaces.append(place)
      sums.append(digit * outputs + output)
      digits.append(value)
    }
  }
}
