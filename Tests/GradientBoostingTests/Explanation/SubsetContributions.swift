import GradientBoosting

/// Shapley values as their definition reads: over all sets of columns.
struct SubsetContributions {
  let ensemble: TreeEnsemble
  let row: [Float]

  /// The expected margin of an output where the columns whose bits are set are known.
  func expectedMargin(_ output: Int, known: Int) -> Double {
    let outputs = ensemble.objective.outputCount
    let trees = stride(from: output, to: ensemble.trees.count, by: outputs).map { ensemble.trees[$0] }
    let sum = trees.reduce(0) { $0 + expectedValue($1, $1.nodes.isEmpty ? ~0 : 0, known) }
    return ensemble.initialMargins[output] + sum / (ensemble.isAveraged ? Double(ensemble.roundCount) : 1)
  }

  /// What a column contributes to an output.
  func contribution(of column: Int, to output: Int) -> Double {
    let count = row.count
    return (0..<1 << count).filter { $0 & 1 << column == 0 }.reduce(0) { sum, known in
      let size = known.nonzeroBitCount
      let weight = factorial(size) * factorial(count - size - 1) / factorial(count)
      let gain = expectedMargin(output, known: known | 1 << column) - expectedMargin(output, known: known)
      return sum + weight * gain
    }
  }

  private func expectedValue(_ tree: DecisionTree, _ place: Int, _ known: Int) -> Double {
    guard place >= 0 else { return Double(tree.leaves[~place].value) }
    let node = tree.nodes[place]
    if known & 1 << node.column != 0 {
      let value = row[node.column]
      let goesLeft = value.isNaN ? node.missingGoesLeft : value <= node.threshold
      return expectedValue(tree, goesLeft ? node.left : node.right, known)
    }
    let counts = [node.left, node.right].map {
      Double($0 >= 0 ? tree.nodes[$0].rowCount : tree.leaves[~$0].rowCount)
    }
    let share = counts[0] + counts[1] == 0 ? 0.5 : counts[0] / (counts[0] + counts[1])
    return share * expectedValue(tree, node.left, known) + (1 - share) * expectedValue(tree, node.right, known)
  }

  private func factorial(_ n: Int) -> Double { (0..<n).reduce(1) { $0 * Double($1 + 1) } }
}
