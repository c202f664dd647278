/// A training in progress: a value that goes on by an epoch at a time.
///
/// A copy goes on by itself, and what `checkpoint` holds goes on bit for bit where it was taken.
public struct LSTMTrainer: Sendable {
  /// How the network is trained.
  public let training: LSTMTraining
  let data: SequenceData
  let fingerprint: DataFingerprint
  let trainingWindows: [SequenceWindow]
  let validationWindows: [SequenceWindow]
  var engine: any GradientEngine
  var validator: any LossEngine
  package internal(set) var state: TrainingState

  /// A training that begins with given parameters.
  ///
  /// - Parameters:
  ///   - training: how the network is trained.
  ///   - data: the series.
  ///   - split: the rows to train on and those to validate on.
  ///   - engine: what computes the gradient of `training`'s loss.
  ///   - validator: what computes the loss on the validation rows; `engine` if `nil`.
  ///   - initial: the first parameters.
  /// - Throws: `RecurrentNetworkError.nothingToTrainOn`, `.nothingToValidateOn`, `.seriesTooShort`, or `.invalidValue`
  ///   where a target should be a variance and is negative.
  /// - Precondition: network and parameters fit the data's inputs and targets, and the split is one of the data.
  package init(
    _ training: LSTMTraining, data: SequenceData, split: SequenceSplit, engine: any GradientEngine,
    validator: (any LossEngine)? = nil, initial: LSTMParameters
  ) throws(RecurrentNetworkError) {
    precondition(training.architecture.inputSize == data.inputSize, "the network has the inputs that the data have")
    precondition(training.targetCount == data.targetCount, "the network has outputs for the targets that the data have")
    precondition(initial.architecture == training.architecture, "the parameters are of the network that is trained")
    try Self.checkTargets(of: data, for: training.loss)
    let (steps, outputSteps) = (training.steps, training.outputSteps)
    trainingWindows = try data.windows(
      steps: steps, outputSteps: outputSteps, stride: training.windowStride, in: split.training)
    // Each row is validated on once.
    validationWindows = try data.windows(
      steps: steps, outputSteps: outputSteps, stride: outputSteps, in: split.validation)
    if trainingWindows.isEmpty { throw .nothingToTrainOn(steps: steps, outputSteps: outputSteps) }
    if validationWindows.isEmpty && (split.hasValidation || training.patience != nil) {
      throw .nothingToValidateOn(steps: steps, outputSteps: outputSteps)
    }
    self.training = training
    self.data = data
    self.engine = engine
    self.validator = validator ?? GradientLossEngine(engine: engine)
    fingerprint = DataFingerprint(data, split: split)
    state = TrainingState(initial: initial.values)
  }

  /// What each epoch so far came to.
  public var reports: [EpochReport] { state.reports }

  /// Whether all epochs are done, or there was no improvement for as many as the patience is.
  public var isFinished: Bool {
    let done = state.reports.count
    return done == training.epochs || training.patience.map { done - state.bestEpoch >= $0 } ?? false
  }

  /// The parameters after the best epoch so far; the first ones before there is any.
  public var best: LSTMParameters { LSTMParameters(training.architecture, values: state.bestParameters) }

  /// The network after the best epoch so far; `nil` before the first has ended.
  public var trained: TrainedLSTM? { state.reports.isEmpty ? nil : result }

  /// Runs all epochs that are left.
  ///
  /// - Parameter progress: is told of each epoch that ends.
  /// - Returns: the network after the best epoch.
  /// - Throws: `RecurrentNetworkError.explodedLoss`; the training is then where it was before the epoch.
  public mutating func train(
    progress: (EpochReport) -> Void = { _ in }
  ) throws(RecurrentNetworkError) -> TrainedLSTM {
    while !isFinished { progress(try runEpoch()) }
    return result
  }

  private var result: TrainedLSTM {
    TrainedLSTM(training: training, parameters: best, reports: state.reports, bestEpoch: state.bestEpoch)
  }

  private static func checkTargets(of data: SequenceData, for loss: NetworkLoss) throws(RecurrentNetworkError) {
    guard loss.needsVariances else { return }
    for series in data.series {
      guard let index = series.targets.firstIndex(where: { $0 < 0 }) else { continue }
      throw .invalidValue(
        role: .target, column: data.targetNames[index % data.targetCount], series: series.name,
        row: index / data.targetCount, value: series.targets[index], expected: "a variance, which is not negative,")
    }
  }
}
