import GradientBoosting
import NumericalMethods
import Testing

@Suite struct ImportanceTests {
  private func trained() throws -> (data: LabelledTable, ensemble: TreeEnsemble) {
    var random = SplitMix64(seed: 5)
    let values = (0..<900).map { _ in Float(random.nextUniform()) }
    let data = try LabelledTable(
      features: FeatureTable(names: ["much", "little", "nothing"], values: values),
      targets: (0..<300).map { 4 * Double(values[3 * $0]) + Double(values[3 * $0 + 1]) })
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 150
    training.tree.leafCount = 6
    return (data, try training.train(on: data).ensemble)
  }

  @Test func gainsAreSharesAndSplitsAreCounted() throws {
    let node = { (column: Int, right: Int, gain: Double) in
      DecisionTree.Node(
        column: column, threshold: 0, missingGoesLeft: true, left: ~0, right: right, gain: gain, rowCount: 2)
    }
    let leaf = DecisionTree.Leaf(value: 0, rowCount: 1)
    let second = DecisionTree.Node(
      column: 2, threshold: 1, missingGoesLeft: true, left: ~1, right: ~2, gain: 2, rowCount: 1)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["a", "b", "c"], initialMargins: [0],
      trees: [
        DecisionTree(nodes: [node(0, 1, 5), second], leaves: [leaf, leaf, leaf], columnCount: 3),
        DecisionTree(nodes: [node(2, ~1, 1)], leaves: [leaf, leaf], columnCount: 3),
        DecisionTree(nodes: [], leaves: [leaf], columnCount: 3),
      ], isAveraged: false)
    #expect(ensemble.splitCounts == [1, 0, 2])
    #expect(ensemble.gainImportances == [0.625, 0, 0.375])
    let unsplit = try TreeEnsemble(
      objective: .squaredError, columnNames: ["a"], initialMargins: [0], trees: [], isAveraged: false)
    #expect(unsplit.gainImportances == [0])
  }

  @Test func whatMattersMoreIsMoreImportant() throws {
    let (data, ensemble) = try trained()
    let importances = try ensemble.permutationImportance(on: data, repeats: 4, seed: 1)
    #expect(importances.map(\.column) == ["much", "little", "nothing"])
    // The loss of a shuffled feature that adds c·u, u uniform: ½ E(cu − cu′)² = c²/12, less what the trees have not learned.
    #expect(abs(importances[0].mean / (16.0 / 12) - 1) < 0.2 && abs(importances[1].mean / (1.0 / 12) - 1) < 0.3)
    #expect(abs(importances[2].mean) < 0.01)
    #expect(importances.allSatisfy { $0.increases.count == 4 })
    let gains = ensemble.gainImportances
    #expect(gains[0] > gains[1] && gains[1] > gains[2] && abs(gains.reduce(0, +) - 1) < 1e-12)
  }

  @Test func shufflesRepeatForASeedWhateverTheThreads() throws {
    let (data, ensemble) = try trained()
    let once = try ensemble.permutationImportance(on: data, repeats: 2, seed: 3)
    #expect(try ensemble.permutationImportance(on: data, repeats: 2, seed: 3, threads: 4) == once)
    #expect(try ensemble.permutationImportance(on: data, repeats: 2, seed: 4) != once)
  }

  /// ½(y − (s + F))² is ½((y − s) − F)².
  @Test func marginsThatRowsStartFromAreAddedToThoseOfTheTrees() throws {
    let (data, _) = try trained()
    let starts = (0..<300).map { Double($0 % 17) / 4 - 2 }
    let own = try LabelledTable(features: data.features, targets: data.targets, startingMargins: starts)
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 10
    let ensemble = try training.train(on: own).ensemble
    let importances = try ensemble.permutationImportance(on: own, repeats: 2, seed: 3)
    let residuals = try LabelledTable(features: data.features, targets: zip(data.targets, starts).map { $0 - $1 })
    let expected = try ensemble.permutationImportance(on: residuals, repeats: 2, seed: 3)
    for (one, other) in zip(importances, expected) {
      #expect(zip(one.increases, other.increases).allSatisfy { abs($0 - $1) < 1e-12 })
    }
    let two = try LabelledTable(features: data.features, targets: data.targets, startingMargins: starts + starts)
    #expect(throws: BoostingError.invalidTable(reason: "margins start from 600 numbers, expected 300")) {
      try ensemble.permutationImportance(on: two)
    }
  }

  @Test func theSpreadOverRepeatsIsKnownForMoreThanOne() {
    #expect(PermutationImportance(column: "a", increases: [1, 2, 6]).mean == 3)
    #expect(PermutationImportance(column: "a", increases: [1, 2, 6]).standardDeviation == 7.0.squareRoot())
    #expect(PermutationImportance(column: "a", increases: [1]).standardDeviation == nil)
  }
}
