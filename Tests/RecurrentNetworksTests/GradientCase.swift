import NumericalMethods
import RecurrentNetworks

/// A small network with random numbers, sequences, targets and masks.
struct GradientCase: Sendable, CustomStringConvertible {
  static let count = 2
  static let steps = 3

  var architecture: LSTM
  var loss: NetworkLoss
  /// What the numbers and the masks are drawn from.
  var seed: UInt64
  var parameters: [Double]
  var inputs: [Double]
  var targets: [Double]
  var weights: [Double]
  var masks: [[Double]]
  var description: String

  static let losses: [NetworkLoss] = [
    .squaredError, .qlike, .gaussian, .studentT(degreesOfFreedom: 4.5), .pinball(levels: [0.05, 0.5, 0.9]),
  ]

  /// Each loss with one, two and three layers, with and without normalisation, with targets at the last step, at some and
  /// at all; dropout changes from case to case, so that it meets all numbers of layers with and without normalisation.
  static let all: [GradientCase] = losses.enumerated().flatMap { number, loss in
    (0..<6).compactMap { variant -> GradientCase? in
      let layers = variant % 3 + 1
      guard
        let architecture = try? LSTM(
          inputSize: 3, hiddenSize: 8, layerCount: layers, outputSize: 2 * loss.outputsPerTarget,
          normalizesLayers: variant >= 3, dropout: (variant + number) % 2 == 0 ? 0 : 0.25)
      else { return nil }
      let seed = UInt64(6 * number + variant + 1)
      return GradientCase(architecture, loss, outputSteps: (layers + number) % 3 + 1, seed: seed)
    }
  }

  init(_ architecture: LSTM, _ loss: NetworkLoss, outputSteps: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    /// Numbers that `Float` holds exactly, between −`size` and `size`.
    func random(_ count: Int, _ size: Double) -> [Double] {
      (0..<count).map { _ in Double(Float((2 * generator.nextUniform() - 1) * size)) }
    }
    let targetCount = Self.count * outputSteps * architecture.outputSize / loss.outputsPerTarget
    self.architecture = architecture
    self.loss = loss
    self.seed = seed
    parameters = random(LSTMLayout(architecture).count, 0.7)
    inputs = random(Self.count * Self.steps * architecture.inputSize, 2)
    // The targets of quantiles lie beyond what the outputs reach, away from the kinks of the loss.
    let reach = 10.0
    targets = random(targetCount, 2).map {
      switch loss {
      case .qlike: abs($0)
      case .pinball: $0 < 0 ? $0 - reach : $0 + reach
      case .squaredError, .gaussian, .studentT: $0
      }
    }
    weights = (0..<targetCount).map { [0.25, 0, 1, 0.5, 2][$0 % 5] }
    masks =
      architecture.dropout == 0
      ? [] : DropoutMask.layers(architecture, seed: seed, count: Self.count).map { $0.map(Double.init) }
    description =
      "\(loss), \(architecture.layerCount) layers, normalised \(architecture.normalizesLayers), "
      + "dropout \(architecture.dropout), \(outputSteps) of \(Self.steps) steps"
  }

  /// The loss with these parameters and inputs, and its gradient.
  func gradient<Scalar: PlainScalar>(
    _ parameters: [Scalar], _ inputs: [Scalar]
  ) -> (loss: Double, parameters: [Scalar], inputs: [Scalar]) {
    PlainNetwork(architecture, parameters: parameters).gradient(
      of: loss, inputs: inputs, count: Self.count, steps: Self.steps, targets: targets.map { Scalar($0) },
      weights: weights.map { Scalar($0) }, masks: masks.map { $0.map { Scalar($0) } })
  }

  /// The loss alone.
  func value(_ parameters: [Double], _ inputs: [Double]) -> Double {
    let outputSteps = targets.count * loss.outputsPerTarget / (Self.count * architecture.outputSize)
    let trace = PlainNetwork(architecture, parameters: parameters).forward(
      inputs, count: Self.count, steps: Self.steps, outputSteps: outputSteps, masks: masks)
    return loss.evaluate(outputs: trace.outputs, targets: targets, weights: weights).loss
  }

  /// The batch for an engine, which draws the masks itself.
  var batch: TrainingBatch {
    TrainingBatch(
      sequences: SequenceBatch(inputs: inputs.map { Float($0) }, count: Self.count, steps: Self.steps),
      outputSteps: targets.count * loss.outputsPerTarget / (Self.count * architecture.outputSize),
      targets: targets.map { Float($0) }, weights: weights.map { Float($0) })
  }
}
