import NumericalMethods
import RecurrentNetworks
import Testing

@Suite struct LSTMStateTests {
  private let example = NetworkExample(hidden: 18, layers: 3, isNormalized: true, outputs: 2)

  @Test func itHoldsTheOutputsAndCellsOfEachLayer() throws {
    let (parameters, inputs) = try example.draw()
    let network = LSTMNetwork(parameters)
    let plain = PlainNetwork(parameters.architecture, parameters: parameters.values.map(Double.init))
    var state = network.initialState()
    var expected = PlainState<Double>(parameters.architecture, count: 1)
    for first in stride(from: 0, to: inputs.count, by: 3) {
      let step = Array(inputs[first..<first + 3])
      _ = network.advance(&state, by: step)
      _ = plain.step(&expected, input: step.map(Double.init))
      for layer in 0..<3 {
        for (found, exact) in zip(state.hidden(ofLayer: layer), expected.hidden[layer]) {
          #expect(abs(Double(found) - exact) <= 2e-6)
        }
        for (found, exact) in zip(state.cells(ofLayer: layer), expected.cells[layer]) {
          #expect(abs(Double(found) - exact) <= 4e-6)
        }
        #expect(state.hidden(ofLayer: layer).count == 18 && state.cells(ofLayer: layer).count == 18)
      }
    }
  }

  @Test func aCopyGoesOnByItself() throws {
    let (parameters, inputs) = try example.draw()
    let network = LSTMNetwork(parameters)
    var state = network.initialState()
    #expect(state == network.initialState())
    network.skip(&state, by: Array(inputs[..<3]))
    #expect(state != network.initialState())
    let kept = state
    var copy = state
    let outputs = network.advance(&copy, by: Array(inputs[3..<6]))
    #expect(state == kept && copy != kept)
    #expect(network.advance(&state, by: Array(inputs[3..<6])) == outputs)
    #expect(state == copy)
  }

  @Test func skippingMovesTheStateLikeAdvancing() throws {
    let (parameters, inputs) = try example.draw()
    let network = LSTMNetwork(parameters)
    var (advanced, skipped) = (network.initialState(), network.initialState())
    var outputs: [Float] = [0, 0]
    for first in stride(from: 0, to: inputs.count, by: 3) {
      let step = Array(inputs[first..<first + 3])
      network.advance(&advanced, by: step, into: &outputs)
      network.skip(&skipped, by: step)
      #expect(advanced == skipped)
    }
    #expect(outputs == Array(network.outputsAtEveryStep(of: inputs, steps: 5).suffix(2)))
  }
}
