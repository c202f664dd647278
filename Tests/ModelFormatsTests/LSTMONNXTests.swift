import ForeignReaders
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import Testing

@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct LSTMONNXTests {
  private func export(_ test: LSTMWindowCase, _ name: String, expected: Tensor) throws -> ForeignExport {
    ForeignExport(
      name: name, format: .onnx, bytes: try test.parameters.onnx(),
      inputs: ["inputs": Tensor(test.windows, shape: [test.count, test.steps, test.architecture.inputSize])],
      expected: ["outputs": expected])
  }

  /// A limit for 32 bits: each side is up to 1e-6 off the equations in 64 bits where layers are normalised, 2e-7 else.
  @Test func givesWhatTheNetworkGives() throws {
    let cases = try LSTMWindowCase.all()
    #expect(cases.reduce(0) { $0 + $1.count } >= 10_000)
    let exports = try cases.map { test in
      let outputs = test.outputs
      let size = test.architecture.outputSize
      // The difference of two that are not numbers counts as none, of one as infinite.
      #expect(
        outputs.indices.allSatisfy { outputs[$0].isNaN == test.brokenWindows.contains($0 / size) },
        "\(test.name): the windows with an input that is not finite, and no other, have outputs that are not numbers")
      return try export(test, test.name, expected: Tensor(outputs, shape: [test.count, size]))
    }
    let readings = try ForeignReaders.read(exports)
    var largest = (plain: 0.0, normalized: 0.0)
    for test in cases {
      let difference = try #require(readings[test.name]?.differences["outputs"])
      #expect(difference.absolute <= (test.architecture.normalizesLayers ? 2e-6 : 3e-7), "\(test.name)")
      if test.architecture.normalizesLayers {
        largest.normalized = max(largest.normalized, difference.absolute)
      } else {
        largest.plain = max(largest.plain, difference.absolute)
      }
    }
    print("ONNX Runtime's LSTM: largest difference \(largest.plain), of normalised layers \(largest.normalized)")
  }

  /// Extreme inputs shut gates, so that outputs of few units are alike and the normalisation enlarges what is rounded.
  ///
  /// It multiplies by up to 1/√1e-5 = 316 for each layer, and tanh of `LSTMNetwork` is 2.7e-7 off. So each side is
  /// compared with the equations in 64 bits.
  @Test func keepsToTheEquationsWhereNormalizedGatesAreShut() throws {
    let cases = try LSTMWindowCase.extremeNormalized()
    // In the equations, infinite inputs shut gates; here they have outputs that are not numbers.
    let exact = cases.map { test in
      zip(test.outputs, test.exactOutputs).map { $0.isNaN ? .nan : $1 }
    }
    let readings = try ForeignReaders.read(
      zip(cases, exact).map { test, outputs in
        try export(
          test, test.name,
          expected: Tensor(outputs.map { Float($0) }, shape: [test.count, test.architecture.outputSize]))
      })
    var largest = (theirs: 0.0, ours: 0.0)
    for (test, exact) in zip(cases, exact) {
      largest.theirs = max(largest.theirs, try #require(readings[test.name]?.differences["outputs"]?.absolute))
      for (output, exact) in zip(test.outputs, exact) where !output.isNaN {
        largest.ours = max(largest.ours, abs(Double(output) - exact))
      }
    }
    #expect(largest.theirs <= 3e-6)
    #expect(largest.ours <= 3e-5)
    print("normalised layers, extreme inputs: ONNX Runtime is \(largest.theirs) off, LSTMNetwork \(largest.ours)")
  }

  /// Inputs in units of their own, some beyond the limit, one constant, one infinite, one not a number.
  @Test func scalesInputs() throws {
    let parameters = LSTMParameters(random: try LSTM(inputSize: 3, hiddenSize: 16, layerCount: 2), seed: 3)
    let scaling = LSTMInputScaling(means: [1e6, -3, 0.02], factors: [1e-3, 0, 50], limit: 4)
    var random = SplitMix64(seed: 4)
    let (count, steps) = (100, 12)
    var inputs = (0..<count * steps * 3).map { index in
      scaling.means[index % 3] + (12 * random.nextUniform() - 6) / max(scaling.factors[index % 3], 1)
    }
    inputs[0] += 1e9
    inputs[50 * steps * 3 + 1] = .infinity
    inputs[60 * steps * 3 + 5] = .nan
    inputs[70 * steps * 3 + 3] = -.infinity
    let scaled = inputs.enumerated().map { index, value in
      let distance = (value - scaling.means[index % 3]) * scaling.factors[index % 3]
      return value.isFinite ? Float(min(max(distance, -4), 4)) : .nan
    }
    let outputs = LSTMNetwork(parameters).outputs(of: scaled, steps: steps, count: count)
    #expect(outputs.indices.filter { outputs[$0].isNaN } == [50, 60, 70])
    let reading = try #require(
      try ForeignReaders.read([
        ForeignExport(
          name: "scaled", format: .onnx, bytes: try parameters.onnx(scaling: scaling),
          inputs: ["inputs": Tensor(inputs, shape: [count, steps, 3])],
          expected: ["outputs": Tensor(outputs, shape: [count, 1])])
      ])["scaled"])
    #expect(try #require(reading.differences["outputs"]).absolute <= 3e-7)
  }
}
