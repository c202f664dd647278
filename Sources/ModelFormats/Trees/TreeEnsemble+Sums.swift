import GradientBoosting

/// How ensembles are kept in files whose margins are sums of leaves and nothing else.
///
/// First margins are the leaves of a first round of one-leaf trees. A mean over R rounds is a sum of leaves divided by R, in
/// double precision, beside an entry that says so: a leaf that comes back is multiplied by R and rounded to single
/// precision, which gives it back to the last bit.
extension TreeEnsemble {
  /// The entry that holds the number of rounds whose mean is written as a sum.
  static let averagedRoundsKey = "plimsoll_averaged_rounds"

  /// Whether the first margins need a round of their own.
  ///
  /// It is there also where they are all zero and the first round has nothing but one-leaf trees, which would be taken for
  /// first margins.
  var needsRoundOfMargins: Bool {
    initialMargins.contains { $0 != 0 } || trees.prefix(objective.outputCount).allSatisfy(\.nodes.isEmpty)
  }

  /// The trees whose leaves add up to the margins.
  var summedTrees: [ForeignTree] {
    let divisor = isAveraged ? Double(max(roundCount, 1)) : 1
    return (needsRoundOfMargins ? initialMargins.map { ForeignTree(leafValue: $0) } : [])
      + trees.map { ForeignTree($0, leavesDividedBy: divisor) }
  }

  /// Throws where there is no such model in formats of other programs.
  ///
  /// - Parameters:
  ///   - format: the name of the format.
  ///   - isAllowed: whether a character may be in the name of a column.
  /// - Throws: `.notExportable`, which names the column.
  func checkExport(to format: String, isAllowed: (Unicode.Scalar) -> Bool) throws(ModelExchangeError) {
    if case .multiclass(let count) = objective, !ForeignEnsemble.classCounts.contains(count) {
      throw .notExportable(format: format, reason: "it has \(count) classes, not 2 to 1000")
    }
    for name in columnNames {
      if name.isEmpty { throw .notExportable(format: format, reason: "a column has an empty name") }
      if let character = name.unicodeScalars.first(where: { !isAllowed($0) }) {
        throw .notExportable(
          format: format,
          reason: "the name of the column \(name.jsonQuoted) has the character \(String(character).jsonQuoted)")
      }
    }
  }
}
