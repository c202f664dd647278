/// Rows of features with what is to be learned of each.
public struct LabelledTable: Sendable, Equatable {
  /// The features.
  public let features: FeatureTable
  /// The target of each row: a number, or the number of its class, counted from zero.
  public let targets: [Double]
  /// The weight of each row, not negative; one for all where `nil`.
  ///
  /// A row whose weight is less than about a 10⁸th of the largest counts for leaves, but hardly for choosing splits; where
  /// no more than one row in 16 weighs less than a 4,096th of the largest, that is so of those of less than a 30,000th.
  public let weights: [Double]?
  /// What the margins of each row start from, (rows, outputs) row by row; `nil` for the first margins of the objective.
  ///
  /// Trees are trained to correct them, and what the trees make of a row is to be added to those of that row.
  public let startingMargins: [Double]?

  /// A table with targets.
  ///
  /// - Parameters:
  ///   - features: the features.
  ///   - targets: a target for each row; what it may be depends on the objective.
  ///   - weights: the weights of the rows, finite and not negative; `nil` for one each.
  ///   - startingMargins: what the margins of each row start from, as many for each row as the objective has outputs, each
  ///     at most 10¹⁵ in absolute value.
  /// - Throws: `BoostingError.invalidTable` for another number of targets or weights than of rows and for starting
  ///   margins that are larger or no whole number for each row, `.invalidWeight`.
  public init(
    features: FeatureTable, targets: [Double], weights: [Double]? = nil, startingMargins: [Double]? = nil
  ) throws(BoostingError) {
    guard targets.count == features.rowCount, weights.map({ $0.count == features.rowCount }) ?? true else {
      throw .invalidTable(
        reason: "\(features.rowCount) rows have \(targets.count) targets"
          + (weights.map { " and \($0.count) weights" } ?? ""))
    }
    if let weights, let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row, value: weights[row])
    }
    if let startingMargins {
      guard startingMargins.count.isMultiple(of: max(features.rowCount, 1)),
        startingMargins.allSatisfy({ abs($0) <= BoostingObjective.largestTarget })
      else {
        throw .invalidTable(
          reason:
            "\(startingMargins.count) starting margins of \(features.rowCount) rows are not all within ±1e15, or not as "
            + "many for each row")
      }
    }
    self.features = features
    self.targets = targets
    self.weights = weights
    self.startingMargins = startingMargins
  }

  /// Throws where margins start from another number of numbers than each row has outputs.
  ///
  /// - Throws: `BoostingError.invalidTable`.
  func checkStartingMargins(outputCount: Int) throws(BoostingError) {
    let expected = features.rowCount * outputCount
    guard let count = startingMargins?.count, count != expected else { return }
    throw .invalidTable(reason: "margins start from \(count) numbers, expected \(expected)")
  }
}
