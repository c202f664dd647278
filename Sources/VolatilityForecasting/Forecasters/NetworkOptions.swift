package import RecurrentNetworks

/// The shape of the networks of a forecaster, and how they are trained.
public struct NetworkOptions: Sendable, Equatable {
  /// What the networks are trained for.
  public enum Loss: String, Sendable, CaseIterable {
    /// QLIKE of the variance: the output is the logarithm of a factor to the expected variance.
    case qlike
    /// The squared error of the log variance; the forecast is then raised so that it is right on average.
    case squaredError = "mse"

    var networkLoss: NetworkLoss {
      switch self {
      case .qlike: .qlike
      case .squaredError: .squaredError
      }
    }
  }

  /// The number of units of each layer.
  public var hiddenSize = 32
  /// The number of layers.
  public var layerCount = 1
  /// Whether what a layer hands on is normalised over its units.
  public var normalizesLayers = false
  /// The share of what a layer hands on that is dropped in training.
  public var dropout = 0.5
  /// What the networks are trained for.
  public var loss = Loss.qlike
  /// The number of bars that a forecast looks back over.
  public var steps = 96
  /// The number of last bars of a window that are scored in training.
  public var outputSteps = 48
  /// The number of bars from one window to the next.
  public var windowStride = 48
  /// The number of windows of a step of the optimiser.
  public var batchSize = 64
  /// The most epochs.
  public var epochs = 4
  /// The learning rate after the warm-up; it falls to zero as a cosine.
  public var learningRate = 3e-3
  /// The rate at which weights decay.
  public var weightDecay = 0.01
  /// The share of all steps in which the learning rate rises.
  public var warmUp = 0.05
  /// The norm that no gradient exceeds.
  public var gradientNormLimit = 1.0
  /// The number of epochs without improvement on the validation part after which the training ends; `nil` for none.
  public var patience: Int? = 4
  /// The number of networks whose outputs are averaged.
  public var members = 5
  /// What everything random is drawn from.
  public var seed: UInt64 = 0

  /// The options of the recipe that the documentation reports on.
  public init() {}

  /// The training of a network on sequences of a given shape.
  package func training(inputSize: Int, targetCount: Int, validates: Bool) throws(RecurrentNetworkError) -> LSTMTraining
  {
    try LSTMTraining(
      architecture: LSTM(
        inputSize: inputSize, hiddenSize: hiddenSize, layerCount: layerCount, outputSize: targetCount,
        normalizesLayers: normalizesLayers, dropout: dropout),
      loss: loss.networkLoss, steps: steps, outputSteps: outputSteps, windowStride: windowStride,
      batchSize: batchSize, epochs: epochs, optimizer: Adam(learningRate: learningRate, weightDecay: weightDecay),
      schedule: .cosine(warmUp: warmUp), gradientNormLimit: gradientNormLimit, patience: validates ? patience : nil,
      seed: seed)
  }
}
