import GradientBoosting
import Testing

@Suite struct LightGBMTreesTests {
  @Test(arguments: LightGBMCase.all)
  func treesAreThoseOfLightGBM(_ expected: LightGBMCase) throws {
    let data = try expected.data()
    let ensemble = try expected.training().train(on: data).ensemble
    #expect(ensemble.roundCount == expected.scores.count)
    for (tree, splits) in zip(ensemble.trees, expected.splits) {
      let own = splitsInOrder(of: tree).map { [Double($0.column), Double($0.rowCount)] }
      #expect(own == splits.map { Array($0.prefix(2)) })
    }
    // Leaves are `Float`s here, and LightGBM's gradients are too: a part in 10⁷ of each, over five rounds. The bounds of
    // monotone trees come from derivatives that were rounded to 1/32,767 of the largest.
    let tolerance = expected.monotone == nil ? 1e-6 : 2e-5
    for (round, scores) in expected.scores.enumerated() {
      let cut = try TreeEnsemble(
        objective: ensemble.objective, columnNames: ensemble.columnNames, initialMargins: ensemble.initialMargins,
        trees: Array(ensemble.trees.prefix((round + 1) * ensemble.objective.outputCount)),
        isAveraged: ensemble.isAveraged)
      let margins = (0..<data.features.rowCount).flatMap { cut.margins(of: data.features.row($0)) }
      let distance = zip(margins, scores).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? .infinity
      #expect(distance < tolerance, "after round \(round + 1)")
    }
  }

  @Test(arguments: LightGBMCase.all)
  func gainsAreThoseOfLightGBM(_ expected: LightGBMCase) throws {
    let training = expected.training()
    let ensemble = try training.train(on: expected.data()).ensemble
    for (tree, splits) in zip(ensemble.trees, expected.splits) {
      for (node, split) in zip(splitsInOrder(of: tree), splits) {
        // Derivatives are whole multiples of 1/32,767 of the largest: a gain, which
        // is a difference of squares of their sums, is off by more than that where it is small.
        let gain = split[2]
        #expect(abs(node.gain - gain) < 2e-3 * max(1, gain))
      }
    }
  }

  /// The splits of a tree, each before those on its left, these before those on its right.
  private func splitsInOrder(of tree: DecisionTree) -> [DecisionTree.Node] {
    func splits(below place: Int) -> [DecisionTree.Node] {
      guard place >= 0 else { return [] }
      let node = tree.nodes[place]
      return [node] + splits(below: node.left) + splits(below: node.right)
    }
    return splits(below: tree.nodes.isEmpty ? ~0 : 0)
  }
}
