import RecurrentNetworks
import Testing

/// An input that is infinite or not a number: outputs that are not numbers from there on, on every path alike.
@Suite struct InputsNotFiniteTests {
  private static let values: [Float] = [.nan, -.nan, .infinity, -.infinity]
  /// Around blocks of sixteen units: with lanes of none, and without.
  private static let sizes = [8, 16, 20, 32, 64, 100]

  /// Nine sequences of six steps of three inputs, the fifth with a value in step two, and its outputs of each step.
  private func broken(
    _ example: NetworkExample, _ value: Float
  ) throws -> (network: LSTMNetwork, inputs: [Float], expected: [Float]) {
    var (parameters, inputs) = try example.draw()
    let network = LSTMNetwork(parameters)
    var expected = network.outputsAtEveryStep(of: inputs, steps: 6, count: 9)
    inputs[(4 * 6 + 2) * 3 + 1] = value
    for step in 2..<6 { expected[4 * 6 + step] = .nan }
    return (network, inputs, expected)
  }

  private func expect(
    _ outputs: some Sequence<Float>, _ expected: some Sequence<Float>, _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isSame = outputs.elementsEqual(expected) { $0 == $1 || $0.isNaN && $1.isNaN }
    #expect(isSame, comment, sourceLocation: sourceLocation)
  }

  @Test(arguments: 1...3, [false, true])
  func onlyTheOutputsFromThereOnAreNotNumbers(layers: Int, isNormalized: Bool) throws {
    for hidden in Self.sizes {
      let example = NetworkExample(hidden: hidden, layers: layers, isNormalized: isNormalized, count: 9, steps: 6)
      for value in Self.values {
        let (network, inputs, expected) = try broken(example, value)
        let comment: Comment = "\(example), \(value)"
        for threads in [1, 3] {
          expect(
            network.outputsAtEveryStep(of: inputs, steps: 6, count: 9, threads: threads), expected, comment)
          let last = stride(from: 5, to: expected.count, by: 6).map { expected[$0] }
          expect(network.outputs(of: inputs, steps: 6, count: 9, threads: threads), last, comment)
        }
        let own = Array(inputs[4 * 18..<5 * 18])
        expect(network.outputsAtEveryStep(of: own, steps: 6), expected[24..<30], comment)
        var state = network.initialState()
        let single = stride(from: 0, to: 18, by: 3).flatMap { network.advance(&state, by: Array(own[$0..<$0 + 3])) }
        expect(single, expected[24..<30], comment)
        state = network.initialState()
        for start in stride(from: 0, to: 15, by: 3) { network.skip(&state, by: Array(own[start..<start + 3])) }
        #expect(network.advance(&state, by: Array(own[15..<18]))[0].isNaN, comment)
      }
    }
  }

  @Test(arguments: 1...3, [false, true])
  func thePlainNetworkHasTheSameOutputsThatAreNotNumbers(layers: Int, isNormalized: Bool) throws {
    for hidden in Self.sizes {
      let example = NetworkExample(hidden: hidden, layers: layers, isNormalized: isNormalized, count: 9, steps: 6)
      for value in Self.values {
        let (network, inputs, expected) = try broken(example, value)
        let (architecture, parameters) = (network.architecture, network.parameters.values)
        let single = PlainNetwork(architecture, parameters: parameters).forward(inputs, count: 9, steps: 6).outputs
        let double = PlainNetwork(architecture, parameters: parameters.map(Double.init))
          .forward(inputs.map(Double.init), count: 9, steps: 6).outputs
        #expect(single.map(\.isNaN) == expected.map(\.isNaN), "\(example), \(value)")
        #expect(double.map(\.isNaN) == expected.map(\.isNaN), "\(example), \(value)")
      }
    }
  }

  /// The largest number there is opens and shuts gates, and is a number.
  @Test func theLargestNumbersAreNumbers() throws {
    for hidden in Self.sizes {
      var (parameters, inputs) = try NetworkExample(hidden: hidden, count: 4).draw()
      for (place, value) in [(0, Float.greatestFiniteMagnitude), (20, -.greatestFiniteMagnitude)] {
        inputs[place] = value
      }
      let outputs = LSTMNetwork(parameters).outputsAtEveryStep(of: inputs, steps: 5, count: 4)
      let isFinite = outputs.allSatisfy(\.isFinite)
      #expect(isFinite, "\(hidden)")
    }
  }
}
