import GradientBoosting

extension BoostingObjective {
  /// The derivatives of the loss at given margins, row by row, as they are written: what `LossPass` is held to.
  ///
  /// - Parameters:
  ///   - margins: row by row, (rows, outputs).
  ///   - targets: a target for each row, as `check(targets:)` allows.
  ///   - weights: a weight for each row; `nil` for one each.
  /// - Returns: the derivatives of each output.
  func derivatives(margins: [Double], targets: [Double], weights: [Double]?) -> [LossDerivatives] {
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
      let probabilities = predictions(ofMargins: Array(margins[row * outputs..<(row + 1) * outputs]))
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
      let wrong = BoostingObjective.binary.predictions(ofMargins: [margin])[target == 1 ? 0 : 1]
      return (target == 1 ? -wrong : wrong, wrong * (1 - wrong))
    }
  }
}
