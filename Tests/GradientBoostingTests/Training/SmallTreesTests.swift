import GradientBoosting
import Testing

/// Trees that can be computed by hand.
@Suite struct SmallTreesTests {
  private func training(_ objective: BoostingObjective, leafCount: Int = 2) -> TreeTraining {
    var training = TreeTraining(objective: objective)
    training.mode = .boosting(learningRate: 1)
    training.rounds = 1
    training.tree.leafCount = leafCount
    training.tree.minimumLeafRows = 1
    return training
  }

  private func data(_ values: [Float], _ targets: [Double], weights: [Double]? = nil) throws -> LabelledTable {
    try LabelledTable(features: FeatureTable(names: ["x"], values: values), targets: targets, weights: weights)
  }

  @Test func aSquaredErrorTreeHasTheMeansOfItsLeaves() throws {
    let trained = try training(.squaredError).train(on: data([1, 2, 3, 5], [0, 1, 4, 7]))
    let ensemble = trained.ensemble
    #expect(ensemble.initialMargins == [3])
    let node = try #require(ensemble.trees.first?.nodes.first)
    #expect(node.threshold == 2.5 && node.rowCount == 4)
    // (−5)²/2 + 5²/2 − 0.
    #expect(abs(node.gain - 25) < 1e-3)
    #expect(ensemble.trees[0].leaves.map(\.value) == [-2.5, 2.5])
    // (¼ + ¼ + 2.25 + 2.25)/8
    #expect(trained.trainingLosses == [0.625])
  }
}
