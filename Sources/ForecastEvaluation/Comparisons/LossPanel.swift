/// The losses of several models for the same forecasts, fit to be compared.
///
/// They are kept in units of a power of two that is about the largest of them, so that their squares neither overflow
/// nor vanish; statistics that have no unit do not notice.
struct LossPanel {
  /// The losses by model, then by forecast, in units of `unit`.
  let losses: [[Double]]
  /// Their means, in units of `unit`.
  let means: [Double]
  /// The unit, a power of two.
  let unit: Double

  /// The number of forecasts of each model.
  var count: Int { losses[0].count }

  /// Checks losses.
  ///
  /// - Throws: `EvaluationError.tooFewLosses`, `.invalidLoss`.
  /// - Precondition: there is a model, and all have the same number of losses.
  init(_ losses: [[Double]], leastCount: Int) throws(EvaluationError) {
    precondition(!losses.isEmpty, "a comparison is of at least one model")
    precondition(
      losses.allSatisfy { $0.count == losses[0].count }, "all models have losses for the same forecasts")
    guard losses[0].count >= leastCount else { throw .tooFewLosses(count: losses[0].count, needed: leastCount) }
    var largest = 0.0
    for (series, values) in losses.enumerated() {
      for (index, value) in values.enumerated() {
        guard value.isFinite else { throw .invalidLoss(series: series, index: index, value: value) }
        largest = max(largest, abs(value))
      }
    }
    let unit = largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
    let scaled = losses.map { values in values.map { $0 / unit } }
    self.unit = unit
    self.losses = scaled
    means = scaled.map { $0.reduce(0, +) / Double($0.count) }
  }

  /// The losses of one model less those of another, in units of `unit`.
  ///
  /// - Throws: `EvaluationError.constantLossDifference` where they do not vary by more than they are rounded.
  func difference(_ first: Int, _ second: Int) throws(EvaluationError) -> [Double] {
    var differences: [Double] = []
    differences.reserveCapacity(count)
    var (least, greatest, largestLoss) = (Double.infinity, -Double.infinity, 0.0)
    for (one, other) in zip(losses[first], losses[second]) {
      differences.append(one - other)
      least = min(least, one - other)
      greatest = max(greatest, one - other)
      largestLoss = max(largestLoss, max(abs(one), abs(other)))
    }
    guard greatest - least > 4 * .ulpOfOne * largestLoss else {
      throw .constantLossDifference(first: first, second: second)
    }
    return differences
  }

  /// Checks that blocks are shorter than the series, so that resamples differ from it.
  ///
  /// - Throws: `EvaluationError.blockTooLong`.
  func check(_ bootstrap: any BlockBootstrap) throws(EvaluationError) {
    guard bootstrap.meanBlockLength < Double(count) else {
      throw .blockTooLong(length: bootstrap.meanBlockLength, count: count)
    }
  }
}
