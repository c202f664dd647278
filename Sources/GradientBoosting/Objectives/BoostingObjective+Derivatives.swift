import NumericalMethods

extension BoostingObjective {
  /// The derivatives of the loss at given margins, row by row: what `LossPass` is held to.
  ///
  /// | objective | first | second |
  /// |---|---|---|
  /// | squared error | F − y | 1 |
  /// | quantile τ | 1 − τ where y ≤ F, else −τ | 1 |
  /// | binary | p − y | p(1 − p) |
  /// | multiclass | p_k − 1{y = k} | K/(K − 1) p_k(1 − p_k) |
  ///
  /// The quantile's loss has no second derivative; 1 stands for it, and leaves get their values from residuals. The factor
  /// K/(K − 1) stands for what the outputs' derivatives by each other are left out for.
  /// Source: Friedman (2001), "Greedy function approximation: a gradient boosting machine", algorithm 6.
  ///
  /// - Parameters:
  ///   - margins: row by row, (rows, outputs).
  ///   - targets: a target for each row, as `check(targets:)` allows.
  ///   - weights: a weight for each row; `nil` for one each.
  /// - Returns: the derivatives of each output.
  package func derivatives(margins: [Double], targets: [Double], weights: [Double]?) -> [LossDerivatives] {
    let outputs = outputCount
    precondition(margins.count == targets.count * outputs, "each row has a margin for each output")
    var derivatives = [LossDerivatives](repeating: LossDerivatives(rowCount: targets.count), count: outputs)
    for (row, target) in targets.enumerated() {
      let weight = weights?[row] ?? 1
      if outputs == 1 {
        let (first, second) = scalarDerivatives(margin: margins[row], target: target)
        derivatives[0].first[row] = Float(weight * first)
        derivatives[0].second[row] = Float(weight * second)
        continue
      }
      let probabilities = Self.softmax(margins[row * outputs..<(row + 1) * outputs])
      let factor = Double(outputs) / Double(outputs - 1)
      for (output, probability) in probabilities.enumerated() {
        let first = probability - (Double(output) == target ? 1 : 0)
        derivatives[output].first[row] = Float(weight * first)
        derivatives[output].second[row] = Float(weight * factor * probability * (1 - probability))
      }
    }
    return derivatives
  }

  private func scalarDerivatives(margin: Double, target: Double) -> (first: Double, second: Double) {
    switch self {
    case .squaredError: return (margin - target, 1)
    case .quantile(let level): return (target <= margin ? 1 - level : -level, 1)
    case .binary, .multiclass:
      // The probability of the other class, so that nothing is lost where it is small.
      let wrong = Self.logistic(target == 1 ? -margin : margin)
      return (target == 1 ? -wrong : wrong, wrong * (1 - wrong))
    }
  }

  /// 1/(1 + e⁻ˣ).
  static func logistic(_ x: Double) -> Double { 1 / (1 + .exp(-x)) }

  /// e^{F_k}/Σ e^{F_j}, the largest margin taken off before, so that no power is too large.
  static func softmax(_ margins: ArraySlice<Double>) -> [Double] {
    let largest = margins.max() ?? 0
    let powers = margins.map { Double.exp($0 - largest) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
