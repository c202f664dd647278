import GradientBoosting
import NumericalMethods
import Testing

@Suite struct TrainingPropertiesTests {
  static let objectives: [BoostingObjective] = [.squaredError, .quantile(0.7), .binary, .multiclass(classCount: 3)]

  private func training(_ objective: BoostingObjective) -> TreeTraining {
    var training = TreeTraining(objective: objective)
    training.rounds = 8
    training.tree.leafCount = 6
    training.tree.minimumLeafRows = 4
    return training
  }

  /// Rows of few different values with missing ones, a constant column and one that is missing everywhere.
  private func data(_ objective: BoostingObjective, rows: Int = 120) throws -> LabelledTable {
    var random = SplitMix64(seed: 11)
    var values: [Float] = []
    var targets: [Double] = []
    for _ in 0..<rows {
      let x = (0..<3).map { _ in Float(random.nextIndex(below: 9)) }
      values += [x[0], x[1], x[2] < 2 ? .nan : x[2], 5, .nan]
      let signal = Double(x[0]) - 4 + 0.3 * Double(x[1] * x[2] - 16) / 4 + 4 * (random.nextUniform() - 0.5)
      let classCount = Double(objective.classCount ?? 0)
      targets.append(
        classCount == 0 ? signal : min(max((signal / 3 + classCount / 2).rounded(.down), 0), classCount - 1))
    }
    return try LabelledTable(
      features: FeatureTable(names: ["a", "b", "c", "constant", "missing"], values: values), targets: targets)
  }

  private func margins(_ ensemble: TreeEnsemble, _ table: FeatureTable) -> [Double] {
    (0..<table.rowCount).flatMap { ensemble.margins(of: table.row($0)) }
  }

  private func rows(_ order: [Int], of data: LabelledTable, weights: [Double]? = nil) throws -> LabelledTable {
    try LabelledTable(
      features: FeatureTable(names: data.features.names, values: order.flatMap { data.features.row($0) }),
      targets: order.map { data.targets[$0] }, weights: weights)
  }

  @Test(arguments: objectives)
  func theLossFallsAndIsThatOfTheTrees(_ objective: BoostingObjective) throws {
    let data = try data(objective)
    let trained = try training(objective).train(on: data)
    let losses = trained.trainingLosses
    #expect(losses.count == 8 && trained.bestRound == 8 && trained.validationLosses.isEmpty)
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $1 < $0 })
    let margins = margins(trained.ensemble, data.features)
    // Both add up the same terms, each rounded a few times, in different orders.
    #expect(abs(objective.loss(margins: margins, targets: data.targets, weights: nil) - losses[7]) < 1e-14)
    #expect(trained.ensemble.splitCounts[3...] == [0, 0])
  }

  @Test(arguments: objectives)
  func seedsRepeatAndThreadsChangeNoBit(_ objective: BoostingObjective) throws {
    var training = training(objective)
    training.rowShare = 0.6
    training.columnShare = 0.7
    let data = try data(objective)
    let once = try training.train(on: data)
    #expect(try training.train(on: data, threads: 3) == once)
    training.seed = 1
    #expect(try training.train(on: data).ensemble != once.ensemble)
  }

  /// Sums of rows in another order differ by rounding.
  @Test(arguments: objectives)
  func theOrderOfTheRowsChangesNothing(_ objective: BoostingObjective) throws {
    let data = try data(objective)
    let ensemble = try training(objective).train(on: data).ensemble
    let turned = try rows(data.targets.indices.reversed(), of: data)
    let other = try training(objective).train(on: turned).ensemble
    #expect(zip(ensemble.trees, other.trees).allSatisfy { $0.nodes.map(\.threshold) == $1.nodes.map(\.threshold) })
    let distance = zip(margins(ensemble, data.features), margins(other, data.features)).map { abs($0 - $1) }.max() ?? 1
    #expect(distance < 1e-6)
  }

  /// Leaves are limited by weight and not by rows.
  ///
  /// Derivatives are rounded to parts of the largest, which a weight of 2
  /// doubles: to the same numbers of steps half as long.
  @Test(arguments: objectives)
  func aRowOfWeightTwoIsTwoRows(_ objective: BoostingObjective) throws {
    let data = try data(objective)
    var training = training(objective)
    training.tree.minimumLeafRows = 1
    training.tree.minimumLeafHessian = 1
    let all = Array(data.targets.indices)
    let twice = try rows(all.flatMap { [$0, $0] }, of: data, weights: [Double](repeating: 1, count: 2 * all.count))
    let weighted = try rows(all, of: data, weights: all.map { _ in 2 })
    let (one, other) = (try training.train(on: twice).ensemble, try training.train(on: weighted).ensemble)
    let distance = zip(margins(one, data.features), margins(other, data.features)).map { abs($0 - $1) }.max() ?? 1
    #expect(distance < 1e-6)
  }

  @Test(arguments: objectives)
  func rowsWithoutWeightAreNotLearnedFrom(_ objective: BoostingObjective) throws {
    let data = try data(objective)
    var training = training(objective)
    training.tree.minimumLeafRows = 1
    training.tree.minimumLeafHessian = 1
    let all = Array(data.targets.indices)
    let kept = all.filter { !$0.isMultiple(of: 3) }
    let some = try training.train(on: rows(kept, of: data, weights: kept.map { _ in 1 })).ensemble
    let weightless = try training.train(on: rows(all, of: data, weights: all.map { $0.isMultiple(of: 3) ? 0 : 1 }))
    let features = try rows(kept, of: data).features
    let pairs = zip(margins(some, features), margins(weightless.ensemble, features))
    #expect((pairs.map { abs($0 - $1) }.max() ?? 1) < 1e-6)
  }

  @Test(arguments: objectives)
  func nothingToLearnMakesTreesOfOneLeaf(_ objective: BoostingObjective) throws {
    var training = training(objective)
    training.tree.minimumLeafRows = 1
    training.tree.minimumLeafHessian = 0
    let features = try FeatureTable(names: ["x", "y"], values: (0..<40).map { Float($0 % 7) })
    let constant = try FeatureTable(names: ["x", "y"], values: [Float](repeating: .nan, count: 40))
    let oneClass = try LabelledTable(features: features, targets: [Double](repeating: 1, count: 20))
    let noFeature = try LabelledTable(features: constant, targets: (0..<20).map { Double($0 % 2) })
    for data in [oneClass, noFeature] {
      let trained = try training.train(on: data)
      #expect(trained.ensemble.trees.allSatisfy { $0.nodes.isEmpty && $0.leaves.map(\.value) == [0] })
      #expect(trained.trainingLosses.allSatisfy { $0.isFinite })
    }
  }

  @Test(arguments: objectives)
  func twoRowsAreEnough(_ objective: BoostingObjective) throws {
    let features = try FeatureTable(names: ["x"], values: [0, 1])
    let data = try LabelledTable(features: features, targets: [0, 1])
    #expect(try training(objective).train(on: data).ensemble.splitCounts == [0])
    var fine = training(objective)
    fine.tree.minimumLeafRows = 1
    #expect(try fine.train(on: data).ensemble.splitCounts[0] > 0)
    let none = try LabelledTable(features: features, targets: [0, 1], weights: [0, 0])
    #expect(throws: BoostingError.tooFewRows(count: 0, needed: 1)) { try fine.train(on: none) }
  }

  @Test func missingValuesAloneCanBeSplitOffAlsoWhereInfinityIsAmongTheOthers() throws {
    var training = training(.squaredError)
    training.tree.minimumLeafRows = 1
    training.rounds = 1
    training.mode = .boosting(learningRate: 1)
    let plain = try LabelledTable(
      features: FeatureTable(names: ["x"], values: [1, .nan, 1, .nan]), targets: [0, 8, 0, 8])
    #expect(margins(try training.train(on: plain).ensemble, plain.features) == [0, 8, 0, 8])
    let infinite = try LabelledTable(
      features: FeatureTable(names: ["x"], values: [.infinity, .nan, 1, .nan, -.infinity]), targets: [0, 9, 0, 9, 0])
    let ensemble = try training.train(on: infinite).ensemble
    let found = margins(ensemble, infinite.features)
    #expect(zip(found, infinite.targets).allSatisfy { abs($0 - $1) < 1e-5 })
  }
}
