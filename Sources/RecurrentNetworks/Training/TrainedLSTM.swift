/// A network that was trained.
public struct TrainedLSTM: Sendable, Equatable {
  /// How it was trained.
  public let training: LSTMTraining
  /// The parameters after the best epoch.
  public let parameters: LSTMParameters
  /// What each epoch came to.
  public let reports: [EpochReport]
  /// The number of the best epoch, from one: the first with the smallest loss on the validation rows, or the last epoch
  /// where there are none.
  public let bestEpoch: Int

  /// A network that was trained.
  package init(training: LSTMTraining, parameters: LSTMParameters, reports: [EpochReport], bestEpoch: Int) {
    self.training = training
    self.parameters = parameters
    self.reports = reports
    self.bestEpoch = bestEpoch
  }

  /// The number of parameters.
  public var parametersCount: Int { parameters.count }

  /// The report of the best epoch.
  public var bestReport: EpochReport { reports[bestEpoch - 1] }
}
