import GradientBoosting

/// An ensemble as a file of another program holds it.
struct ForeignEnsemble {
  /// How many classes are read and written.
  static let classCounts = 2...1000

  /// What the trees were trained for.
  var objective: BoostingObjective
  /// The names of the columns.
  var columnNames: [String]
  /// The margins before the first tree, one for each output.
  var margins: [Double]
  /// The trees, those of a round beside each other.
  var trees: [ForeignTree]
  /// Whether margins are the mean over the rounds.
  var isAveraged = false
  /// The number of rounds whose mean was written as a sum.
  var averagedRounds: Int?

  /// The ensemble as ours.
  ///
  /// A first round of nothing but one-leaf trees becomes first margins, unless margins are means. A count of averaged rounds
  /// that is not that of the rounds is none of ours any more: the program has added trees, and margins are sums.
  ///
  /// - Parameter file: the name of the file.
  /// - Returns: the ensemble.
  /// - Throws: `.malformed`.
  func ensemble(file: String) throws(ModelExchangeError) -> TreeEnsemble {
    let outputs = objective.outputCount
    var (margins, rest) = (margins, trees[...])
    let first = trees.prefix(outputs)
    if !isAveraged, first.count == outputs, first.allSatisfy(\.nodes.isEmpty) {
      margins = zip(margins, first).map { $0 + $1.leafValues[0] }
      rest = trees.dropFirst(outputs)
    }
    let roundCount = rest.count / outputs
    let wasAveraged = averagedRounds == roundCount
    var decisionTrees: [DecisionTree] = []
    for tree in rest {
      decisionTrees.append(
        try tree.decisionTree(
          leavesTimes: wasAveraged ? Double(max(roundCount, 1)) : 1, columnCount: columnNames.count, file: file))
    }
    do throws(BoostingError) {
      return try TreeEnsemble(
        objective: objective, columnNames: columnNames, initialMargins: margins, trees: decisionTrees,
        isAveraged: isAveraged || wasAveraged)
    } catch {
      throw .malformed(file: file, place: "trees", reason: error.description)
    }
  }
}
