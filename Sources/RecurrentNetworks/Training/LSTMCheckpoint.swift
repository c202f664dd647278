/// A training as it stood between two epochs: all that is needed to go on bit for bit, except for the data.
public struct LSTMCheckpoint: Sendable, Equatable {
  /// How the network is trained.
  public let training: LSTMTraining
  let state: TrainingState
  let fingerprint: DataFingerprint

  init(training: LSTMTraining, state: TrainingState, fingerprint: DataFingerprint) {
    self.training = training
    self.state = state
    self.fingerprint = fingerprint
  }

  /// What each epoch so far came to.
  public var reports: [EpochReport] { state.reports }
  /// The number of rows of all series that are trained on.
  public var rowCount: Int { fingerprint.rowCount }
}

extension LSTMTrainer {
  /// The training as it stands.
  public var checkpoint: LSTMCheckpoint {
    LSTMCheckpoint(training: training, state: state, fingerprint: fingerprint)
  }

  /// A training that goes on where a check-point was taken, bit for bit.
  ///
  /// - Parameters:
  ///   - checkpoint: where to go on.
  ///   - expected: what the training should be; `nil` takes the check-point's.
  ///   - data: the same data as before.
  ///   - split: the same rows as before.
  ///   - engine: what computes the gradient.
  ///   - validator: what computes the loss on the validation rows; `engine` if `nil`.
  /// - Throws: `RecurrentNetworkError.checkpointOfOtherTraining` or `.checkpointOfOtherData`.
  package init(
    resuming checkpoint: LSTMCheckpoint, expecting expected: LSTMTraining? = nil, data: SequenceData,
    split: SequenceSplit, engine: any GradientEngine, validator: (any LossEngine)? = nil
  ) throws(RecurrentNetworkError) {
    let training = checkpoint.training
    if let expected, let difference = training.difference(from: expected) {
      throw .checkpointOfOtherTraining(difference: difference)
    }
    guard checkpoint.fingerprint == DataFingerprint(data, split: split) else { throw .checkpointOfOtherData }
    try self.init(
      training, data: data, split: split, engine: engine, validator: validator,
      initial: LSTMParameters(training.architecture, values: checkpoint.state.parameters))
    state = checkpoint.state
  }
}
