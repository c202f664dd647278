import GradientBoosting
import NumericalMethods
import Testing

/// Trees that correct margins of the rows themselves.
@Suite struct StartingMarginsTests {
  private static func features(rows: Int, seed: UInt64) throws -> FeatureTable {
    var random = SplitMix64(seed: seed)
    return try FeatureTable(names: ["x", "z"], values: (0..<2 * rows).map { _ in Float(random.nextNormal()) })
  }

  private static func training(_ objective: BoostingObjective, rounds: Int) -> TreeTraining {
    var training = TreeTraining(objective: objective)
    training.rounds = rounds
    training.tree.leafCount = 4
    training.tree.minimumLeafRows = 5
    return training
  }

  @Test func squaredErrorOfAResidualIsThatFromItsMargin() throws {
    let features = try Self.features(rows: 80, seed: 1)
    var random = SplitMix64(seed: 2)
    // Sums of multiples of a 64th are exact, so that both ways meet the same numbers.
    func exact() -> Double { (random.nextNormal() * 64).rounded() / 64 }
    let (targets, starts) = ((0..<80).map { _ in exact() }, (0..<80).map { _ in exact() })
    let training = Self.training(.squaredError, rounds: 1)
    let own = try training.train(
      on: LabelledTable(features: features, targets: targets, startingMargins: starts))
    let residuals = try LabelledTable(
      features: features, targets: zip(targets, starts).map { $0 - $1 },
      startingMargins: [Double](repeating: 0, count: 80))
    #expect(try training.train(on: residuals).ensemble == own.ensemble)
    #expect(own.ensemble.initialMargins == [0])
  }

  @Test func trainingGoesOnWhereOtherTreesEnded() throws {
    let features = try Self.features(rows: 150, seed: 3)
    let targets = (0..<150).map { row in
      let values = features.row(row)
      return Double(values[values.startIndex] > 0.3 ? 2 : values[values.startIndex + 1] > 0 ? 1 : 0)
    }
    let objective = BoostingObjective.multiclass(classCount: 3)
    let whole = try Self.training(objective, rounds: 6).train(
      on: LabelledTable(features: features, targets: targets))
    let first = try Self.training(objective, rounds: 3).train(
      on: LabelledTable(features: features, targets: targets))
    let margins = (0..<150).flatMap { first.ensemble.margins(of: features.row($0)) }
    let second = try Self.training(objective, rounds: 3).train(
      on: LabelledTable(features: features, targets: targets, startingMargins: margins))
    #expect(Array(whole.ensemble.trees.dropFirst(9)).map(\.nodes.count) == second.ensemble.trees.map(\.nodes.count))
    for (one, other) in zip(whole.trainingLosses.dropFirst(3), second.trainingLosses) {
      #expect(abs(one - other) < 1e-9)
    }
  }

  @Test(arguments: [BoostingObjective.squaredError, .quantile(0.3)])
  func treesOfAForestStartFromThem(_ objective: BoostingObjective) throws {
    let features = try Self.features(rows: 90, seed: 6)
    var random = SplitMix64(seed: 7)
    func exact() -> Double { (random.nextNormal() * 64).rounded() / 64 }
    let (targets, starts) = ((0..<90).map { _ in exact() }, (0..<90).map { _ in exact() })
    var training = Self.training(objective, rounds: 3)
    training.mode = .forest
    training.rowShare = 0.5
    let own = try training.train(
      on: LabelledTable(features: features, targets: targets, startingMargins: starts))
    let residuals = try training.train(
      on: LabelledTable(
        features: features, targets: zip(targets, starts).map { $0 - $1 },
        startingMargins: [Double](repeating: 0, count: 90)))
    #expect(own.ensemble == residuals.ensemble)
    for (one, other) in zip(own.trainingLosses, residuals.trainingLosses) { #expect(abs(one - other) < 1e-12) }
  }

  @Test func validationRowsHaveTheirOwn() throws {
    let features = try Self.features(rows: 60, seed: 4)
    let targets = (0..<60).map { Double($0 % 2) }
    var training = Self.training(.binary, rounds: 5)
    training.patience = 1
    let starts = targets.map { $0 * 4 - 2 }
    let data = try LabelledTable(features: features, targets: targets, startingMargins: starts)
    let trained = try training.train(on: data, validation: data)
    for (one, other) in zip(trained.trainingLosses, trained.validationLosses) { #expect(abs(one - other) < 1e-12) }
    let without = try LabelledTable(features: features, targets: targets)
    #expect(throws: BoostingError.self) { try training.train(on: data, validation: without) }
    #expect(throws: BoostingError.self) { try training.train(on: without, validation: data) }
  }

  @Test func numbersThatDoNotFitAreRefused() throws {
    let features = try Self.features(rows: 10, seed: 5)
    let targets = [Double](repeating: 1, count: 10)
    func table(_ starts: [Double]) throws -> LabelledTable {
      try LabelledTable(features: features, targets: targets, startingMargins: starts)
    }
    #expect(throws: BoostingError.self) { try table([Double](repeating: 0, count: 9)) }
    for number in [Double.infinity, .nan, 1e300, -1e15.nextUp] {
      #expect(throws: BoostingError.self) { try table([Double](repeating: number, count: 10)) }
    }
    #expect(throws: Never.self) {
      try Self.training(.squaredError, rounds: 1).train(on: table([1e15] + targets.dropLast()))
    }
    let two = try table([Double](repeating: 0, count: 20))
    #expect(throws: BoostingError.self) { try Self.training(.squaredError, rounds: 1).train(on: two) }
    #expect(throws: Never.self) {
      try Self.training(.multiclass(classCount: 2), rounds: 1).train(on: two)
    }
  }
}
