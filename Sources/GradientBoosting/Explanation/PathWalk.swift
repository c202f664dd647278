/// A walk down all paths of a tree that keeps, for every number of known columns, the share of the sets of that size for
/// which a row comes down the path.
struct PathWalk {
  private let tree: DecisionTree
  private let row: ArraySlice<Float>
  /// The share of a node's training rows that went to the left.
  private let leftShares: [Double]

  init(_ tree: DecisionTree, _ row: ArraySlice<Float>) {
    self.tree = tree
    self.row = row
    leftShares = tree.nodes.map { node in
      // As real numbers, since those of a file may be too large to be added up.
      let (left, right) = (Double(tree.rowCount(at: node.left)), Double(tree.rowCount(at: node.right)))
      return left + right == 0 ? 0.5 : left / (left + right)
    }
  }

  /// The mean of the leaves, by the training rows that came to them.
  var expectedValue: Double { expectedValue(at: tree.root) }

  private func expectedValue(at place: Int) -> Double {
    guard place >= 0 else { return Double(tree.leaves[~place].value) }
    let (node, share) = (tree.nodes[place], leftShares[place])
    return share * expectedValue(at: node.left) + (1 - share) * expectedValue(at: node.right)
  }

  /// Adds what each column contributes.
  func addContributions(to contributions: inout [Double]) {
    descend(to: tree.root, ColumnPath(), &contributions)
  }

  private func descend(to place: Int, _ path: ColumnPath, _ contributions: inout [Double]) {
    guard place >= 0 else {
      path.addContributions(of: Double(tree.leaves[~place].value), to: &contributions)
      return
    }
    let (node, share) = (tree.nodes[place], leftShares[place])
    var path = path
    // A column that was compared before counts once, with both shares.
    let before = path.remove(column: node.column)
    let goesLeft = node.sendsLeft(row[row.startIndex + node.column])
    for (child, share, isTaken) in [(node.left, share, goesLeft), (node.right, 1 - share, !goesLeft)] {
      let (unknown, known) = (before.unknown * share, isTaken ? before.known : 0)
      // Neither known nor unknown does the column lead here.
      guard unknown > 0 || known > 0 else { continue }
      descend(to: child, path.adding(column: node.column, unknown: unknown, known: known), &contributions)
    }
  }
}

extension DecisionTree {
  /// The root, as a child is written.
  fileprivate var root: Int { nodes.isEmpty ? ~0 : 0 }
}
