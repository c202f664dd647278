import RecurrentNetworks
import Testing

@Suite struct PlainNetworkTests {
  /// With all parameters zero but the head's bias, gates are half open, cells stay at zero and outputs at the bias.
  @Test func withoutWeightsTheHeadsBiasIsLeft() throws {
    let network = try LSTM(inputSize: 2, hiddenSize: 8, outputSize: 2)
    var parameters = [Double](repeating: 0, count: LSTMLayout(network).count)
    parameters.replaceSubrange(LSTMLayout(network).headBiases, with: [1.5, -2])
    let trace = PlainNetwork(network, parameters: parameters).forward([1, 2, 3, 4], count: 1, steps: 2)
    #expect(trace.outputs == [1.5, -2, 1.5, -2])
    #expect(trace.state == PlainState(network))
  }

  /// A sequence's numbers do not depend on those beside it, up to the order in which BLAS adds up.
  @Test func sequencesOfABatchAreIndependent() throws {
    let example = try #require(ForwardCase.all.first { $0.sequences.count > 8 && $0.architecture.layerCount == 3 })
    let network = PlainNetwork(example.architecture, parameters: example.parameters)
    let steps = example.sequences.steps
    let whole = network.forward(
      example.sequences.inputs, count: example.sequences.count, steps: steps, outputSteps: example.outputSteps)
    let inputs = example.sequences.inputs.suffix(steps * example.architecture.inputSize)
    let single = network.forward(Array(inputs), count: 1, steps: steps, outputSteps: example.outputSteps)
    for (value, expected) in zip(single.outputs, whole.outputs.suffix(single.outputs.count)) {
      #expect(abs(value - expected) <= 2e-6)
    }
  }

  @Test func gatesThatAreShutHardStayNumbers() throws {
    let network = try LSTM(inputSize: 1, hiddenSize: 8)
    let parameters = [Float](repeating: 1e30, count: LSTMLayout(network).count)
    let trace = PlainNetwork(network, parameters: parameters).forward([-1, 1, -1], count: 1, steps: 3)
    #expect(trace.outputs.allSatisfy { !$0.isNaN })
  }

  @Test func shapesArePreconditions() async {
    await #expect(processExitsWith: .failure) {
      _ = PlainNetwork(try LSTM(inputSize: 1, hiddenSize: 8), parameters: [Float](repeating: 0, count: 7))
    }
    await #expect(processExitsWith: .failure) {
      let network = try LSTM(inputSize: 2, hiddenSize: 8)
      let parameters = [Float](repeating: 0, count: LSTMLayout(network).count)
      _ = PlainNetwork(network, parameters: parameters).forward([1, 2, 3], count: 1, steps: 2)
    }
  }
}
