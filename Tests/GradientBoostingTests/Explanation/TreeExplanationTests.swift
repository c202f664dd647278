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

  /// A chain that compares another column at each node, which passes on a share of its rows.
  @Test(arguments: [20, 60, 120], [0.01, 0.5, 0.9, 0.99])
  func longPathsOfDifferentColumnsAddUpToo(columnCount: Int, share: Double) throws {
    let counts = (0...columnCount).map { place in (0..<place).reduce(1e12) { rows, _ in (rows * share).rounded(.up) } }
    let columns = 0..<columnCount
    let tree = try DecisionTree(
      nodes: columns.map {
        DecisionTree.Node(
          column: $0, threshold: 0, missingGoesLeft: true, left: ~$0,
          right: $0 + 1 < columnCount ? $0 + 1 : ~columnCount, gain: 1, rowCount: Int(counts[$0]))
      },
      leaves: (0...columnCount).map {
        .init(value: Float($0), rowCount: Int($0 < columnCount ? counts[$0] - counts[$0 + 1] : counts[$0]))
      }, columnCount: columnCount)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: columns.map { "x\($0)" }, initialMargins: [0], trees: [tree],
      isAveraged: false)
    for end in [0, 1, columnCount / 2, columnCount - 1, columnCount] {
      let row = columns.map { $0 < end ? 1 : -1 as Float }[...]
      let explanation = ensemble.explanation(of: row)
      let sum = explanation.contributions[0].reduce(explanation.expectedMargins[0], +)
      #expect(abs(sum - ensemble.margins(of: row)[0]) < 1e-6, "\(end)")
    }
  }

  /// A chain as deep as trees may be, either way: each node passes all its rows but one on.
  @Test(arguments: [true, false]) func treesOfTheGreatestDepthAreExplained(goesLeft: Bool) throws {
    let count = 65_534
    let tree = try DecisionTree(
      nodes: (0..<count).map { place in
        let (next, leaf) = (place + 1 < count ? place + 1 : ~count, ~place)
        return DecisionTree.Node(
          column: place % 3, threshold: goesLeft ? Float(count - place) : Float(place), missingGoesLeft: true,
          left: goesLeft ? next : leaf, right: goesLeft ? leaf : next, gain: 0, rowCount: count + 1 - place)
      }, leaves: (0...count).map { .init(value: Float($0 % 7), rowCount: 1) }, columnCount: 3)
    let ensemble = try TreeEnsemble(
      objective: .squaredError, columnNames: ["a", "b", "c"], initialMargins: [0], trees: [tree], isAveraged: false)
    let mean = Double((0...count).reduce(0) { $0 + $1 % 7 }) / Double(count + 1)
    let explanation = ensemble.explanation(of: [20_000, 40_000, 30_000])
    #expect(abs(explanation.expectedMargins[0] - mean) < 1e-9)
    let sum = explanation.contributions[0].reduce(explanation.expectedMargins[0], +)
    #expect(abs(sum - ensemble.margins(of: [20_000, 40_000, 30_000])[0]) < 1e-6)
  }

  /// Those of a file may be as many as whole numbers go.
  @Test(arguments: [0, Int.max])
  func branchesOfEquallyManyTrainingRowsCountEqually(rowCount: Int) throws {
    let node = DecisionTree.Node(
      column: 0, threshold: 0, missingGoesLeft: true, left: ~0, right: ~1, gain: 0, rowCount: rowCount)
    let tree = try DecisionTree(
      nodes: [node], leaves: [.init(value: 1, rowCount: rowCount), .init(value: 3, rowCount: rowCount)],
      columnCount: 2)
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
