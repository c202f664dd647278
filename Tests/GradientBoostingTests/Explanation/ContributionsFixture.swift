import Foundation
import GradientBoosting

/// The numbers that `Tests/Fixtures/tree_contributions.py` computed.
struct ContributionsFixture: Decodable {
  private struct Tree: Decodable {
    var columns: [Int]
    var thresholds: [Float]
    var missingGoesLeft: [Bool]
    var left: [Int]
    var right: [Int]
    var nodeRows: [Int]
    var leaves: [Float]
    var leafRows: [Int]
  }

  private let trees: [Tree]
  /// The rows, with nothing where a feature is missing.
  let rows: [[Double?]]
  /// Of each row, for each output: what each column contributes, then the expected margin.
  let contributions: [[Double]]

  init() throws {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/tree_contributions.json").standardized
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  /// The trees, of three classes and four columns.
  func ensemble() throws -> TreeEnsemble {
    let trees = try trees.map { tree in
      try DecisionTree(
        nodes: tree.columns.indices.map {
          DecisionTree.Node(
            column: tree.columns[$0], threshold: tree.thresholds[$0], missingGoesLeft: tree.missingGoesLeft[$0],
            left: tree.left[$0], right: tree.right[$0], gain: 0, rowCount: tree.nodeRows[$0])
        },
        leaves: zip(tree.leaves, tree.leafRows).map { DecisionTree.Leaf(value: $0, rowCount: $1) }, columnCount: 4)
    }
    return try TreeEnsemble(
      objective: .multiclass(classCount: 3), columnNames: ["a", "b", "c", "d"], initialMargins: [0, 0, 0],
      trees: trees, isAveraged: false)
  }
}
