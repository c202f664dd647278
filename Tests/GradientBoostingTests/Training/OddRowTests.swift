import Foundation
import GradientBoosting
import NumericalMethods
import Testing

/// One row of 20,000 has a target or a weight that is very much larger, and the others are learned as well as by LightGBM.
@Suite struct OddRowTests {
  /// LightGBM's mean squared errors of the other rows; `Fixtures/boosting_odd_rows.py` made them.
  struct Reference: Decodable, CustomTestStringConvertible {
    let kind: String
    let size: Double
    let rounds: [Int]
    let errors: [Double]

    var testDescription: String { "\(kind) \(size)" }

    static let all: [Reference] = load()

    private static func load() -> [Reference] {
      let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/boosting_odd_rows.json").standardized
      do {
        return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: file))
      } catch {
        preconditionFailure("\(file.path()) cannot be read: \(error)")
      }
    }
  }

  private static let rowCount = 20_000
  private static let oddRow = 777

  private func data(_ reference: Reference) throws -> LabelledTable {
    var random = SplitMix64(seed: 9)
    // The first 24 bits, which a `Float` holds.
    let values = (0..<3 * Self.rowCount).map { _ in (Float(random.next() >> 40) * 0x1p-18).rounded(.down) }
    var targets = (0..<Self.rowCount).map { row in
      (values[3 * row] >= 20 ? 1 : 0) + (values[3 * row + 1] >= 41 ? 0.5 : 0)
    }
    var weights = [Double](repeating: 1, count: Self.rowCount)
    if reference.kind == "target" {
      targets[Self.oddRow] = reference.size
    } else {
      weights[Self.oddRow] = reference.size
    }
    return try LabelledTable(
      features: FeatureTable(names: ["a", "b", "c"], values: values), targets: targets, weights: weights)
  }

  /// The error is that of all rows but the odd one.
  @Test(arguments: Reference.all)
  func otherRowsAreLearnedAsByLightGBM(_ reference: Reference) throws {
    let data = try data(reference)
    var training = TreeTraining(objective: .squaredError)
    training.rounds = 100
    training.tree.minimumLeafRows = 1
    let ensemble = try training.train(on: data, threads: 2).ensemble
    for (rounds, expected) in zip(reference.rounds, reference.errors) {
      let cut = try TreeEnsemble(
        objective: .squaredError, columnNames: ensemble.columnNames, initialMargins: ensemble.initialMargins,
        trees: Array(ensemble.trees.prefix(rounds)), isAveraged: false)
      let margins = cut.margins(of: data.features)
      var sum = 0.0
      for row in 0..<Self.rowCount where row != Self.oddRow {
        sum += (margins[row] - data.targets[row]) * (margins[row] - data.targets[row])
      }
      let error = sum / Double(Self.rowCount - 1)
      #expect(abs(error / expected - 1) < 1e-3, "\(error) after \(rounds) rounds, \(expected) expected")
    }
  }
}
