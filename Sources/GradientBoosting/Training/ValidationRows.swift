/// Rows that trees are not trained on, with the sums of the leaves that they came to.
struct ValidationRows {
  let features: FeatureTable
  let targets: [Double]
  let weights: [Double]?
  private(set) var sums: [Double] = []

  init(features: FeatureTable, targets: [Double], weights: [Double]?) {
    self.features = features
    self.targets = targets
    self.weights = weights
  }

  /// Adds the leaves of the trees of a round, one for each output.
  mutating func add(_ trees: [DecisionTree]) {
    if sums.isEmpty { sums = [Double](repeating: 0, count: targets.count * trees.count) }
    for row in targets.indices {
      let values = features.row(row)
      for (output, tree) in trees.enumerated() {
        sums[row * trees.count + output] += Double(tree.leaves[tree.leaf(of: values)].value)
      }
    }
  }
}
