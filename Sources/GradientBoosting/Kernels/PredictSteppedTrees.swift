/// Trees of small nodes, for one row at a time.
///
/// A branch that can go either way costs more than a step. So rows go down without one: eight runs of trees side by side,
/// to keep the processor busy while each waits for its next node, and in each run a leaf leads on to the root of the next
/// tree. Features are compared by their ranks, which are whole numbers: the sign of a difference says which child it is. At
/// every node a row writes the node's number into its tree's place, the leaf's value being the last.
struct SteppedTrees: Sendable {
  /// The number of runs that are gone down side by side.
  static let runCount = 8
  /// The 32-bit words of a node.
  private static let wordsOfNode = MemoryLayout<Node>.stride / 4

  /// A node or leaf.
  struct Node: Sendable {
    /// The rank of the threshold, or the bits of a leaf's value.
    var number: Int32
    /// The place of the feature: 1 + 2c where a missing value of column c goes to the left, 2 + 2c where it goes to the
    /// right, 0 at a leaf, from which all go to the left.
    var feature: UInt16
    /// How many words further on the left and the right child are; of a leaf, the first is the root of the next tree.
    var steps: (left: UInt16, right: UInt16)
    /// The place of the tree in the ensemble.
    var tree: UInt16
  }

  let columnCount: Int
  let initialMargins: [Double]
  /// What the sums over the trees are divided by.
  let divisor: Double
  /// The number of trees.
  let treeCount: Int
  private(set) var nodes: [Node] = []
  /// The word at which each run begins.
  private(set) var starts: [Int] = []
  /// The word of the node that ends each run and leads to itself.
  private(set) var ends: [Int] = []

  /// The layout of an ensemble; `nil` for so many columns, trees or leaves that a node has no room for them.
  init?(_ ensemble: TreeEnsemble) {
    let largest = Int(UInt16.max)
    columnCount = ensemble.columnNames.count
    treeCount = ensemble.trees.count
    guard 2 * columnCount <= largest, treeCount <= largest,
      ensemble.trees.allSatisfy({ 2 * $0.leaves.count * Self.wordsOfNode <= largest })
    else { return nil }
    initialMargins = ensemble.initialMargins
    divisor = ensemble.isAveraged ? Double(max(ensemble.roundCount, 1)) : 1
    for run in 0..<Self.runCount {
      starts.append(nodes.count * Self.wordsOfNode)
      for position in stride(from: run, to: treeCount, by: Self.runCount) {
        append(ensemble.trees[position], position: position)
      }
      ends.append(nodes.count * Self.wordsOfNode)
      nodes.append(Node(number: 0, feature: 0, steps: (0, 0), tree: UInt16(treeCount)))
    }
  }

  /// Adds a tree, each node followed by the child that more training rows came to: most rows stay in few lines of the
  /// cache.
  private mutating func append(_ tree: DecisionTree, position: Int) {
    let end = nodes.count + tree.nodes.count + tree.leaves.count
    // Children that are yet to be placed, with the node that leads to them.
    var waiting = [(place: tree.nodes.isEmpty ? ~0 : 0, parent: -1, isLeft: true)]
    while let (place, parent, isLeft) = waiting.popLast() {
      let index = nodes.count
      if parent >= 0 {
        let step = Self.words(from: parent, to: index)
        if isLeft { nodes[parent].steps.left = step } else { nodes[parent].steps.right = step }
      }
      var node = Node(number: 0, feature: 0, steps: (0, 0), tree: UInt16(position))
      if place >= 0 {
        let split = tree.nodes[place]
        node.number = Self.rank(split.threshold)
        node.feature = UInt16(2 * split.column + (split.missingGoesLeft ? 1 : 2))
        let children = [(split.left, index, true), (split.right, index, false)]
        waiting += tree.rowCount(at: split.left) > tree.rowCount(at: split.right) ? children.reversed() : children
      } else {
        node.number = Int32(bitPattern: tree.leaves[~place].value.bitPattern)
        node.steps.left = Self.words(from: index, to: end)
      }
      nodes.append(node)
    }
  }

  private static func words(from index: Int, to other: Int) -> UInt16 { UInt16((other - index) * wordsOfNode) }

  /// A whole number that is the greater the greater a number is; that of 0 for a negative zero too.
  @inline(always)
  static func rank(_ number: Float) -> Int32 {
    let bits = Int32(bitPattern: (number + 0).bitPattern)
    return bits ^ ((bits &>> 31) & .max)
  }
}
