import NumericalMethods

extension BoostingObjective {
  /// The least share of a class, so that one that does not occur has a finite margin.
  package static let leastShare = 1e-15

  /// The margins of least loss before the first tree.
  ///
  /// The weighted mean or quantile of the targets; for two classes ln(s_1/s_0), for several ln s_k, with s_k the share of
  /// class k in the weight, at least `leastShare`.
  ///
  /// - Parameters:
  ///   - targets: the targets, as `check(targets:)` allows.
  ///   - weights: a weight for each; `nil` for one each.
  /// - Returns: a margin for each output.
  /// - Precondition: the weights are not all zero.
  package func initialMargins(targets: [Double], weights: [Double]?) -> [Double] {
    switch self {
    case .squaredError:
      guard let weights else { return [targets.reduce(0, +) / Double(targets.count)] }
      let sum = zip(targets, weights).reduce(0) { $0 + $1.0 * $1.1 }
      return [sum / weights.reduce(0, +)]
    case .quantile(let level):
      return [WeightedQuantile(level: level).value(of: targets, weights: weights)]
    case .binary, .multiclass:
      let classWeights = classWeightSums(targets: targets, weights: weights)
      let total = classWeights.reduce(0, +)
      let shares = classWeights.map { max($0 / total, Self.leastShare) }
      return self == .binary ? [.log(shares[1] / shares[0])] : shares.map { .log($0) }
    }
  }

  /// The weight of the rows of each class.
  package func classWeightSums(targets: [Double], weights: [Double]?) -> [Double] {
    var sums = [Double](repeating: 0, count: classCount ?? 0)
    for (row, target) in targets.enumerated() { sums[Int(target)] += weights?[row] ?? 1 }
    return sums
  }
}
