import NumericalMethods
import RecurrentNetworks

/// A network with random numbers and a batch of any size, for the packed engine.
struct PackedCase: Sendable, CustomStringConvertible {
  var architecture: LSTM
  var loss: NetworkLoss
  var count: Int
  var steps: Int
  var outputSteps: Int
  var seed: UInt64
  /// The range of the parameters.
  var size: Double

  /// A case; the head has the outputs of two targets.
  init(
    inputs: Int = 3, hidden: Int, layers: Int = 1, normalizes: Bool = false, dropout: Double = 0,
    loss: NetworkLoss = .squaredError, count: Int, steps: Int, outputSteps: Int = 1, seed: UInt64 = 1,
    size: Double = 0.3
  ) throws {
    architecture = try LSTM(
      inputSize: inputs, hiddenSize: hidden, layerCount: layers, outputSize: 2 * loss.outputsPerTarget,
      normalizesLayers: normalizes, dropout: dropout)
    (self.loss, self.count, self.steps, self.outputSteps) = (loss, count, steps, outputSteps)
    (self.seed, self.size) = (seed, size)
  }

  /// Hidden sizes on both sides of a block of sixteen and of a pair of blocks, batches on both sides of a micro-batch, each
  /// loss, one to three layers with and without normalisation and dropout, targets at the last step, at some, and at all.
  static let all: [PackedCase] = {
    let hidden = [8, 15, 16, 17, 31, 32, 33, 47, 48, 63, 65, 80]
    let counts = [1, 31, 32, 33, 70, 7, 8, 9]
    let steps = [1, 2, 5, 9]
    let cases = (0..<60).compactMap { n in
      let length = steps[n / 3 % 4]
      return try? PackedCase(
        inputs: [1, 3, 8, 15, 16, 17][n % 6], hidden: hidden[n * 7 % 12], layers: n % 3 + 1,
        normalizes: n / 2 % 2 == 1, dropout: n / 4 % 2 == 1 ? 0.25 : 0, loss: GradientCase.losses[n % 5],
        count: counts[n * 3 % 8], steps: length, outputSteps: [1, (length + 1) / 2, length][n / 5 % 3],
        seed: UInt64(n + 1))
    }
    let long = [
      try? PackedCase(inputs: 8, hidden: 64, count: 70, steps: 40), try? PackedCase(hidden: 256, count: 33, steps: 6),
      try? PackedCase(inputs: 130, hidden: 24, layers: 2, count: 40, steps: 30, outputSteps: 30),
    ]
    return cases + long.compactMap { $0 }
  }()

  var description: String {
    "\(architecture.inputSize) inputs, \(architecture.layerCount) × \(architecture.hiddenSize), normalised "
      + "\(architecture.normalizesLayers), dropout \(architecture.dropout), \(loss), \(count) sequences of \(steps) steps, "
      + "\(outputSteps) with outputs"
  }

  /// Random parameters.
  var parameters: [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<LSTMLayout(architecture).count).map { _ in Float((2 * generator.nextUniform() - 1) * size) }
  }

  /// Random sequences and targets, with weights of which some are zero.
  ///
  /// The targets of quantiles lie beyond what the outputs reach, away from the kinks of the loss.
  var batch: TrainingBatch {
    var generator = SplitMix64(seed: seed, stream: 1)
    let inputs = (0..<count * steps * architecture.inputSize).map { _ in Float(4 * generator.nextUniform() - 2) }
    let targets = (0..<count * outputSteps * 2).map { _ in
      switch loss {
      case .qlike: Float(2 * generator.nextUniform())
      case .pinball: Float(generator.nextUniform() < 0.5 ? -10 : 10)
      case .squaredError, .gaussian, .studentT: Float(4 * generator.nextUniform() - 2)
      }
    }
    return TrainingBatch(
      sequences: SequenceBatch(inputs: inputs, count: count, steps: steps), outputSteps: outputSteps, targets: targets,
      weights: targets.indices.map { [1, 0.25, 0, 0.5, 2][$0 % 5] })
  }

  /// What the masks are drawn from.
  var dropoutSeed: UInt64? { architecture.dropout > 0 ? seed : nil }

  /// The loss and the gradient by the packed engine.
  func packed(threads: Int = 1) -> (loss: Double, gradient: [Float]) {
    var engine = PackedGradientEngine(architecture: architecture, loss: loss, threads: threads)
    return engine.gradient(parameters: parameters, batch: batch, dropoutSeed: dropoutSeed)
  }

  /// The loss and the gradient by the plain network in `Double`.
  func exact() -> (loss: Double, gradient: [Double]) {
    let masks = dropoutSeed.map { DropoutMask.layers(architecture, seed: $0, count: count) } ?? []
    let batch = batch
    let result = PlainNetwork(architecture, parameters: parameters.map(Double.init)).gradient(
      of: loss, inputs: batch.sequences.inputs.map(Double.init), count: count, steps: steps,
      targets: batch.targets.map(Double.init), weights: batch.weights.map(Double.init),
      masks: masks.map { $0.map(Double.init) })
    return (result.loss, result.parameters)
  }
}
