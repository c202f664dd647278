extension BoostingObjective {
  /// What margins predict.
  ///
  /// The margin itself for squared error and quantiles; for classes their probabilities, 1/(1 + e^F) and 1/(1 + e^−F) for
  /// two, e^{F_k}/Σ_j e^{F_j} for several.
  ///
  /// - Parameter margins: row by row, (rows, `outputCount`).
  /// - Returns: row by row, one number, or one for each class.
  /// - Precondition: the margins are of whole rows.
  public func predictions(ofMargins margins: [Double]) -> [Double] {
    precondition(margins.count.isMultiple(of: outputCount), "each row has a margin for each output")
    switch self {
    case .squaredError, .quantile: return margins
    case .binary: return margins.flatMap { [Self.logistic(-$0), Self.logistic($0)] }
    case .multiclass(let count):
      return stride(from: 0, to: margins.count, by: count).flatMap { Self.softmax(margins[$0..<$0 + count]) }
    }
  }
}
