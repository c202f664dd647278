/// How much the loss rises when the values of a column are shuffled among the rows.
public struct PermutationImportance: Sendable, Equatable {
  /// The name of the column.
  public let column: String
  /// What the mean loss rose by in each repeat, in the unit of the loss (nats for classes); not scaled.
  ///
  /// Negative where the shuffled values predicted better.
  public let increases: [Double]

  /// An importance from its parts.
  package init(column: String, increases: [Double]) {
    self.column = column
    self.increases = increases
  }

  /// The mean over the repeats.
  public var mean: Double { increases.reduce(0, +) / Double(increases.count) }

  /// The standard deviation over the repeats, with n − 1; `nil` for a single one.
  public var standardDeviation: Double? {
    guard increases.count > 1 else { return nil }
    let squares = increases.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(increases.count - 1)).squareRoot()
  }
}
