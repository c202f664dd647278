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

  /// The tree, its nodes in the order in which they were split, its leaves numbered by that.
  ///
  /// When the leaf n is split as the k-th, its left part is n again and its right part k, counted from one.
  func foreignTree() throws(ModelExchangeError) -> ForeignTree {
    let reached = try nodesBelowRoot()
    let (columns, isDefaultLeft, gains, rows) = try splits()
    // Children get their numbers when their parent is split; in a file of other numbers the root is the first all the same.
    func order(_ index: Int) -> Int { index == 0 ? 0 : lefts[index] }
    let inner = reached.filter { lefts[$0] >= 0 }.sorted { order($0) < order($1) }
    var places = [Int](repeating: 0, count: lefts.count)
    for (place, index) in inner.enumerated() { places[index] = place }
    var leafNumbers = [Int](repeating: 0, count: lefts.count)
    for index in reached where lefts[index] >= 0 {
      leafNumbers[lefts[index]] = leafNumbers[index]
      leafNumbers[rights[index]] = places[index] + 1
    }
    func child(_ index: Int) -> Int { lefts[index] >= 0 ? places[index] : ~leafNumbers[index] }
    var nodes: [DecisionTree.Node] = []
    for index in inner {
      nodes.append(
        DecisionTree.Node(
          column: columns[index], threshold: try threshold(of: index), missingGoesLeft: isDefaultLeft[index],
          left: child(lefts[index]), right: child(rights[index]), gain: gains[index], rowCount: rows[index]))
    }
    var leafValues = [Double](repeating: 0, count: inner.count + 1)
    var leafRowCounts = [Int](repeating: 0, count: inner.count + 1)
    for index in reached where lefts[index] < 0 {
      leafValues[leafNumbers[index]] = conditions[index]
      leafRowCounts[leafNumbers[index]] = rows[index]
    }
    return ForeignTree(nodes: nodes, leafValues: leafValues, leafRowCounts: leafRowCounts, place: field.place)
  }

  /// The nodes and leaves that can be reached, each parent before its children.
  ///
  /// Only those that were deleted can't be.
  private func nodesBelowRoot() throws(ModelExchangeError) -> [Int] {
    var isReached = [Bool](repeating: false, count: lefts.count)
    isReached[0] = true
    var reached = [0]
    var next = 0
    while next < reached.count {
      let index = reached[next]
      next += 1
      if lefts[index] == -1, rights[index] == -1 { continue }
      for child in [lefts[index], rights[index]] {
        guard lefts.indices.contains(child), !isReached[child] else {
          throw field.malformed("node \(index) has the child \(child), which is not there or has another parent")
        }
        isReached[child] = true
        reached.append(child)
      }
    }
    let deletedCount = try field.member("tree_param").countMember("num_deleted", or: 0)
    guard deletedCount == lefts.count - reached.count else {
      throw field.malformed(
        "\(lefts.count - reached.count) nodes are not below the root, where \(deletedCount) are deleted")
    }
    return reached
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
