extension TreeEnsemble {
  /// The number of splits of each column, over all trees.
  public var splitCounts: [Int] {
    trees.reduce(into: [Int](repeating: 0, count: columnNames.count)) { counts, tree in
      for node in tree.nodes { counts[node.column] += 1 }
    }
  }

  /// What the splits of each column gained in training, over all trees, as shares of what all gained.
  ///
  /// They sum to 1; all are 0 where nothing was split. It is known that columns of many different values have more than
  /// their share, since they offer more splits: `permutationImportance(on:repeats:seed:threads:)` has not this flaw.
  /// Source: Breiman, Friedman, Olshen & Stone (1984), "Classification and regression trees", section 5.3.4.
  public var gainImportances: [Double] {
    let gains = trees.reduce(into: [Double](repeating: 0, count: columnNames.count)) { gains, tree in
      for node in tree.nodes { gains[node.column] += node.gain }
    }
    let total = gains.reduce(0, +)
    return total > 0 ? gains.map { $0 / total } : gains
  }
}
