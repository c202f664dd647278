import Foundation
import GradientBoosting
import Testing

@Suite struct TreeExplanationTests {
  @Test(arguments: 1...24)
  func contributionsAreTheMeanOverAllOrdersOfColumns(seed: Int) throws {
    let columnCount = 1 + seed % 6
    var random = RandomTrees(seed: UInt64(seed), columnCount: columnCount)
    let ensemble = try random.ensemble(
      .multiclass(classCount: 2), leafCounts: [1, 2, 3, 8, 16, 24], isChain: seed % 4 == 0, isAveraged: seed % 3 == 0)
    let table = try random.table(rowCount: 4)
    for index in 0..<table.rowCount {
      let explanation = ensemble.explanation(of: table.row(index))
      let subsets = SubsetContributions(ensemble: ensemble, row: Array(table.row(index)))
      for output in 0..<2 {
        // Some hundred sums and divisions of doubles between 0 and 1.
        #expect(abs(explanation.expectedMargins[output] - subsets.expectedMargin(output, known: 0)) < 1e-12)
        for column in 0..<columnCount {
          let difference =
            explanation.contributions[output][column] - subsets.contribution(of: column, to: output)
          #expect(abs(difference) < 1e-10)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 31, 64, 255])
  func contributionsAddUpToTheMargin(leafCount: Int) throws {
    var random = RandomTrees(seed: UInt64(leafCount), columnCount: 20)
    let ensemble = try random.ensemble(
      .multiclass(classCount: 4), leafCounts: [Int](repeating: leafCount, count: 40))
    let table = try random.table(rowCount: 5)
    for index in 0..<table.rowCount {
      let explanation = ensemble.explanation(of: table.row(index))
      let margins = ensemble.margins(of: table.row(index))
      for (output, margin) in margins.enumerated() {
        let sum = explanation.contributions[output].reduce(explanation.expectedMargins[output], +)
        #expect(abs(sum - margin) < 1e-6)
      }
    }
  }

  @Test func branchesWithoutTrainingRowsCountEqually() throws {
    let node = DecisionTree.Node(
      column: 0, threshold: 0, missingGoesLeft: true, left: ~0, right: ~1, gain: 0, rowCount: 0)
    let tree = try DecisionTree(
      nodes: [node], leaves: [.init(value: 1, rowCount: 0), .init(value: 3, rowCount: 0)], columnCount: 2)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["a", "b"], initialMargins: [10], trees: [tree], isAveraged: false)
    let explanation = ensemble.explanation(of: [5, 5])
    #expect(explanation.expectedMargins == [12])
    #expect(explanation.contributions == [[1, 0]])
  }

  /// The trees and contributions of `Tests/Fixtures/tree_contributions.py`.
  @Test func contributionsAreLightGBMs() throws {
    let fixture = try ContributionsFixture()
    for (row, expected) in zip(fixture.rows, fixture.contributions) {
      let explanation = try fixture.ensemble().explanation(of: row.map { $0.map(Float.init) ?? .nan }[...])
      let ours = zip(explanation.contributions, explanation.expectedMargins).flatMap { $0 + [$1] }
      // Leaves are rounded to single precision here and not there.
      #expect(zip(ours, expected).allSatisfy { abs($0 - $1) < 1e-6 })
      #expect(ours.count == expected.count)
    }
  }
}
