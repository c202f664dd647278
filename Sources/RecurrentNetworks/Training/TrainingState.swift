/// All that changes in the course of a training.
package struct TrainingState: Sendable, Equatable {
  /// The parameters after the last epoch.
  package var parameters: [Float]
  /// What the optimiser remembers.
  package var moments: AdamMoments
  /// The parameters after the best epoch.
  package var bestParameters: [Float]
  /// The number of the best epoch, from one; zero before the first.
  package var bestEpoch: Int
  /// What each epoch came to.
  package var reports: [EpochReport]
  /// The loss of the first batch of all.
  package var firstLoss: Double?

  /// The state before the first epoch.
  package init(initial: [Float]) {
    parameters = initial
    moments = AdamMoments(count: initial.count)
    bestParameters = initial
    bestEpoch = 0
    reports = []
    firstLoss = nil
  }

  /// Takes note of an epoch that has ended with the parameters as they are.
  mutating func finish(_ report: EpochReport) {
    reports.append(report)
    if let loss = report.validationLoss, bestEpoch > 0, let best = reports[bestEpoch - 1].validationLoss, loss >= best {
      return
    }
    bestEpoch = report.epoch
    bestParameters = parameters
  }
}
