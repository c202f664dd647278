import NumericalMethods

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

  /// 1/(1 + e⁻ˣ).
  private static func logistic(_ x: Double) -> Double { 1 / (1 + .exp(-x)) }

  /// e^{F_k}/Σ e^{F_j}, the largest margin taken off before, so that no power is too large.
  private static func softmax(_ margins: ArraySlice<Double>) -> [Double] {
    let largest = margins.max() ?? 0
    let powers = margins.map { Double.exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
