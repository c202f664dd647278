/// Rows of features with what is to be learned of each.
public struct LabelledTable: Sendable, Equatable {
  /// The features.
  public let features: FeatureTable
  /// The target of each row: a number, or the number of its class, counted from zero.
  public let targets: [Double]
  /// The weight of each row, not negative; one for all where `nil`.
  public let weights: [Double]?

  /// A table with targets.
  ///
  /// - Parameters:
  ///   - features: the features.
  ///   - targets: a target for each row; what it may be depends on the objective.
  ///   - weights: the weights of the rows, finite and not negative; `nil` for one each.
  /// - Throws: `BoostingError.invalidTable` for another number of targets or weights than of rows, `.invalidWeight`.
  public init(features: FeatureTable, targets: [Double], weights: [Double]? = nil) throws(BoostingError) {
    guard targets.count == features.rowCount, weights.map({ $0.count == features.rowCount }) ?? true else {
      throw .invalidTable(
        reason: "\(features.rowCount) rows have \(targets.count) targets"
          + (weights.map { " and \($0.count) weights" } ?? ""))
    }
    if let weights, let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
      throw .invalidWeight(row: row, value: weights[row])
    }
    self.features = features
    self.targets = targets
    self.weights = weights
  }
}
