import NumericalMethods
import RecurrentNetworks

/// A training that takes no time: y = 2x₀ − x₁ + ½ and some noise.
struct LinearProblem {
  var data: SequenceData
  var split: SequenceSplit
  var training: LSTMTraining

  init(
    rows: Int = 200, epochs: Int = 6, learningRate: Double = 0.05, dropout: Double = 0, noise: Double = 0.1,
    weightDecay: Double = 0.01,
    patience: Int? = nil, gradientNormLimit: Double? = nil, schedule: LearningRateSchedule = .constant, seed: UInt64 = 1
  ) throws {
    data = try Self.data(rows: rows, noise: noise)
    split = try PurgedTail(share: 0.25, purge: 1).split(data)
    training = try LSTMTraining(
      architecture: LSTM(inputSize: 2, hiddenSize: 8, dropout: dropout), loss: .squaredError, steps: 3, batchSize: 16,
      epochs: epochs, optimizer: Adam(learningRate: learningRate, weightDecay: weightDecay), schedule: schedule,
      gradientNormLimit: gradientNormLimit, patience: patience, seed: seed)
  }

  static func data(rows: Int, noise: Double, seed: UInt64 = 3) throws -> SequenceData {
    var random = SplitMix64(seed: seed)
    let inputs = (0..<2 * rows).map { _ in Float(random.nextNormal()) }
    var targets: [Float] = []
    for row in 0..<rows {
      let disturbance = Float(noise * random.nextNormal())
      targets.append(2 * inputs[2 * row] - inputs[2 * row + 1] + 0.5 + disturbance)
    }
    return try SequenceData(
      series: [SequenceSeries(name: "line", inputs: inputs, targets: targets)], inputNames: ["a", "b"],
      targetNames: ["y"])
  }

  /// The first parameters.
  var initial: LSTMParameters { LSTMParameters(random: training.architecture, seed: training.seed) }

  func trainer(engine: any GradientEngine = LinearEngine()) throws -> LSTMTrainer {
    try LSTMTrainer(training, data: data, split: split, engine: engine, initial: initial)
  }

  func trainer(resuming checkpoint: LSTMCheckpoint, expecting: LSTMTraining? = nil) throws -> LSTMTrainer {
    try LSTMTrainer(resuming: checkpoint, expecting: expecting, data: data, split: split, engine: LinearEngine())
  }
}
