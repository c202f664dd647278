/// A binary tree of thresholds, with a number in each leaf.
///
/// Nodes and leaves are counted apart. A child that is not negative is a node, a negative one is leaf ~child. The root is
/// node 0, or leaf 0 where there is no node. A node sends a row to the left where its value is at most the threshold;
/// where the value is missing it sends it as `missingGoesLeft` says.
public struct DecisionTree: Sendable, Equatable {
  /// An inner node.
  public struct Node: Sendable, Equatable {
    /// The column that is compared.
    public var column: Int
    /// The largest value that goes to the left, finite.
    public var threshold: Float
    /// Whether a missing value goes to the left.
    public var missingGoesLeft: Bool
    /// The left child.
    public var left: Int
    /// The right child.
    public var right: Int
    /// What the split gained in training.
    public var gain: Double
    /// The number of training rows that came here.
    public var rowCount: Int

    /// A node from its parts.
    public init(
      column: Int, threshold: Float, missingGoesLeft: Bool, left: Int, right: Int, gain: Double, rowCount: Int
    ) {
      self.column = column
      self.threshold = threshold
      self.missingGoesLeft = missingGoesLeft
      self.left = left
      self.right = right
      self.gain = gain
      self.rowCount = rowCount
    }

    /// Whether a value of the node's column goes to the left.
    @inline(always)
    func sendsLeft(_ value: Float) -> Bool { value.isNaN ? missingGoesLeft : value <= threshold }
  }

  /// A leaf.
  public struct Leaf: Sendable, Equatable {
    /// What the leaf adds to the margin.
    public var value: Float
    /// The number of training rows that came here.
    public var rowCount: Int

    /// A leaf from its parts.
    public init(value: Float, rowCount: Int) {
      self.value = value
      self.rowCount = rowCount
    }
  }

  /// The inner nodes; a parent comes before its children.
  public let nodes: [Node]
  /// The leaves, one more than there are nodes.
  public let leaves: [Leaf]

  /// A tree from its parts.
  ///
  /// - Parameters:
  ///   - nodes: the inner nodes, each of which but the first is the child of exactly one node before it.
  ///   - leaves: the leaves, each the child of exactly one node.
  ///   - columnCount: the number of columns.
  /// - Throws: `BoostingError.invalidTree`.
  public init(nodes: [Node], leaves: [Leaf], columnCount: Int) throws(BoostingError) {
    guard leaves.count == nodes.count + 1 else {
      throw .invalidTree(reason: "\(nodes.count) nodes have \(leaves.count) leaves, not one more")
    }
    var isReached = [Bool](repeating: false, count: nodes.count + leaves.count)
    for (index, node) in nodes.enumerated() {
      guard (0..<columnCount).contains(node.column) else {
        throw .invalidTree(reason: "node \(index) compares column \(node.column) of \(columnCount)")
      }
      guard node.threshold.isFinite, node.rowCount >= 0, node.gain.isFinite else {
        throw .invalidTree(reason: "node \(index) has a threshold, gain or number of rows that is not one")
      }
      for child in [node.left, node.right] {
        // Without a check: the place of a leaf that is not there may be beyond all integers, and is not used.
        let place = child >= 0 ? child : nodes.count &+ ~child
        guard child >= 0 ? child > index && child < nodes.count : ~child < leaves.count, !isReached[place] else {
          throw .invalidTree(reason: "node \(index) has the child \(child), which is not there or has another parent")
        }
        isReached[place] = true
      }
    }
    if let leaf = leaves.firstIndex(where: { !$0.value.isFinite || $0.rowCount < 0 }) {
      throw .invalidTree(reason: "leaf \(leaf) has a value or number of rows that is not one")
    }
    self.nodes = nodes
    self.leaves = leaves
  }

  /// The leaf that a row comes to.
  ///
  /// - Parameter row: the features, one for each column.
  /// - Returns: the position of the leaf.
  /// - Precondition: the row has the columns of the tree.
  public func leaf(of row: ArraySlice<Float>) -> Int {
    leaf { row[row.startIndex + $0] }
  }

  /// The leaf that a row comes to, which is asked for its features by column.
  @inline(always)
  func leaf(_ feature: (Int) -> Float) -> Int {
    var place = nodes.isEmpty ? ~0 : 0
    while place >= 0 {
      let node = nodes[place]
      place = node.sendsLeft(feature(node.column)) ? node.left : node.right
    }
    return ~place
  }

  /// The number of training rows that came to a child.
  func rowCount(at child: Int) -> Int { child >= 0 ? nodes[child].rowCount : leaves[~child].rowCount }
}
