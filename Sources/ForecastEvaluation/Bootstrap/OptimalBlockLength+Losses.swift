extension OptimalBlockLength {
  /// The lengths for comparing the losses of several models: the longest of those for the losses of each model less
  /// the mean over the models.
  ///
  /// What all losses have in common, and with it the slow changes of volatility, drops out of every comparison. The
  /// result is `nil` for a single model, for models whose losses are all the same, for losses that are not finite, and
  /// for fewer than `leastCount` of them.
  ///
  /// - Precondition: all models have the same number of losses.
  public init?(forComparing losses: [[Double]]) {
    guard let count = losses.first?.count, losses.count > 1 else { return nil }
    precondition(losses.allSatisfy { $0.count == count }, "all models have losses for the same forecasts")
    let means = (0..<count).map { index in losses.reduce(0) { $0 + $1[index] / Double(losses.count) } }
    let lengths = losses.compactMap { values in OptimalBlockLength(for: zip(values, means).map { $0 - $1 }) }
    guard let stationary = lengths.map(\.stationary).max(), let circular = lengths.map(\.circular).max() else {
      return nil
    }
    self.init(stationary: stationary, circular: circular)
  }
}
