import NumericalMethods
import RecurrentNetworks
import Testing

@Suite struct LSTMNetworkTests {
  @Test(arguments: ForwardCase.all)
  func outputsAreThoseOfPyTorchAndONNXRuntime(example: ForwardCase) {
    let network = LSTMNetwork(LSTMParameters(example.architecture, values: example.parameters))
    let (count, steps) = (example.sequences.count, example.sequences.steps)
    let all = network.outputsAtEveryStep(of: example.sequences.inputs, steps: steps, count: count)
    let size = example.architecture.outputSize
    var kept: [Float] = []
    for row in 1...count {
      let end = row * steps * size
      kept += all[end - example.outputSteps * size..<end]
    }
    let limit: Float = 2e-6 * max(1, example.torch.reduce(0) { max($0, abs($1)) })
    #expect(kept.count == example.torch.count)
    for (output, (torch, onnx)) in zip(kept, zip(example.torch, example.onnx)) {
      #expect(abs(output - torch) <= limit && abs(output - onnx) <= limit)
    }
  }

  /// Every number of blocks of sixteen units, and numbers of units around them.
  @Test(arguments: [8, 9, 15, 16, 17, 31, 32, 33, 100] + Array(stride(from: 48, through: 256, by: 16)))
  func allSizesAgreeWithThePlainNetwork(hidden: Int) throws {
    #expect(try NetworkExample(hidden: hidden, steps: 4).distanceFromPlain() <= 2e-6)
    #expect(try NetworkExample(hidden: hidden, count: 5, steps: 4).distanceFromPlain() <= 2e-6)
  }

  /// Around the numbers of sequences that are taken at once and of steps whose inputs are summed up at once.
  @Test(arguments: [1, 2, 3, 4, 5, 7, 31, 32, 33, 40])
  func allCountsAgreeWithThePlainNetwork(number: Int) throws {
    #expect(try NetworkExample(hidden: 17, outputs: 3, count: number).distanceFromPlain() <= 2e-6)
    #expect(try NetworkExample(hidden: 17, outputs: 3, steps: number).distanceFromPlain() <= 2e-6)
  }

  @Test(arguments: 1...3, [false, true])
  func stackedLayersAgreeWithThePlainNetwork(layers: Int, isNormalized: Bool) throws {
    for (hidden, count) in [(8, 1), (33, 1), (33, 6), (64, 1), (64, 9)] {
      let example = NetworkExample(
        hidden: hidden, layers: layers, isNormalized: isNormalized, inputs: 21, count: count, steps: 19)
      #expect(try example.distanceFromPlain() <= 2e-6)
    }
  }

  @Test(arguments: 1...3, [false, true])
  func sequencesAreTheSameAloneAmongOthersAndOnThreads(layers: Int, isNormalized: Bool) throws {
    for count in [2, 3, 5, 36, 70] {
      let example = NetworkExample(
        hidden: 20, layers: layers, isNormalized: isNormalized, outputs: 2, count: count, steps: 11)
      let (parameters, inputs) = try example.draw()
      let network = LSTMNetwork(parameters)
      let together = network.outputsAtEveryStep(of: inputs, steps: 11, count: count)
      #expect(network.outputsAtEveryStep(of: inputs, steps: 11, count: count, threads: 3) == together)
      let alone = stride(from: 0, to: inputs.count, by: 33).flatMap {
        network.outputsAtEveryStep(of: Array(inputs[$0..<$0 + 33]), steps: 11)
      }
      #expect(alone == together)
      let last = stride(from: 20, to: together.count, by: 22).flatMap { together[$0..<$0 + 2] }
      #expect(network.outputs(of: inputs, steps: 11, count: count) == last)
    }
  }

  @Test(arguments: [8, 33, 64, 100], [false, true])
  func stepByStepIsTheSameAsInOneGo(hidden: Int, isNormalized: Bool) throws {
    let example = NetworkExample(hidden: hidden, layers: 2, isNormalized: isNormalized, outputs: 2, steps: 13)
    let (parameters, inputs) = try example.draw()
    let network = LSTMNetwork(parameters)
    var state = network.initialState()
    let outputs = stride(from: 0, to: inputs.count, by: 3).flatMap {
      network.advance(&state, by: Array(inputs[$0..<$0 + 3]))
    }
    #expect(outputs == network.outputsAtEveryStep(of: inputs, steps: 13))
  }

  @Test func theNetworkKeepsItsParameters() throws {
    let (parameters, _) = try NetworkExample(hidden: 8).draw()
    #expect(LSTMNetwork(parameters).parameters == parameters)
    #expect(LSTMNetwork(parameters).architecture == parameters.architecture)
  }
}
