extension LSTMCheckpoint {
  private static let magic: StaticString = "PLIMLSTM"

  /// The check-point as bytes, the same on every machine.
  public func encoded() -> [UInt8] {
    var writer = CheckpointWriter()
    writer.write(training)
    writer.write(fingerprint.rowCount)
    writer.write(fingerprint.hash)
    writer.write(state.parameters)
    writer.write(state.moments.first)
    writer.write(state.moments.second)
    writer.write(state.moments.stepCount)
    writer.write(state.bestParameters)
    writer.write(state.bestEpoch)
    writer.write(state.firstLoss)
    writer.write(state.reports.count)
    for report in state.reports {
      writer.write(report.trainLoss)
      writer.write(report.validationLoss)
      writer.write(report.learningRate)
      writer.write(report.gradientNorm)
    }
    return CheckpointContainer.sealed(writer.bytes, magic: Self.magic)
  }

  /// A check-point that `encoded()` wrote.
  ///
  /// - Parameter bytes: the bytes.
  /// - Throws: `RecurrentNetworkError.notACheckpoint`, `.unknownCheckpointVersion`, `.truncatedCheckpoint` or
  ///   `.corruptCheckpoint`.
  public init(decoding bytes: [UInt8]) throws(RecurrentNetworkError) {
    var reader = try CheckpointContainer.contents(of: bytes, magic: Self.magic)
    training = try reader.training()
    fingerprint = DataFingerprint(rowCount: try reader.integer(), hash: try reader.word())
    state = try reader.state(of: training)
    guard reader.isAtEnd else { throw .corruptCheckpoint(reason: "more follows the last epoch") }
  }
}

extension CheckpointReader {
  /// The state of a training between two epochs.
  fileprivate mutating func state(of training: LSTMTraining) throws(RecurrentNetworkError) -> TrainingState {
    let count = LSTMLayout(training.architecture).count
    var state = TrainingState(initial: try parameters(count))
    state.moments.first = try parameters(count)
    state.moments.second = try parameters(count)
    state.moments.stepCount = try integer()
    state.bestParameters = try parameters(count)
    state.bestEpoch = try integer()
    state.firstLoss = try optionalDouble()
    let epochs = try integer()
    guard state.moments.stepCount >= 0, (0...training.epochs).contains(epochs),
      (min(epochs, 1)...epochs).contains(state.bestEpoch)
    else { throw .corruptCheckpoint(reason: "its counts of steps and epochs contradict each other") }
    for epoch in 0..<epochs {
      state.reports.append(
        EpochReport(
          epoch: epoch + 1, trainLoss: try double(), validationLoss: try optionalDouble(), learningRate: try double(),
          gradientNorm: try double()))
    }
    return state
  }

  /// A number for each of `count` parameters.
  private mutating func parameters(_ count: Int) throws(RecurrentNetworkError) -> [Float] {
    let values = try floats()
    guard values.count == count else {
      throw .corruptCheckpoint(reason: "\(values.count) numbers stand where the network has \(count) parameters")
    }
    return values
  }
}
