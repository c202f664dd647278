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
  var expectedValue: Double {
    var means = [Double](repeating: 0, count: tree.nodes.count)
    func mean(at place: Int) -> Double { place >= 0 ? means[place] : Double(tree.leaves[~place].value) }
    // Children come after their parents.
    for (place, node) in tree.nodes.enumerated().reversed() {
      means[place] = leftShares[place] * mean(at: node.left) + (1 - leftShares[place]) * mean(at: node.right)
    }
    return mean(at: tree.root)
  }

  /// A place that is yet to be visited: the path to its parent, and the element that leads on from there.
  private struct Step {
    var place: Int
    var path: ColumnPath
    var element: ColumnPath.Element
  }

  /// Adds what each column contributes.
  func addContributions(to contributions: inout [Double]) {
    // A list in place of recursion: trees may be as deep as they have nodes.
    var open: [Step] = []
    visit(tree.root, by: ColumnPath(), &open, &contributions)
    while let step = open.popLast() {
      visit(step.place, by: step.path.adding(step.element), &open, &contributions)
    }
  }

  private func visit(_ place: Int, by path: ColumnPath, _ open: inout [Step], _ contributions: inout [Double]) {
    guard place >= 0 else {
      path.addContributions(of: Double(tree.leaves[~place].value), to: &contributions)
      return
    }
    let (node, share) = (tree.nodes[place], leftShares[place])
    var path = path
    // A column that was compared before counts once, with both shares.
    let before = path.remove(column: node.column)
    let goesLeft = node.sendsLeft(row[row.startIndex + node.column])
    for (child, share, isTaken) in [(node.right, 1 - share, !goesLeft), (node.left, share, goesLeft)] {
      let (unknown, known) = (before.unknown * share, isTaken ? before.known : 0)
      // Neither known nor unknown does the column lead here.
      guard unknown > 0 || known > 0 else { continue }
      open.append(
        Step(
          place: child, path: path,
          element: ColumnPath.Element(column: node.column, unknown: unknown, known: known)))
    }
  }
}

extension DecisionTree {
  /// The root, as a child is written.
  fileprivate var root: Int { nodes.isEmpty ? ~0 : 0 }
}
