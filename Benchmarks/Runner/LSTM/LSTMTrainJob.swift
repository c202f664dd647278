import RecurrentNetworks

/// The loss of one batch and its gradient, as a training step needs them; without the optimiser's part.
///
/// The data file has the parameters in the order of `LSTMLayout`, the inputs, (B, T, I), and a target for the last step of
/// each sequence.
struct LSTMTrainJob: BenchmarkJob {
  /// The number of inputs of a step.
  var inputs: Int
  var hidden: Int
  var layers: Int
  var steps: Int
  /// The number of sequences.
  var batch: Int
  var threads: Int

  /// An engine, whose memory lives on from step to step, with what it works on.
  final class Input {
    var engine: PackedGradientEngine
    let parameters: [Float]
    let batch: TrainingBatch

    init(engine: PackedGradientEngine, parameters: [Float], batch: TrainingBatch) {
      self.engine = engine
      self.parameters = parameters
      self.batch = batch
    }
  }

  func input(_ path: String) throws -> Input {
    let architecture = try LSTM(inputSize: inputs, hiddenSize: hidden, layerCount: layers)
    let data = try DoubleFile.read(path).map { Float($0) }
    let count = LSTMLayout(architecture).count
    guard batch > 0, steps > 0, threads > 0, data.count == count + batch * (steps * inputs + 1) else {
      throw RunnerError.invalidOption("\(data.count) numbers are not parameters, inputs and targets of such a network")
    }
    let sequences = SequenceBatch(inputs: Array(data[count..<data.count - batch]), count: batch, steps: steps)
    return Input(
      engine: PackedGradientEngine(architecture: architecture, loss: .squaredError, threads: threads),
      parameters: Array(data[..<count]),
      batch: TrainingBatch(sequences: sequences, targets: Array(data.suffix(batch))))
  }

  func run(_ input: Input) -> (loss: Double, gradient: [Float]) {
    input.engine.gradient(parameters: input.parameters, batch: input.batch, dropoutSeed: nil)
  }

  func results(_ output: (loss: Double, gradient: [Float])) -> [String: [Double]] {
    ["loss": [output.loss], "gradient": output.gradient.map(Double.init)]
  }
}
