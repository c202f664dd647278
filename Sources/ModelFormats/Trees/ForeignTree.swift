import GradientBoosting

/// A tree as files of other programs hold it: leaves in double precision, nodes perhaps not yet in order.
struct ForeignTree {
  /// The inner nodes, the root first; a child that is negative is leaf ~child.
  var nodes: [DecisionTree.Node]
  /// What each leaf adds to the margin.
  var leafValues: [Double]
  /// The number of training rows of each leaf.
  var leafRowCounts: [Int]
  /// Where in its file the tree is.
  var place = ""

  /// A tree of nodes and leaves from a file.
  init(nodes: [DecisionTree.Node], leafValues: [Double], leafRowCounts: [Int], place: String) {
    self.nodes = nodes
    self.leafValues = leafValues
    self.leafRowCounts = leafRowCounts
    self.place = place
  }

  /// A tree of one leaf.
  init(leafValue: Double) {
    nodes = []
    leafValues = [leafValue]
    leafRowCounts = [0]
  }

  /// A tree whose leaves are divided by a number.
  init(_ tree: DecisionTree, leavesDividedBy divisor: Double) {
    nodes = tree.nodes
    leafValues = tree.leaves.map { Double($0.value) / divisor }
    leafRowCounts = tree.leaves.map(\.rowCount)
  }

  /// What a row may expect to add to the margin at each node: the mean of its leaves, weighted with their rows.
  var nodeMeans: [Double] {
    var sums = [(value: Double, rows: Double)](repeating: (0, 0), count: nodes.count)
    for (index, node) in nodes.enumerated().reversed() {
      for child in [node.left, node.right] {
        let part =
          child >= 0
          ? sums[child] : (leafValues[~child] * Double(leafRowCounts[~child]), Double(leafRowCounts[~child]))
        sums[index] = (sums[index].value + part.0, sums[index].rows + part.1)
      }
    }
    return sums.map { $0.rows > 0 ? $0.value / $0.rows : 0 }
  }
}
