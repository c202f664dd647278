/// Trees whose leaves add up to margins, and the margins to predictions.
///
/// The margin of output k is its `initialMargins` entry plus the sum of the leaves of its trees, or their mean where
/// `isAveraged`. Sums are in double precision, tree after tree.
public struct TreeEnsemble: Sendable, Equatable {
  /// What the trees were trained for.
  public let objective: BoostingObjective
  /// The names of the columns that the trees compare.
  public let columnNames: [String]
  /// The margins before the first tree, one for each output.
  public let initialMargins: [Double]
  /// The trees, those of a round beside each other, one for each output.
  public let trees: [DecisionTree]
  /// Whether margins are the mean over the rounds and not their sum.
  public let isAveraged: Bool

  /// The number of rounds.
  public var roundCount: Int { trees.count / objective.outputCount }

  /// An ensemble from its parts.
  ///
  /// - Parameters:
  ///   - objective: what the trees were trained for.
  ///   - columnNames: the names of the columns, at least one and all different.
  ///   - initialMargins: a finite margin for each output.
  ///   - trees: the trees, a whole number of rounds.
  ///   - isAveraged: whether margins are the mean over the rounds.
  /// - Throws: `BoostingError.invalidSpecification` or `.invalidTree`.
  public init(
    objective: BoostingObjective, columnNames: [String], initialMargins: [Double], trees: [DecisionTree],
    isAveraged: Bool
  ) throws(BoostingError) {
    guard !columnNames.isEmpty, Set(columnNames).count == columnNames.count else {
      throw .invalidSpecification(reason: "trees have columns of different names, these are none: \(columnNames)")
    }
    let outputs = objective.outputCount
    guard outputs > 0, initialMargins.count == outputs, initialMargins.allSatisfy(\.isFinite) else {
      throw .invalidSpecification(reason: "each of \(outputs) outputs has a finite first margin, not \(initialMargins)")
    }
    guard trees.count.isMultiple(of: outputs) else {
      throw .invalidSpecification(reason: "\(trees.count) trees are no whole number of rounds of \(outputs)")
    }
    for tree in trees {
      if let node = tree.nodes.first(where: { $0.column >= columnNames.count }) {
        throw .invalidTree(reason: "a tree compares column \(node.column) of \(columnNames.count)")
      }
    }
    self.objective = objective
    self.columnNames = columnNames
    self.initialMargins = initialMargins
    self.trees = trees
    self.isAveraged = isAveraged
  }

  /// The margins of a row, tree after tree: what every faster way of predicting is held to.
  ///
  /// - Parameter row: the features, one for each column.
  /// - Returns: a margin for each output.
  /// - Precondition: the row has the columns of the trees.
  public func margins(of row: ArraySlice<Float>) -> [Double] {
    precondition(row.count == columnNames.count, "a row has the columns that the trees compare")
    let outputs = objective.outputCount
    var sums = [Double](repeating: 0, count: outputs)
    for (index, tree) in trees.enumerated() {
      sums[index % outputs] += Double(tree.leaves[tree.leaf(of: row)].value)
    }
    let divisor = isAveraged ? Double(max(roundCount, 1)) : 1
    return zip(initialMargins, sums).map { $0 + $1 / divisor }
  }
}
