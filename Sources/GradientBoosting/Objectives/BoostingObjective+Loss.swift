import NumericalMethods

extension BoostingObjective {
  /// The weighted mean loss of rows.
  ///
  /// ½(y − F)² for squared error; for the quantile τ τ(y − F) or (1 − τ)(F − y), whichever is not negative; −ln p_y, in nats,
  /// for classes.
  ///
  /// - Parameters:
  ///   - margins: row by row, (rows, `outputCount`).
  ///   - targets: a target for each row, as `check(targets:)` allows.
  ///   - weights: a weight for each row; `nil` for one each.
  /// - Returns: the mean.
  /// - Precondition: the weights are not all zero.
  package func loss(margins: [Double], targets: [Double], weights: [Double]?) -> Double {
    let outputs = outputCount
    precondition(margins.count == targets.count * outputs, "each row has a margin for each output")
    var (sum, weightSum) = (0.0, 0.0)
    for (row, target) in targets.enumerated() {
      let weight = weights?[row] ?? 1
      sum += weight * loss(margins: margins[row * outputs..<(row + 1) * outputs], target: target)
      weightSum += weight
    }
    precondition(weightSum > 0, "a mean is over rows of some weight")
    return sum / weightSum
  }

  private func loss(margins: ArraySlice<Double>, target: Double) -> Double {
    let margin = margins[margins.startIndex]
    switch self {
    case .squaredError: return 0.5 * (target - margin) * (target - margin)
    case .quantile(let level): return max(level * (target - margin), (1 - level) * (margin - target))
    case .binary:
      let wrong = target == 1 ? -margin : margin
      return max(0, wrong) + .log(onePlus: .exp(-abs(wrong)))
    case .multiclass:
      let largest = margins.max() ?? 0
      let sum = margins.reduce(0) { $0 + .exp($1 - largest) }
      return .log(sum) + largest - margins[margins.startIndex + Int(target)]
    }
  }
}
