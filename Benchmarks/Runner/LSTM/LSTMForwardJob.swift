import RecurrentNetworks

/// The outputs at the last step of some sequences, (B, T, I) in the data file.
struct LSTMForwardJob: BenchmarkJob {
  /// The number of inputs of a step.
  var inputs: Int
  var hidden: Int
  var layers: Int
  var steps: Int
  /// The number of sequences.
  var batch: Int
  var threads: Int

  func input(_ path: String) throws -> LSTMInput {
    let architecture = try LSTM(inputSize: inputs, hiddenSize: hidden, layerCount: layers)
    guard batch > 0, steps > 0, threads > 0 else { throw RunnerError.invalidOption("nothing to do") }
    return try LSTMInput(path, architecture, inputCount: batch * steps * inputs)
  }

  func run(_ input: LSTMInput) -> [Float] {
    input.network.outputs(of: input.numbers, steps: steps, count: batch, threads: threads)
  }

  func results(_ output: [Float]) -> [String: [Double]] { ["outputs": output.map(Double.init)] }
}
