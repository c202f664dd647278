import GradientBoosting
import NumericalMethods
import Testing

@Suite struct EarlyStoppingTests {
  private func noise(_ seed: UInt64, names: [String] = ["a", "b"]) throws -> LabelledTable {
    var random = SplitMix64(seed: seed)
    let values = (0..<120).map { _ in Float(random.nextUniform()) }
    return try LabelledTable(
      features: FeatureTable(names: names, values: values),
      targets: (0..<60).map { Double(values[2 * $0]) + 2 * random.nextUniform() })
  }

  private var training: TreeTraining {
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 60
    training.tree.minimumLeafRows = 3
    training.patience = 5
    return training
  }

  @Test func trainingEndsWhereTheValidationLossHasNotFallenForThePatience() throws {
    let validation = try noise(2)
    var rounds: [Int] = []
    let trained = try training.train(on: noise(1), validation: validation) { rounds.append($0) }
    let losses = trained.validationLosses
    #expect(losses.count == trained.bestRound + 5 && losses.count < 60 && rounds == Array(1...losses.count))
    #expect(trained.trainingLosses.count == losses.count)
    #expect(losses.min() == losses[trained.bestRound - 1] && trained.ensemble.roundCount == trained.bestRound)
    let margins = (0..<60).flatMap { trained.ensemble.margins(of: validation.features.row($0)) }
    #expect(
      BoostingObjective.squaredError.loss(margins: margins, targets: validation.targets, weights: nil)
        == losses[trained.bestRound - 1])
  }

  @Test func withoutPatienceAllRoundsAreTrainedAndTheBestKept() throws {
    var all = training
    all.patience = nil
    let trained = try all.train(on: noise(1), validation: noise(2))
    let stopped = try training.train(on: noise(1), validation: noise(2))
    #expect(trained.validationLosses.count == 60 && trained.validationLosses.starts(with: stopped.validationLosses))
    #expect(trained.ensemble.roundCount == trained.bestRound)
  }

  @Test func validationColumnsAreArrangedOrRefused() throws {
    let validation = try noise(2)
    let turned = try LabelledTable(features: validation.features.selecting(["b", "a"]), targets: validation.targets)
    #expect(
      try training.train(on: noise(1), validation: turned) == training.train(on: noise(1), validation: validation))
    #expect(throws: BoostingError.differentColumns(missing: ["b"], unexpected: ["c"], expected: ["a", "b"])) {
      try training.train(on: noise(1), validation: noise(2, names: ["a", "c"]))
    }
  }

  @Test func aPatienceNeedsValidationAndAMonotoneColumnIsThere() throws {
    #expect(throws: BoostingError.invalidSpecification(reason: "a patience needs validation rows")) {
      try training.train(on: noise(1))
    }
    var unknown = training
    unknown.tree.monotonicity = ["x": .increasing]
    #expect(throws: BoostingError.self) { try unknown.train(on: noise(1), validation: noise(2)) }
  }

  @Test func aForestIsTheMeanOfTreesFromTheFirstMargins() throws {
    var forest = training
    forest.mode = .forest
    forest.patience = nil
    forest.rounds = 12
    forest.rowShare = 0.5
    let data = try noise(1)
    let trained = try forest.train(on: data)
    #expect(trained.ensemble.isAveraged && trained.ensemble.roundCount == 12)
    #expect(trained.ensemble.trees.allSatisfy { $0.nodes.first?.rowCount == 30 })
    // A tree does not depend on those before it: the first trees of a smaller forest are the same.
    forest.rounds = 3
    #expect(try forest.train(on: data).ensemble.trees == Array(trained.ensemble.trees.prefix(3)))
    let row = data.features.row(7)
    let mean = trained.ensemble.trees.reduce(0.0) { $0 + Double($1.leaves[$1.leaf(of: row)].value) } / 12
    #expect(trained.ensemble.margins(of: row) == [trained.ensemble.initialMargins[0] + mean])
  }
}
