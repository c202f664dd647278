import RecurrentNetworks
import Testing

/// Relative errors are measured against the number itself, or against a ten-thousandth of the largest of its array where
/// that is more.
@Suite struct PlainGradientTests {
  /// The largest relative error.
  private func error(_ values: [Double], _ expected: [Double]) -> Double {
    let floor = expected.reduce(0) { max($0, abs($1)) } * 1e-4
    return zip(values, expected).reduce(0) { max($0, abs($1.0 - $1.1) / max(abs($1.1), floor)) }
  }

  /// The derivatives of `value` at `point` by the central difference of fourth order (Abramowitz & Stegun 1964, 25.3.6),
  /// which with a step of 1e-3 errs by about 1e-12.
  private func differences(at point: [Double], _ value: ([Double]) -> Double) -> [Double] {
    let step = 1e-3
    return point.indices.map { index in
      func at(_ shift: Double) -> Double {
        var moved = point
        moved[index] += shift * step
        return value(moved)
      }
      return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step)
    }
  }

  @Test(arguments: GradientCase.all)
  func theGradientIsThatOfCentralDifferences(example: GradientCase) {
    let gradient = example.gradient(example.parameters, example.inputs)
    let byParameters = differences(at: example.parameters) { example.value($0, example.inputs) }
    let byInputs = differences(at: example.inputs) { example.value(example.parameters, $0) }
    #expect(gradient.loss == example.value(example.parameters, example.inputs))
    #expect(error(gradient.parameters, byParameters) <= 1e-6)
    #expect(error(gradient.inputs, byInputs) <= 1e-6)
  }

  /// Single precision has 6e-8 of a number, and the sums of a gradient a few dozen terms.
  @Test(arguments: GradientCase.all)
  func singlePrecisionFollowsDouble(example: GradientCase) {
    let expected = example.gradient(example.parameters, example.inputs)
    var engine = PlainGradientEngine(architecture: example.architecture, loss: example.loss)
    let result = engine.gradient(
      parameters: example.parameters.map { Float($0) }, batch: example.batch,
      dropoutSeed: example.masks.isEmpty ? nil : example.seed)
    let largest = expected.parameters.reduce(0) { max($0, abs($1)) }
    #expect(abs(result.loss - expected.loss) <= 2e-6 * max(1, abs(expected.loss)))
    for (value, exact) in zip(result.gradient, expected.parameters) {
      #expect(abs(Double(value) - exact) <= 2e-6 * largest)
    }
  }

  @Test func aStateThatIsKeptGivesWhatAWholePassGives() throws {
    let example = try #require(GradientCase.all.first { $0.architecture.layerCount == 3 && $0.masks.isEmpty })
    let network = PlainNetwork(example.architecture, parameters: example.parameters)
    let (count, steps, size) = (GradientCase.count, GradientCase.steps, example.architecture.inputSize)
    let whole = network.forward(example.inputs, count: count, steps: steps)
    var outputs: [Double] = []
    for sequence in 0..<count {
      var state = PlainState<Double>(example.architecture)
      for step in 0..<steps {
        let start = (sequence * steps + step) * size
        outputs += network.step(&state, input: Array(example.inputs[start..<start + size]))
      }
    }
    #expect(outputs.count == whole.outputs.count)
    for (value, expected) in zip(outputs, whole.outputs) { #expect(abs(value - expected) <= 1e-14) }
  }
}
