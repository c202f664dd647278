/// The members of a tree of XGBoost, one element for each node or leaf.
struct XGBoostNodes {
  /// The children; −1 for a leaf.
  var lefts: [Int]
  var rights: [Int]
  /// The node above.
  var parents: [Int]
  /// The column that is compared.
  var columns: [Int]
  /// Whether a missing value goes to the left.
  var isDefaultLeft: [Int]
  /// The smallest number that goes to the right, or the value of a leaf.
  var conditions: [Double]
  /// What a row may expect to add to the margin.
  var weights: [Double]
  /// What a split gained.
  var gains: [Double]
  /// The number of rows, in place of the sum of second derivatives.
  var rowCounts: [Double]

  /// So many leaves that are nobody's children.
  init(count: Int) {
    lefts = [Int](repeating: -1, count: count)
    rights = lefts
    parents = [Int](repeating: Int(Int32.max), count: count)
    columns = [Int](repeating: 0, count: count)
    isDefaultLeft = columns
    conditions = [Double](repeating: 0, count: count)
    weights = conditions
    gains = conditions
    rowCounts = conditions
  }

  /// The tree.
  ///
  /// - Parameters:
  ///   - number: the number of the tree.
  ///   - columnCount: the number of columns.
  /// - Returns: the element of `trees`.
  func json(number: Int, columnCount: Int) -> JSONValue {
    func numbers(_ values: [Double]) -> JSONValue { .array(values.map { .number($0) }) }
    func integers(_ values: [Int]) -> JSONValue { .array(values.map { .integer($0) }) }
    return [
      "id": .integer(number), "base_weights": numbers(weights), "categories": [], "categories_nodes": [],
      "categories_segments": [], "categories_sizes": [], "default_left": integers(isDefaultLeft),
      "left_children": integers(lefts), "loss_changes": numbers(gains), "parents": integers(parents),
      "right_children": integers(rights), "split_conditions": numbers(conditions), "split_indices": integers(columns),
      "split_type": integers([Int](repeating: 0, count: lefts.count)), "sum_hessian": numbers(rowCounts),
      "tree_param": [
        "num_deleted": "0", "num_feature": .string("\(columnCount)"), "num_nodes": .string("\(lefts.count)"),
        "size_leaf_vector": "1",
      ],
    ]
  }
}
