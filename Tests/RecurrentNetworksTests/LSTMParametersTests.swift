import RecurrentNetworks
import Testing

@Suite struct LSTMParametersTests {
  private func network(normalizesLayers: Bool) throws -> LSTM {
    try LSTM(inputSize: 3, hiddenSize: 16, layerCount: 2, outputSize: 5, normalizesLayers: normalizesLayers)
  }

  @Test func aRandomBeginningLiesWithinItsLimits() throws {
    let parameters = LSTMParameters(random: try network(normalizesLayers: true), seed: 3)
    let layout = parameters.layout
    var plain = parameters.values
    for layer in layout.layers {
      #expect(layer.normFactors.allSatisfy { parameters.values[$0] == 1 })
      #expect(layer.normShifts.allSatisfy { parameters.values[$0] == 0 })
      for place in layer.biases.dropFirst(16).prefix(16) { plain[place] -= 1 }
      for place in layer.normFactors { plain[place] = 0 }
    }
    #expect(plain.allSatisfy { abs($0) <= 0.2501 })
    // A uniform number between −¼ and ¼ has the standard deviation 0.144, that of the mean of 3,400 is 0.0025.
    let weights = layout.layers.flatMap { Array(plain[$0.recurrentWeights]) }
    #expect(abs(weights.reduce(0, +)) / Float(weights.count) < 0.01)
    #expect((weights.max() ?? 0) > 0.24 && (weights.min() ?? 0) < -0.24)
  }

  @Test func theSeedDeterminesTheBeginning() throws {
    let network = try network(normalizesLayers: false)
    #expect(LSTMParameters(random: network, seed: 3) == LSTMParameters(random: network, seed: 3))
    #expect(LSTMParameters(random: network, seed: 3) != LSTMParameters(random: network, seed: 4))
  }

  @Test(arguments: [false, true])
  func tensorsComeBackAsTheyWere(normalizesLayers: Bool) throws {
    let parameters = LSTMParameters(random: try network(normalizesLayers: normalizesLayers), seed: 1)
    let tensors = parameters.tensors
    #expect(tensors.count == (normalizesLayers ? 14 : 10))
    #expect(try LSTMParameters(parameters.architecture, tensors: tensors.reversed()) == parameters)
  }

  @Test func bothBiasesAreAddedUp() throws {
    let parameters = LSTMParameters(random: try network(normalizesLayers: false), seed: 1)
    let changed = parameters.tensors.map { tensor in
      tensor.name == "lstm.bias_hh_l1"
        ? LSTMTensor(name: tensor.name, shape: tensor.shape, values: tensor.values.map { $0 + 0.5 }) : tensor
    }
    let read = try LSTMParameters(parameters.architecture, tensors: changed)
    let place = parameters.layout.layers[1].biases
    #expect(Array(read.values[place]) == parameters.values[place].map { $0 + 0.5 })
    #expect(read.values[..<place.lowerBound] == parameters.values[..<place.lowerBound])
  }

  @Test func whatIsWrongIsNamed() throws {
    let network = try network(normalizesLayers: true)
    let tensors = LSTMParameters(random: network, seed: 1).tensors
    func error(_ change: (inout [LSTMTensor]) -> Void) -> RecurrentNetworkError? {
      var changed = tensors
      change(&changed)
      do throws(RecurrentNetworkError) { _ = try LSTMParameters(network, tensors: changed) } catch { return error }
      return nil
    }
    #expect(error { $0.remove(at: 3) } == .missingTensor(name: "lstm.bias_hh_l0"))
    #expect(error { $0.append($0[0]) } == .unexpectedTensor(name: "lstm.weight_ih_l0"))
    let unknown = LSTMTensor(name: "lstm.weight_ih_l2", shape: [0], values: [])
    #expect(error { $0.append(unknown) } == .unexpectedTensor(name: "lstm.weight_ih_l2"))
    let transposed = LSTMTensor(name: "head.weight", shape: [16, 5], values: [Float](repeating: 0, count: 80))
    #expect(
      error { $0[12] = transposed } == .wrongTensorShape(name: "head.weight", shape: [16, 5], expected: [5, 16]))
    let notFinite = LSTMTensor(name: "norm.1.bias", shape: [16], values: [Float](repeating: 0, count: 15) + [.infinity])
    #expect(error { $0[11] = notFinite } == .tensorNotFinite(name: "norm.1.bias", index: 15))
  }
}
