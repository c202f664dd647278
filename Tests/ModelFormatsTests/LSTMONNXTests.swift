import ForeignReaders
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import Testing

@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct LSTMONNXTests {
  /// The windows of a case, or some of them, with what has to come out for them.
  private func export(
    _ test: LSTMWindowCase, _ name: String? = nil, windows chosen: Range<Int>? = nil, expected: [Float],
    threads: Int = 1
  ) throws -> ForeignExport {
    let chosen = chosen ?? 0..<test.count
    let (inputs, outputs) = (test.architecture.inputSize, test.architecture.outputSize)
    let size = test.steps * inputs
    return ForeignExport(
      name: name ?? test.name, format: .onnx, bytes: try test.parameters.onnx(),
      inputs: [
        "inputs": Tensor(
          Array(test.windows[chosen.lowerBound * size..<chosen.upperBound * size]),
          shape: [chosen.count, test.steps, inputs])
      ],
      expected: [
        "outputs": Tensor(
          Array(expected[chosen.lowerBound * outputs..<chosen.upperBound * outputs]), shape: [chosen.count, outputs])
      ], threads: threads)
  }

  /// The largest difference of outputs that are expected from what ONNX Runtime found.
  private func largest(_ exports: [ForeignExport]) throws -> Double {
    let readings = try ForeignReaders.read(exports)
    return try exports.reduce(0) { largest, export in
      let difference = try #require(readings[export.name]?.differences["outputs"])
      #expect(difference.count == export.expected["outputs"]?.count)
      return max(largest, difference.absolute)
    }
  }

  /// The windows with an input that is not finite, and no other, have outputs that are not numbers.
  private func checkNumbers(_ outputs: [Float], of test: LSTMWindowCase) {
    let (size, broken) = (test.architecture.outputSize, Set(test.brokenWindows))
    #expect(
      outputs.indices.allSatisfy { outputs[$0].isNaN == broken.contains($0 / size) }, Comment(rawValue: test.name))
  }

  /// A limit for 32 bits: each side is up to 1e-6 off the equations in 64 bits where layers are normalised, 2e-7 else.
  private func limit(_ isNormalized: Bool) -> Double { isNormalized ? 2e-6 : 3e-7 }

  @Test(arguments: [false, true])
  func givesWhatTheNetworkGives(isNormalized: Bool) throws {
    let cases = try LSTMWindowCase.all().filter { $0.architecture.normalizesLayers == isNormalized }
    #expect(cases.reduce(0) { $0 + $1.count } == 5040)
    let exports = try cases.map { test in
      let outputs = test.outputs
      checkNumbers(outputs, of: test)
      return try export(test, expected: outputs)
    }
    #expect(try largest(exports) <= limit(isNormalized))
  }

  /// One window by itself, usual, extreme or broken, and all of them, on one thread and on two.
  @Test(arguments: [1, 2])
  func givesTheSameForOneWindowAndOnThreads(threads: Int) throws {
    for isNormalized in [false, true] {
      let cases = try LSTMWindowCase.all().filter { $0.architecture.normalizesLayers == isNormalized }
      let exports = try cases.flatMap { test in
        let outputs = test.outputs
        let single = try Set([0, 3, 4, 5] + test.brokenWindows).sorted().map { window in
          try export(
            test, "\(test.name)-window-\(window)", windows: window..<window + 1, expected: outputs, threads: threads)
        }
        return try [export(test, expected: outputs, threads: threads)] + single
      }
      #expect(try largest(exports) <= limit(isNormalized))
    }
  }

  @Test(arguments: LSTM.layerCounts)
  func givesTheSameForTenThousandWindows(layers: Int) throws {
    let test = try LSTMWindowCase.large(isNormalized: false)[layers - 1]
    let outputs = test.outputs
    checkNumbers(outputs, of: test)
    #expect(test.count == 10_000)
    #expect(try largest([try export(test, expected: outputs)]) <= limit(false))
  }

  /// Extreme inputs shut gates, so that outputs of few units are alike and the normalisation enlarges what is rounded.
  ///
  /// It multiplies by up to 1/√1e-5 = 316 for each layer. So each side is compared with the equations in 64 bits, and both
  /// with each other; seen were 7.6e-7, 2.2e-6 and 1.94e-6, which another processor may round in another way.
  @Test func keepsToTheEquationsWhereNormalizedGatesAreShut() throws {
    let cases = try LSTMWindowCase.extremeNormalized() + LSTMWindowCase.large(isNormalized: true)
    var (exact, both): ([ForeignExport], [ForeignExport]) = ([], [])
    var ours = 0.0
    for test in cases {
      let (outputs, equations) = (test.outputs, test.exactOutputs)
      checkNumbers(outputs, of: test)
      exact.append(try export(test, expected: equations.map { Float($0) }))
      both.append(try export(test, expected: outputs))
      for (output, equation) in zip(outputs, equations) where !output.isNaN {
        ours = max(ours, abs(Double(output) - equation))
      }
    }
    let (theirs, between) = (try largest(exact), try largest(both))
    #expect(theirs <= 1e-6)
    #expect(ours <= 3e-6)
    #expect(between <= 3e-6)
  }

  /// Inputs in units of their own, some beyond the limit, one constant, one infinite, one not a number.
  @Test func scalesInputs() throws {
    let parameters = LSTMParameters(random: try LSTM(inputSize: 3, hiddenSize: 16, layerCount: 2), seed: 3)
    let scaling = LSTMInputScaling(means: [1e6, -3, 0.02], factors: [1e-3, 0, 50], limit: 4)
    var random = SplitMix64(seed: 4)
    let (count, steps) = (10_000, 12)
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
