import GradientBoosting

extension LightGBMSection {
  /// The tree of this section.
  ///
  /// - Parameter infiniteColumns: the columns that were infinite in training.
  /// - Returns: the tree.
  /// - Throws: `.malformed`, or `.unsupported` for categorical splits, leaves with a linear model, zero as missing and
  ///   splits that send infinite values, which there were in training, where all others go.
  func tree(infiniteColumns: Set<Int>) throws(ModelExchangeError) -> ForeignTree {
    let place = "line \(firstLine)"
    if has("num_cat"), try count("num_cat") > 0 {
      throw .unsupported(file: file, reason: "the tree in \(place) splits by categories")
    }
    if has("is_linear"), try count("is_linear") != 0 {
      throw .unsupported(file: file, reason: "the tree in \(place) has linear models for leaves")
    }
    let leafCount = try count("num_leaves")
    guard leafCount > 0 else { throw malformed("num_leaves", "is 0, a tree has at least one leaf") }
    let leafValues = try doubles("leaf_value", count: leafCount)
    return ForeignTree(
      nodes: leafCount > 1 ? try nodes(count: leafCount - 1, infiniteColumns) : [], leafValues: leafValues,
      leafRowCounts: try rowCounts("leaf_count", count: leafCount), place: place)
  }

  private func rowCounts(_ key: String, count: Int) throws(ModelExchangeError) -> [Int] {
    isEmpty(key) ? [Int](repeating: 0, count: count) : try integers(key, count: count)
  }

  private func nodes(count: Int, _ infiniteColumns: Set<Int>) throws(ModelExchangeError) -> [DecisionTree.Node] {
    let columns = try integers("split_feature", count: count)
    let thresholds = try thresholds(count: count)
    let decisions = try integers("decision_type", count: count)
    let lefts = try integers("left_child", count: count)
    let rights = try integers("right_child", count: count)
    let gains = isEmpty("split_gain") ? [Double](repeating: 0, count: count) : try doubles("split_gain", count: count)
    let rowCounts = try rowCounts("internal_count", count: count)
    var nodes: [DecisionTree.Node] = []
    for index in 0..<count {
      guard thresholds[index] < .infinity || !infiniteColumns.contains(columns[index]) else {
        throw .unsupported(
          file: file,
          reason: "the tree in line \(firstLine) parts missing values of column \(columns[index]) from all others, "
            + "which were infinite at times")
      }
      nodes.append(
        DecisionTree.Node(
          column: columns[index], threshold: try threshold(thresholds[index]),
          missingGoesLeft: try missingGoesLeft(decisions[index], threshold: thresholds[index]), left: lefts[index],
          right: rights[index], gain: gains[index], rowCount: rowCounts[index]))
    }
    return nodes
  }

  /// The largest number of single precision up to a threshold, which parts such numbers as the threshold does.
  ///
  /// LightGBM takes −1e-35 itself for 0, which is above the threshold of that value that it sets between negative
  /// numbers and zeros. An infinite threshold parts missing values from all others, and becomes the largest finite one.
  private func threshold(_ value: Double) throws(ModelExchangeError) -> Float {
    let nearest = value < .infinity ? Float(value) : .greatestFiniteMagnitude
    let threshold = Double(nearest) <= value && nearest != -1e-35 ? nearest : nearest.nextDown
    guard threshold.isFinite else {
      throw .unsupported(
        file: file, reason: "the tree in line \(firstLine) has the threshold \(value), below all of single precision")
    }
    return threshold
  }

  /// Whether a missing value goes to the left: by the second bit where missing values are told apart, else as a zero
  /// does.
  private func missingGoesLeft(_ decision: Int, threshold: Double) throws(ModelExchangeError) -> Bool {
    guard (0..<16).contains(decision) else { throw malformed("decision_type", "has \(decision), not 0 to 15") }
    guard decision & 1 == 0 else {
      throw .unsupported(file: file, reason: "the tree in line \(firstLine) splits by categories")
    }
    switch decision >> 2 {
    case 0: return threshold >= 0
    case 1: throw .unsupported(file: file, reason: "the tree in line \(firstLine) takes zero for missing")
    case 2: return decision & 2 != 0
    default: throw malformed("decision_type", "has \(decision), whose kind of missing value there is not")
    }
  }
}
