import RecurrentNetworks

/// Steps of one sequence whose state is kept, with the same inputs at each: the output after the last one.
struct LSTMStepJob: BenchmarkJob {
  /// The number of inputs of a step.
  var inputs: Int
  var hidden: Int
  var layers: Int
  var steps: Int

  func input(_ path: String) throws -> LSTMInput {
    let architecture = try LSTM(inputSize: inputs, hiddenSize: hidden, layerCount: layers)
    return try LSTMInput(path, architecture, inputCount: inputs)
  }

  func run(_ input: LSTMInput) -> [Float] {
    var state = input.network.initialState()
    var outputs = [Float](repeating: 0, count: input.network.architecture.outputSize)
    for _ in 0..<steps { input.network.advance(&state, by: input.numbers, into: &outputs) }
    return outputs
  }

  func results(_ output: [Float]) -> [String: [Double]] { ["outputs": output.map(Double.init)] }
}
