/// The mean losses of several models without the few forecasts that dominate them.
///
/// The forecasts with the largest losses are left out, the same ones for all models. Which these are is told by the
/// mean of the losses over the models: no model is favoured, as the benchmark would be if its own largest losses were
/// the ones to go, and as each model would be if each had its own.
public struct TrimmedMeanLosses: Sendable, Equatable {
  /// The indices of the forecasts that were left out, in order.
  public let dropped: [Int]
  /// The mean loss of each model over the forecasts that remain.
  public let means: [Double]

  /// Leaves out the largest losses.
  ///
  /// - Parameters:
  ///   - losses: the losses of each model for the same forecasts.
  ///   - share: the share of the forecasts to leave out, from 0 to below 1; their number is rounded up, so that with a
  ///     share above 0 at least one goes.
  /// - Throws: `EvaluationError.invalidLoss`; `.tooFewLosses` where none would remain.
  /// - Precondition: there is a model, all have the same number of losses, and the share is from 0 to below 1.
  public init(of losses: [[Double]], dropping share: Double = 0.01) throws(EvaluationError) {
    precondition(share >= 0 && share < 1, "the share of losses to drop is from 0 to below 1")
    let panel = try LossPanel(losses, leastCount: 1)
    // The margin is for a product such as 0.01 · 700, which rounding puts above 7.
    let droppedCount = Int((share * Double(panel.count) - 1e-9).rounded(.up))
    guard droppedCount < panel.count else { throw .tooFewLosses(count: panel.count, needed: droppedCount + 1) }
    let overall = (0..<panel.count).map { index in
      panel.losses.reduce(0) { $0 + $1[index] / Double(losses.count) }
    }
    // Among equals the earlier forecast goes.
    let order = overall.indices.sorted { overall[$0] != overall[$1] ? overall[$0] > overall[$1] : $0 < $1 }
    dropped = order.prefix(droppedCount).sorted()
    let kept = order.dropFirst(droppedCount).sorted()
    means = panel.losses.map { values in kept.reduce(0) { $0 + values[$1] } / Double(kept.count) * panel.unit }
  }
}
