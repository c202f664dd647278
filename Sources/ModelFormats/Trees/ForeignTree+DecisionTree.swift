import GradientBoosting

extension ForeignTree {
  /// The tree in single precision, each parent before its children.
  ///
  /// Nodes keep their order where it is such a one. A leaf is rounded once, by at most 6e-8 of its value.
  ///
  /// - Parameters:
  ///   - scale: what leaves are multiplied by.
  ///   - columnCount: the number of columns.
  ///   - file: the name of the file.
  /// - Returns: the tree.
  /// - Throws: `.malformed` for a tree that leads nowhere, in a circle or to a leaf twice, and for leaves that are beyond
  ///   single precision.
  func decisionTree(
    leavesTimes scale: Double, columnCount: Int, file: String
  ) throws(ModelExchangeError) -> DecisionTree {
    var leaves: [DecisionTree.Leaf] = []
    for (value, rowCount) in zip(leafValues, leafRowCounts) {
      guard Float(value * scale).isFinite else {
        throw malformed("the leaf value \(value * scale) is beyond single precision", file)
      }
      leaves.append(DecisionTree.Leaf(value: Float(value * scale), rowCount: rowCount))
    }
    let nodes = hasParentsFirst ? nodes : try nodesWithParentsFirst(file: file)
    do throws(BoostingError) {
      return try DecisionTree(nodes: nodes, leaves: leaves, columnCount: columnCount)
    } catch {
      throw malformed(error.description, file)
    }
  }

  private func malformed(_ reason: String, _ file: String) -> ModelExchangeError {
    .malformed(file: file, place: place, reason: reason)
  }

  private var hasParentsFirst: Bool {
    nodes.enumerated().allSatisfy { index, node in
      (node.left < 0 || node.left > index) && (node.right < 0 || node.right > index)
    }
  }

  /// The nodes in the order in which they are met from the root on, level by level.
  private func nodesWithParentsFirst(file: String) throws(ModelExchangeError) -> [DecisionTree.Node] {
    var newPlaces = [Int?](repeating: nil, count: nodes.count)
    var order = [0]
    newPlaces[0] = 0
    var next = 0
    while next < order.count {
      let node = nodes[order[next]]
      for child in [node.left, node.right] where child >= 0 {
        guard child < nodes.count, newPlaces[child] == nil else {
          throw malformed(
            "node \(order[next]) has the child \(child), which is not there or has another parent", file)
        }
        newPlaces[child] = order.count
        order.append(child)
      }
      next += 1
    }
    guard order.count == nodes.count else {
      throw malformed("\(nodes.count - order.count) of \(nodes.count) nodes are not below the root", file)
    }
    return order.map { place in
      var node = nodes[place]
      if node.left >= 0 { node.left = newPlaces[node.left] ?? node.left }
      if node.right >= 0 { node.right = newPlaces[node.right] ?? node.right }
      return node
    }
  }
}
