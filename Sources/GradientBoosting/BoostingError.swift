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

extension BoostingError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidSpecification(let reason), .invalidTable(let reason), .invalidTree(let reason): reason
    case .invalidTarget(let row, let value, let expected):
      "the target of row \(row + 1) is \(value), expected \(expected)"
    case .invalidWeight(let row, let value):
      "the weight of row \(row + 1) is \(value), expected a number from 0 to 1e15"
    case .tooFewRows(let count, let needed):
      "at least \(needed) \(needed == 1 ? "row" : "rows") of a positive weight \(needed == 1 ? "is" : "are") needed, there "
        + "are \(count)"
    case .differentColumns(let missing, let unexpected, let expected):
      "the table " + Self.difference(missing: missing, unexpected: unexpected) + "; expected \(Self.list(expected))"
    }
  }

  private static func difference(missing: [String], unexpected: [String]) -> String {
    guard !missing.isEmpty || !unexpected.isEmpty else { return "names a column twice" }
    return [("lacks", missing), ("has the unexpected", unexpected)].filter { !$0.1.isEmpty }.map {
      "\($0.0) \($0.1.count == 1 ? "column" : "columns") \(list($0.1))"
    }.joined(separator: " and ")
  }

  private static func list(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
}
