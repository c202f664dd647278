/// How much each column contributes to the margins of one row: SHAP values.
///
/// The contribution of a column is its Shapley value (1953) in the game whose players are the columns and whose worth,
/// for a set of columns that are known, is the expected margin: a tree is gone down where its node compares a known
/// column, and both branches count, in proportion to the training rows that came to them, where it does not. Branches
/// of a node that no training row came to count equally. The expected margins and the contributions add up to the margins.
/// Source: Lundberg et al. (2020), "From local explanations to global understanding with explainable AI for trees",
/// algorithm 2 (path-dependent).
public struct TreeExplanation: Sendable, Equatable {
  /// The names of the columns.
  public let columnNames: [String]
  /// The margin of each output where nothing is known of the row.
  public let expectedMargins: [Double]
  /// What each column adds to it: (outputs, columns).
  public let contributions: [[Double]]

  /// The explanation of a row.
  ///
  /// - Parameters:
  ///   - ensemble: the trees.
  ///   - row: the features, one for each column.
  /// - Precondition: the row has the columns of the trees.
  public init(_ ensemble: TreeEnsemble, of row: ArraySlice<Float>) {
    precondition(row.count == ensemble.columnNames.count, "a row has the columns that the trees compare")
    let outputs = ensemble.objective.outputCount
    var expected = [Double](repeating: 0, count: outputs)
    var contributions = [[Double]](repeating: [Double](repeating: 0, count: row.count), count: outputs)
    for (index, tree) in ensemble.trees.enumerated() {
      let output = index % outputs
      let walk = PathWalk(tree, row)
      expected[output] += walk.expectedValue
      walk.addContributions(to: &contributions[output])
    }
    let divisor = ensemble.isAveraged ? Double(max(ensemble.roundCount, 1)) : 1
    columnNames = ensemble.columnNames
    expectedMargins = zip(ensemble.initialMargins, expected).map { $0 + $1 / divisor }
    self.contributions = contributions.map { $0.map { $0 / divisor } }
  }
}
