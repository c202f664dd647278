/// How a network is trained: what is lost, on which windows, and how the parameters are changed.
///
/// The same specification, data and rows give the same bits, whatever the number of threads.
public struct LSTMTraining: Sendable, Equatable {
  /// The network.
  public let architecture: LSTM
  /// What is made small.
  public let loss: NetworkLoss
  /// The number T of steps of a window.
  public let steps: Int
  /// The number K of last steps of a window whose outputs are scored.
  public let outputSteps: Int
  /// The number of rows from one window to the next.
  public let windowStride: Int
  /// The number of windows of a step of the optimiser.
  public let batchSize: Int
  /// The most epochs; in each, every window of the training rows is seen once.
  public let epochs: Int
  /// How the parameters are changed.
  public let optimizer: Adam
  /// How the learning rate changes.
  public let schedule: LearningRateSchedule
  /// The norm that no gradient exceeds, as a longer one is scaled down to it; `nil` clips nothing.
  public let gradientNormLimit: Double?
  /// The number of epochs in a row without a smaller loss on the validation rows after which the training ends; `nil`
  /// never ends it early.
  public let patience: Int?
  /// What first parameters, the order of the windows and dropout are drawn from.
  public private(set) var seed: UInt64

  /// A specification.
  ///
  /// - Parameters:
  ///   - architecture: the network; it has `loss.outputsPerTarget` outputs for each target of a row.
  ///   - loss: what is made small; degrees of freedom above 2, levels of quantiles that increase between 0 and 1.
  ///   - steps: the number T of steps of a window, positive.
  ///   - outputSteps: the number K of last steps of a window that are scored, from 1 to T.
  ///   - windowStride: the number of rows from one window to the next, positive.
  ///   - batchSize: the number of windows of a step of the optimiser, positive.
  ///   - epochs: the most epochs, positive.
  ///   - optimizer: how the parameters are changed.
  ///   - schedule: how the learning rate changes.
  ///   - gradientNormLimit: the norm that no gradient exceeds, positive; `nil` clips nothing.
  ///   - patience: the number of epochs without improvement that ends the training, positive; `nil` never does.
  ///   - seed: what everything random is drawn from.
  /// - Throws: `RecurrentNetworkError.invalidTraining` or `.invalidLoss`.
  public init(
    architecture: LSTM, loss: NetworkLoss, steps: Int, outputSteps: Int = 1, windowStride: Int = 1, batchSize: Int = 64,
    epochs: Int = 50, optimizer: Adam, schedule: LearningRateSchedule = .constant, gradientNormLimit: Double? = 1,
    patience: Int? = nil, seed: UInt64 = 0
  ) throws(RecurrentNetworkError) {
    func check(_ isTrue: Bool, _ reason: String) throws(RecurrentNetworkError) {
      if !isTrue { throw .invalidTraining(reason: reason) }
    }
    let positives = [
      ("the number of steps of a window", steps), ("the number of rows between windows", windowStride),
      ("the size of a batch", batchSize), ("the number of epochs", epochs), ("the patience", patience ?? 1),
    ]
    for (name, value) in positives { try check(value > 0, "\(name) is at least 1, not \(value)") }
    try check(
      outputSteps > 0 && outputSteps <= steps,
      "the number of steps that are scored is from 1 to the window's \(steps), not \(outputSteps)")
    try check(
      gradientNormLimit.map { $0 > 0 } ?? true,
      "the limit of a gradient's norm is positive, \(gradientNormLimit ?? 0) is not")
    if let reason = schedule.invalidity { throw .invalidTraining(reason: reason) }
    try loss.check()
    try check(
      architecture.outputSize.isMultiple(of: loss.outputsPerTarget),
      "each target needs \(loss.outputsPerTarget) outputs, of which \(architecture.outputSize) are no multiple")
    self.architecture = architecture
    self.loss = loss
    self.steps = steps
    self.outputSteps = outputSteps
    self.windowStride = windowStride
    self.batchSize = batchSize
    self.epochs = epochs
    self.optimizer = optimizer
    self.schedule = schedule
    self.gradientNormLimit = gradientNormLimit
    self.patience = patience
    self.seed = seed
  }

  /// The number M of targets of a row.
  public var targetCount: Int { architecture.outputSize / loss.outputsPerTarget }

  /// The training of member number `number` of an ensemble: the same with the seed plus `number`.
  public func member(_ number: Int) -> LSTMTraining {
    var training = self
    training.seed = seed &+ UInt64(number)
    return training
  }
}
