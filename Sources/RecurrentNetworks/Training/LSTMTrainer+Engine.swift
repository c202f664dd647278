extension LSTMTrainer {
  /// A training that begins with the random parameters of the specification's seed.
  ///
  /// - Parameters:
  ///   - training: how the network is trained.
  ///   - data: the series, with the network's number of inputs and a target for each of its
  ///     `loss.outputsPerTarget` outputs.
  ///   - split: the rows of `data` to train on and those to validate on; without any to validate on, all epochs are run and
  ///     the last is the best.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Throws: `RecurrentNetworkError.nothingToTrainOn`, `.nothingToValidateOn` (also where there is patience, but
  ///   no rows to validate on), `.seriesTooShort`, or `.invalidValue` where a target should be a variance and is negative.
  /// - Precondition: network and data fit each other, and the split is one of the data.
  public init(
    _ training: LSTMTraining, data: SequenceData, split: SequenceSplit, threads: Int = 1
  ) throws(RecurrentNetworkError) {
    try self.init(
      training, data: data, split: split, engine: training.engine(threads: threads),
      validator: training.validator(threads: threads),
      initial: LSTMParameters(random: training.architecture, seed: training.seed))
  }

  /// A training that goes on where a check-point was taken, bit for bit.
  ///
  /// - Parameters:
  ///   - checkpoint: where to go on.
  ///   - expected: what the training should be; `nil` takes the check-point's.
  ///   - data: the same data as before.
  ///   - split: the same rows as before.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Throws: `RecurrentNetworkError.checkpointOfOtherTraining` or `.checkpointOfOtherData`.
  public init(
    resuming checkpoint: LSTMCheckpoint, expecting expected: LSTMTraining? = nil, data: SequenceData,
    split: SequenceSplit, threads: Int = 1
  ) throws(RecurrentNetworkError) {
    try self.init(
      resuming: checkpoint, expecting: expected, data: data, split: split,
      engine: checkpoint.training.engine(threads: threads), validator: checkpoint.training.validator(threads: threads))
  }
}

extension LSTMTraining {
  /// Trains a network.
  ///
  /// - Parameters:
  ///   - data: the series.
  ///   - split: the rows of `data` to train on and those to validate on.
  ///   - threads: the number of threads, positive; it changes no bit.
  ///   - progress: is told of each epoch that ends.
  /// - Returns: the network after the best epoch.
  /// - Throws: what an `LSTMTrainer` throws.
  public func train(
    on data: SequenceData, split: SequenceSplit, threads: Int = 1, progress: (EpochReport) -> Void = { _ in }
  ) throws(RecurrentNetworkError) -> TrainedLSTM {
    var trainer = try LSTMTrainer(self, data: data, split: split, threads: threads)
    return try trainer.train(progress: progress)
  }

  /// What computes the gradient.
  fileprivate func engine(threads: Int) -> any GradientEngine {
    PackedGradientEngine(architecture: architecture, loss: loss, threads: threads)
  }

  /// What computes the loss on the validation rows.
  fileprivate func validator(threads: Int) -> any LossEngine {
    ForwardLossEngine(architecture: architecture, loss: loss, threads: threads)
  }
}

extension LSTMEnsembleTrainer {
  /// A training of an ensemble that begins anew.
  ///
  /// - Parameters:
  ///   - training: how the first member is trained; number i has the seed plus i.
  ///   - members: the number of members, positive.
  ///   - data: the series.
  ///   - split: the rows of `data` to train on and those to validate on.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Throws: what an `LSTMTrainer` throws.
  public init(
    _ training: LSTMTraining, members: Int, data: SequenceData, split: SequenceSplit, threads: Int = 1
  ) throws(RecurrentNetworkError) {
    let perMember = max(1, threads / max(members, 1))
    try self.init(training, members: members, threads: threads) { (training) throws(RecurrentNetworkError) in
      try LSTMTrainer(training, data: data, split: split, threads: perMember)
    }
  }

  /// A training of an ensemble that goes on where a check-point was taken, bit for bit.
  ///
  /// - Parameters:
  ///   - checkpoint: where to go on.
  ///   - expected: what the training of the first member should be; `nil` takes the check-point's.
  ///   - data: the same data as before.
  ///   - split: the same rows as before.
  ///   - threads: the number of threads, positive; it changes no bit.
  /// - Throws: `RecurrentNetworkError.checkpointOfOtherTraining` or `.checkpointOfOtherData`.
  public init(
    resuming checkpoint: LSTMEnsembleCheckpoint, expecting expected: LSTMTraining? = nil, data: SequenceData,
    split: SequenceSplit, threads: Int = 1
  ) throws(RecurrentNetworkError) {
    let perMember = max(1, threads / checkpoint.members.count)
    try self.init(resuming: checkpoint, expecting: expected, threads: threads) {
      (training, member) throws(RecurrentNetworkError) in
      guard let member else { return try LSTMTrainer(training, data: data, split: split, threads: perMember) }
      return try LSTMTrainer(resuming: member, data: data, split: split, threads: perMember)
    }
  }
}
