import GradientBoosting

/// A tree of XGBoost: nodes and leaves in one numbering, what belongs to each in arrays of equal length.
struct XGBoostTree {
  private let field: JSONField
  private let lefts: [Int]
  private let rights: [Int]
  /// The thresholds of inner nodes, and the values of leaves.
  private let conditions: [Double]

  /// The tree of a field.
  ///
  /// - Throws: `.malformed`, and `.unsupported` for leaves of several numbers and splits by categories.
  init(_ field: JSONField) throws(ModelExchangeError) {
    self.field = field
    let parameters = try field.member("tree_param")
    let count = try parameters.countMember("num_nodes")
    guard try parameters.countMember("size_leaf_vector", or: 1) <= 1 else {
      throw .unsupported(file: field.file, reason: "\(field.place) has leaves of several numbers")
    }
    lefts = try field.integers("left_children", count: count)
    rights = try field.integers("right_children", count: count)
    conditions = try field.doubles("split_conditions", count: count)
    guard count > 0 else { throw field.malformed("has no node") }
    if field.value["split_type"] != nil, try field.integers("split_type", count: count).contains(where: { $0 != 0 }) {
      throw .unsupported(file: field.file, reason: "\(field.place) splits by categories")
    }
  }

  /// The tree, its nodes and its leaves each in the order of the file.
  func foreignTree() throws(ModelExchangeError) -> ForeignTree {
    let reached = try nodesBelowRoot()
    let (columns, isDefaultLeft, gains, rows) = try splits()
    var places = [Int](repeating: 0, count: lefts.count)
    var (nodeCount, leafCount) = (0, 0)
    for index in reached {
      places[index] = lefts[index] < 0 ? ~leafCount : nodeCount
      if lefts[index] < 0 { leafCount += 1 } else { nodeCount += 1 }
    }
    var nodes: [DecisionTree.Node] = []
    for index in reached where lefts[index] >= 0 {
      nodes.append(
        DecisionTree.Node(
          column: columns[index], threshold: try threshold(of: index), missingGoesLeft: isDefaultLeft[index],
          left: places[lefts[index]], right: places[rights[index]], gain: gains[index], rowCount: rows[index]))
    }
    let leaves = reached.filter { lefts[$0] < 0 }
    return ForeignTree(
      nodes: nodes, leafValues: leaves.map { conditions[$0] }, leafRowCounts: leaves.map { rows[$0] },
      place: field.place)
  }

  /// The nodes and leaves that can be reached, in the order of the file.
  ///
  /// Only those that were deleted can't be.
  private func nodesBelowRoot() throws(ModelExchangeError) -> [Int] {
    var isReached = [Bool](repeating: false, count: lefts.count)
    isReached[0] = true
    var open = [0]
    var reachedCount = 1
    while let index = open.popLast() {
      if lefts[index] == -1, rights[index] == -1 { continue }
      for child in [lefts[index], rights[index]] {
        guard lefts.indices.contains(child), !isReached[child] else {
          throw field.malformed("node \(index) has the child \(child), which is not there or has another parent")
        }
        isReached[child] = true
        reachedCount += 1
        open.append(child)
      }
    }
    let deletedCount = try field.member("tree_param").countMember("num_deleted", or: 0)
    guard deletedCount == lefts.count - reachedCount else {
      throw field.malformed(
        "\(lefts.count - reachedCount) nodes are not below the root, where \(deletedCount) are deleted")
    }
    return isReached.indices.filter { isReached[$0] }
  }

  private func splits() throws(ModelExchangeError) -> (
    columns: [Int], isDefaultLeft: [Bool], gains: [Double], rows: [Int]
  ) {
    let count = lefts.count
    let weights = try field.doubles("sum_hessian", count: count)
    // Beyond it integers are not exact, nor are there so many rows.
    guard let place = weights.firstIndex(where: { !(0...0x1p53).contains($0) }) else {
      return (
        try field.integers("split_indices", count: count), try field.flags("default_left", count: count),
        try field.doubles("loss_changes", count: count), weights.map { Int($0.rounded()) }
      )
    }
    throw field.malformed("sum_hessian[\(place)] is \(weights[place]), not from 0 to 2^53")
  }

  /// The largest number below XGBoost's threshold, which goes to the right itself.
  private func threshold(of index: Int) throws(ModelExchangeError) -> Float {
    let threshold = Float(conditions[index]).nextDown
    guard threshold.isFinite else {
      throw .unsupported(
        file: field.file,
        reason: "\(field.place) has the threshold \(conditions[index]), below which there is no finite number")
    }
    return threshold
  }
}
