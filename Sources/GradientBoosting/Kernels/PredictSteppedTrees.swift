/// Trees of small nodes, for one row at a time.
///
/// A branch that can go either way costs more than a few steps. So all trees of a group take as many as the deepest of
/// them, without a branch, and a leaf leads to itself. Eight trees at once keep the processor busy while each waits
/// for its next node.
struct SteppedTrees: Sendable {
  /// The trees that take steps together.
  static let groupSize = 8

  /// A node or leaf.
  ///
  /// Its children stand beside each other, `step` places further on.
  struct Node: Sendable {
    var threshold: Float
    /// The place of the feature: 2c where a missing value of column c goes to the left, 2c + 1 where it goes to the right.
    var feature: UInt16
    var step: UInt16

    /// A leaf, which no row leaves: place 0 never holds a missing value.
    static let leaf = Node(threshold: .infinity, feature: 0, step: 0)
  }

  let columnCount: Int
  let initialMargins: [Double]
  /// What the sums over the trees are divided by.
  let divisor: Double
  /// The number of trees.
  let treeCount: Int
  let nodes: [Node]
  /// The values of leaves, at their nodes.
  let values: [Float]
  /// The root of each tree, shallow ones first; to the last group are added roots that count for nothing.
  let roots: [Int32]
  /// The place of each tree in the ensemble.
  let positions: [Int32]
  /// The number of steps of each group.
  let depths: [Int]

  /// The layout of an ensemble; `nil` for so many columns or leaves that a node has no room for them.
  init?(_ ensemble: TreeEnsemble) {
    columnCount = ensemble.columnNames.count
    guard 2 * columnCount <= Int(UInt16.max), ensemble.trees.allSatisfy({ $0.leaves.count <= 1 << 14 }) else {
      return nil
    }
    initialMargins = ensemble.initialMargins
    divisor = ensemble.isAveraged ? Double(max(ensemble.roundCount, 1)) : 1
    treeCount = ensemble.trees.count
    let depthOfTree = ensemble.trees.map { LeafOrder($0).depth }
    let order = ensemble.trees.indices.sorted { (depthOfTree[$0], $0) < (depthOfTree[$1], $1) }
    var (nodes, values, roots) = ([Node](), [Float](), [Int32]())
    for position in order {
      roots.append(Int32(nodes.count))
      Self.append(ensemble.trees[position], &nodes, &values)
    }
    let groupCount = (order.count + Self.groupSize - 1) / Self.groupSize
    depths = (0..<groupCount).map { depthOfTree[order[min(($0 + 1) * Self.groupSize, order.count) - 1]] }
    let missing = groupCount * Self.groupSize - order.count
    positions = order.map(Int32.init) + (0..<missing).map { Int32(order.count + $0) }
    self.roots = roots + [Int32](repeating: 0, count: missing)
    (self.nodes, self.values) = (nodes, values)
  }

  /// Adds a tree level by level, so that a child is close behind its parent.
  private static func append(_ tree: DecisionTree, _ nodes: inout [Node], _ values: inout [Float]) {
    let first = nodes.count
    var queue = [tree.nodes.isEmpty ? ~0 : 0]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      if place < 0 {
        nodes.append(.leaf)
        values.append(tree.leaves[~place].value)
      } else {
        let node = tree.nodes[place]
        nodes.append(
          Node(
            threshold: node.threshold, feature: UInt16(2 * node.column + (node.missingGoesLeft ? 0 : 1)),
            step: UInt16(queue.count - next)))
        values.append(0)
        queue += [node.left, node.right]
      }
      next = nodes.count - first
    }
  }
}
