import GradientBoosting

/// Writes LightGBM's text.
struct LightGBMWriter {
  /// What is written.
  let ensemble: TreeEnsemble

  /// The names of columns that LightGBM takes.
  static let columnNames = ForeignColumnNames {
    !$0.properties.isWhitespace && $0.value >= 0x20 && !"\",:[]{}\\".unicodeScalars.contains($0)
  }

  /// LightGBM itself averages trees of the same leaves; with first margins there is no such model.
  private var isAverageOfLightGBM: Bool {
    ensemble.isAveraged && !ensemble.trees.isEmpty && ensemble.initialMargins.allSatisfy { $0 == 0 }
  }

  /// The text.
  func text() -> String {
    let trees =
      (isAverageOfLightGBM ? ensemble.trees.map { ForeignTree($0, leavesDividedBy: 1) } : ensemble.summedTrees)
      .enumerated().map { text(of: $1, number: $0) }
    return lines(header(treeSizes: trees.map(\.utf8.count))) + "\n" + trees.joined() + "end of trees\n"
  }

  private func header(treeSizes: [Int]) -> [String] {
    let outputs = ensemble.objective.outputCount
    let start = [
      "tree", "version=v4", "num_class=\(outputs)", "num_tree_per_iteration=\(outputs)", "label_index=0",
      "max_feature_idx=\(ensemble.columnNames.count - 1)",
      "objective=\(LightGBMObjective.text(of: ensemble.objective))",
    ]
    let columnNames = Self.columnNames.names(of: ensemble.columnNames)
    let names = [
      "feature_names=\(columnNames.joined(separator: " "))",
      // The ranges of the columns in training, which are not known.
      "feature_infos=\(ensemble.columnNames.map { _ in "none" }.joined(separator: " "))",
      "tree_sizes=\(joined(treeSizes))",
    ]
    return start + average + ownNames(written: columnNames) + names
  }

  /// The names of columns as they are here, where LightGBM has others; it ends where a line has a second `=`.
  private func ownNames(written: [String]) -> [String] {
    guard let text = Self.columnNames.text(of: ensemble.columnNames, written: written) else { return [] }
    // By scalars: a combining mark makes one character of itself and the `=` before it.
    let parts = text.unicodeScalars.split(separator: "=", omittingEmptySubsequences: false).map { String($0) }
    return ["\(ForeignColumnNames.key)=\(parts.joined(separator: #"\u003d"#))"]
  }

  private var average: [String] {
    if isAverageOfLightGBM { return ["average_output"] }
    return ensemble.isAveraged ? ["\(TreeEnsemble.averagedRoundsKey)=\(ensemble.roundCount)"] : []
  }

  /// A tree: children are numbered as here; missing values are told apart (8) and may go to the left (2).
  private func text(of tree: ForeignTree, number: Int) -> String {
    let nodes = tree.nodes
    return lines([
      "Tree=\(number)", "num_leaves=\(tree.leafValues.count)", "num_cat=0",
      "split_feature=\(joined(nodes.map(\.column)))", "split_gain=\(joined(nodes.map(\.gain)))",
      "threshold=\(joined(nodes.map { Double($0.threshold) }))",
      "decision_type=\(joined(nodes.map { $0.missingGoesLeft ? 10 : 8 }))",
      "left_child=\(joined(nodes.map(\.left)))", "right_child=\(joined(nodes.map(\.right)))",
      "leaf_value=\(joined(tree.leafValues))", "leaf_count=\(joined(tree.leafRowCounts))",
      "internal_value=\(joined(tree.nodeMeans))", "internal_count=\(joined(nodes.map(\.rowCount)))", "is_linear=0",
      "shrinkage=1", "", "",
    ])
  }

  private func joined(_ values: [some CustomStringConvertible]) -> String {
    values.map(\.description).joined(separator: " ")
  }

  private func lines(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}
