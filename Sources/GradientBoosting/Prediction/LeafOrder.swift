/// The leaves of a tree from left to right.
///
/// A row that goes to the right at a node can't come to any leaf of the node's left branch, which in this order is an
/// interval. The leaf that it does come to is the first that no such interval holds.
/// Source: Lucchese et al. (2015), "QuickScorer: a fast algorithm to rank documents with additive ensembles of
/// regression trees", section 3.
struct LeafOrder {
  /// The leaf at each place.
  let leaves: [Int]
  /// The places of the leaves in the left branch of each node.
  let leftPlaces: [Range<Int>]

  init(_ tree: DecisionTree) {
    var leafCounts = [Int](repeating: 0, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated().reversed() {
      leafCounts[index] = [node.left, node.right].reduce(0) { $0 + ($1 < 0 ? 1 : leafCounts[$1]) }
    }
    var leaves = [Int](repeating: 0, count: tree.leaves.count)
    var firstPlaces = [Int](repeating: 0, count: tree.nodes.count)
    leftPlaces = tree.nodes.enumerated().map { index, node in
      let first = firstPlaces[index]
      let middle = first + (node.left < 0 ? 1 : leafCounts[node.left])
      for (child, place) in [(node.left, first), (node.right, middle)] {
        if child < 0 { leaves[place] = ~child } else { firstPlaces[child] = place }
      }
      return first..<middle
    }
    self.leaves = leaves
  }
}
