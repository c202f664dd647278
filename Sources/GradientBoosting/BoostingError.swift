/// Why trees could not be trained or applied.
public enum BoostingError: Error, Equatable, Sendable {
  /// A specification that there is not; `reason` says why.
  case invalidSpecification(reason: String)
  /// A table that is not rectangular, has no column, or names a column twice; `reason` says why.
  case invalidTable(reason: String)
  /// A target, its row counted from zero, that the objective is not defined for.
  case invalidTarget(row: Int, value: Double, expected: String)
  /// The weight of a row, counted from zero, that is negative or not finite.
  case invalidWeight(row: Int, value: Double)
  /// Fewer rows of a positive weight than training needs.
  case tooFewRows(count: Int, needed: Int)
  /// The table has other columns than the trees were trained on.
  case differentColumns(missing: [String], unexpected: [String], expected: [String])
  /// A tree that leads nowhere, in a circle, or to a leaf that it has not; `reason` says why.
  case invalidTree(reason: String)
}
