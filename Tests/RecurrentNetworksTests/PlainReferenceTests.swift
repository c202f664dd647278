import NumericalMethods
import RecurrentNetworks
import Testing

/// The plain network against PyTorch and ONNX Runtime.
@Suite struct PlainReferenceTests {
  private func distance<Scalar: BinaryFloatingPoint>(_ values: [Scalar], _ expected: [Scalar]) -> Scalar {
    guard values.count == expected.count else { return .infinity }
    return zip(values, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }

  private func largest<Scalar: BinaryFloatingPoint>(_ values: [Scalar]) -> Scalar {
    values.reduce(0) { max($0, abs($1)) }
  }

  @Test func allShapesAreThere() {
    #expect(ForwardCase.all.count == 20)
    #expect(GradientReference.all.count == 5)
    #expect(GradientCase.all.count == 30)
  }

  /// All three round in single precision, in different orders: the limit is 2e-6, or 2e-6 of the largest output where
  /// that is above one.
  @Test(arguments: ForwardCase.all)
  func outputsAreThoseOfPyTorchAndONNXRuntime(example: ForwardCase) {
    let trace = PlainNetwork(example.architecture, parameters: example.parameters).forward(
      example.sequences.inputs, count: example.sequences.count, steps: example.sequences.steps,
      outputSteps: example.outputSteps)
    let limit = 2e-6 * max(1, largest(example.torch))
    #expect(distance(trace.outputs, example.torch) <= limit)
    #expect(distance(trace.outputs, example.onnx) <= limit)
  }

  /// Both compute in double precision; what is left is rounding.
  @Test(arguments: GradientReference.all)
  func gradientsAreThoseOfPyTorchInDouble(example: GradientReference) {
    let result = example.gradient(Double.self)
    let expected = example.double
    #expect(abs(result.loss - expected.value) <= 1e-14 * abs(expected.value))
    #expect(distance(result.outputs, expected.outputs) <= 1e-14 * largest(expected.outputs))
    #expect(distance(result.parameters, expected.parameters) <= 1e-14 * largest(expected.parameters))
    #expect(distance(result.inputs, expected.inputs) <= 1e-14 * largest(expected.inputs))
  }

  /// Against PyTorch in single precision, and against its double precision to see whose the rounding is.
  @Test(arguments: GradientReference.all)
  func gradientsAreThoseOfPyTorchInSingle(example: GradientReference) {
    let result = example.gradient(Float.self)
    let parameters = result.parameters.map(Double.init)
    let inputs = result.inputs.map(Double.init)
    for expected in [example.single, example.double] {
      #expect(abs(result.loss - expected.value) <= 1e-6 * abs(expected.value))
      #expect(distance(result.outputs.map(Double.init), expected.outputs) <= 2e-6 * largest(expected.outputs))
      #expect(distance(parameters, expected.parameters) <= 2e-6 * largest(expected.parameters))
      #expect(distance(inputs, expected.inputs) <= 2e-6 * largest(expected.inputs))
    }
  }

  @Test func tensorsAreNamedAndShapedAsPyTorchs() throws {
    let reference = try #require(GradientReference.tensors)
    let architecture = try #require(reference.shape.architecture)
    var generator = SplitMix64(seed: reference.shape.seed)
    let parameters = LSTMParameters(architecture, values: reference.shape.parameters(architecture, &generator))
    let tensors = parameters.tensors
    #expect(tensors.map(\.name) == reference.tensors.map(\.name))
    #expect(tensors.map(\.shape) == reference.tensors.map(\.shape))
    for (tensor, expected) in zip(tensors, reference.tensors) {
      #expect([tensor.values.first, tensor.values.last] == expected.ends.map(Optional.some))
    }
  }
}
