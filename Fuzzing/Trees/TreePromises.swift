import GradientBoosting

/// Makes sure that margins of an imported ensemble can be computed, the same in all ways.
func checkMargins(of ensemble: TreeEnsemble) {
  let rows = telltaleRows(of: ensemble)
  let expected = rows.map { ensemble.margins(of: $0[...]) }
  for margins in expected where margins.allSatisfy(\.isFinite) {
    let predictions = ensemble.objective.predictions(ofMargins: margins)
    check(predictions.allSatisfy(\.isFinite), "margins \(margins) have the predictions \(predictions)")
  }
  // The kernels need room for 64 rows, which for tens of thousands of columns says nothing of the importer.
  guard ensemble.columnNames.count <= 256 else { return }
  guard let table = try? FeatureTable(names: ensemble.columnNames, values: rows.flatMap(\.self)) else {
    return check(false, "the columns of an ensemble are none of a table: \(ensemble.columnNames)")
  }
  let predictor = TreePredictor(ensemble)
  let bits = expected.flatMap(\.self).map(\.bitPattern)
  check(predictor.margins(of: table).map(\.bitPattern) == bits, "rows together have other margins than one by one")
  check(
    rows.flatMap { predictor.margins(ofRow: $0) }.map(\.bitPattern) == bits,
    "rows have other margins by the predictor than by the trees")
}

/// Makes sure that two ensembles are the same but for the numbers of leaves.
///
/// - Parameters:
///   - first: an ensemble.
///   - second: the one that is to be the same.
///   - isThroughLightGBM: whether a threshold of −1e-35 becomes the number below it, as LightGBM's text has it.
func checkSame(_ first: TreeEnsemble, _ second: TreeEnsemble, isThroughLightGBM: Bool = false) {
  check(first.objective == second.objective, "the objective \(first.objective) becomes \(second.objective)")
  check(first.columnNames == second.columnNames, "the columns \(first.columnNames) become \(second.columnNames)")
  check(
    first.initialMargins == second.initialMargins, "margins \(first.initialMargins) become \(second.initialMargins)")
  check(first.isAveraged == second.isAveraged, "a mean becomes a sum, or the other way round")
  check(first.trees.count == second.trees.count, "\(first.trees.count) trees become \(second.trees.count)")
  for (tree, other) in zip(first.trees, second.trees) {
    checkSame(tree, other, isThroughLightGBM: isThroughLightGBM)
  }
}

private func checkSame(_ first: DecisionTree, _ second: DecisionTree, isThroughLightGBM: Bool) {
  check(first.nodes.count == second.nodes.count, "\(first.nodes.count) nodes become \(second.nodes.count)")
  var open = [first.nodes.isEmpty ? (~0, ~0) : (0, 0)]
  while let (place, other) = open.popLast() {
    check((place < 0) == (other < 0), "a node becomes a leaf, or the other way round")
    if place < 0 {
      check(first.leaves[~place] == second.leaves[~other], "\(first.leaves[~place]) becomes \(second.leaves[~other])")
      continue
    }
    var expected = first.nodes[place]
    let found = second.nodes[other]
    open += [(expected.left, found.left), (expected.right, found.right)]
    (expected.left, expected.right) = (found.left, found.right)
    if isThroughLightGBM, expected.threshold == -1e-35 { expected.threshold = expected.threshold.nextDown }
    check(expected == found, "\(expected) becomes \(found)")
  }
}

/// Rows of the values that trees may stumble on: missing, infinite, zero, and those next to thresholds.
private func telltaleRows(of ensemble: TreeEnsemble) -> [[Float]] {
  let count = ensemble.columnNames.count
  let constants: [Float] = [0, .nan, -.infinity, .infinity, -0.0, 1, -1, .greatestFiniteMagnitude]
  var lowest = [Float](repeating: 0, count: count)
  var highest = lowest
  for node in ensemble.trees.lazy.flatMap(\.nodes) {
    lowest[node.column] = min(lowest[node.column], node.threshold)
    highest[node.column] = max(highest[node.column], node.threshold)
  }
  return constants.map { [Float](repeating: $0, count: count) }
    + [lowest, lowest.map(\.nextUp), lowest.map(\.nextDown), highest, highest.map(\.nextUp)]
    + [zip(lowest, highest).map { $0 / 2 + $1 / 2 }]
}
