extension GrownTree {
  /// The tree with the values of its leaves, comparing features and no longer bins.
  ///
  /// - Parameters:
  ///   - values: a finite value for each leaf.
  ///   - bins: those of each column.
  /// - Returns: the tree.
  /// - Throws: `BoostingError.invalidTree`.
  package func decisionTree(values: [Float], bins: [FeatureBins]) throws(BoostingError) -> DecisionTree {
    try DecisionTree(
      nodes: nodes.map { node in
        DecisionTree.Node(
          column: node.column, threshold: bins[node.column].threshold(afterBin: node.bin),
          missingGoesLeft: node.missingGoesLeft, left: node.left, right: node.right, gain: node.gain,
          rowCount: node.rowCount)
      }, leaves: zip(values, leafRowCounts).map { DecisionTree.Leaf(value: $0, rowCount: $1) }, columnCount: bins.count)
  }
}
