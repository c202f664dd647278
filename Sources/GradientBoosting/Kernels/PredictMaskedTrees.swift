/// Trees as masks of the leaves that their nodes leave over, for many rows at a time.
struct MaskedTrees: Sendable {
  /// The most leaves that the masks have bits for.
  static let mostLeaves = 64

  /// A node: rows whose feature is above the threshold keep the leaves whose bits are set.
  struct Node: Sendable {
    var threshold: Float
    /// The first of the column's four vectors in a block.
    var column: Int32
    var lowMask: UInt32
    var highMask: UInt32
  }

  /// A tree, whose nodes that send missing values to the left come first.
  struct Tree: Sendable {
    var nodes: Range<Int>
    var missingRight: Int
    var firstLeaf: Int
    var leafCount: Int
    /// The place among the plain trees of one that has too many leaves for masks.
    var plain: Int?
  }

  let columnCount: Int
  let initialMargins: [Double]
  /// What the sums over the trees are divided by.
  let divisor: Double
  /// The trees in the order of the ensemble.
  let trees: [Tree]
  let nodes: [Node]
  /// The leaves' values, from left to right.
  let leaves: [Float]
  /// The trees that have too many leaves for masks.
  let plainTrees: [DecisionTree]

  init(_ ensemble: TreeEnsemble) {
    columnCount = ensemble.columnNames.count
    initialMargins = ensemble.initialMargins
    divisor = ensemble.isAveraged ? Double(max(ensemble.roundCount, 1)) : 1
    var (trees, nodes, leaves) = ([Tree](), [Node](), [Float]())
    var plainTrees = [DecisionTree]()
    for tree in ensemble.trees {
      let isMasked = tree.leaves.count <= Self.mostLeaves
      let order = LeafOrder(tree)
      let masked = isMasked ? zip(tree.nodes, order.leftPlaces).map { ($0.missingGoesLeft, Node($0, without: $1)) } : []
      let (toLeft, toRight) = (masked.filter(\.0).map(\.1), masked.filter { !$0.0 }.map(\.1))
      trees.append(
        Tree(
          nodes: nodes.count..<nodes.count + masked.count, missingRight: nodes.count + toLeft.count,
          firstLeaf: leaves.count, leafCount: tree.leaves.count,
          plain: isMasked ? nil : plainTrees.count))
      nodes += toLeft + toRight
      if isMasked { leaves += order.leaves.map { tree.leaves[$0].value } } else { plainTrees.append(tree) }
    }
    (self.trees, self.nodes, self.leaves, self.plainTrees) = (trees, nodes, leaves, plainTrees)
  }
}

extension MaskedTrees.Node {
  /// A node with all bits set but those of the leaves in its left branch.
  fileprivate init(_ node: DecisionTree.Node, without places: Range<Int>) {
    let mask = places.reduce(UInt64.max) { $0 & ~(1 << UInt64($1)) }
    self.init(
      threshold: node.threshold, column: Int32(4 * node.column), lowMask: UInt32(truncatingIfNeeded: mask),
      highMask: UInt32(truncatingIfNeeded: mask >> 32))
  }
}
