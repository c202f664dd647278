import ForeignReaders
import ModelFormats
import RecurrentNetworks
import Testing

/// Graphs of networks given no window, one and two: without any, the LSTM of ONNX Runtime would end the process.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct LSTMONNXWindowCountTests {
  @Test func takesFewWindowsAndNone() throws {
    var exports: [ForeignExport] = []
    for (number, layers) in [1, 2, 3].enumerated() {
      let architecture = try LSTM(
        inputSize: 3, hiddenSize: 16, layerCount: layers, outputSize: 2, normalizesLayers: layers == 2)
      let parameters = LSTMParameters(random: architecture, seed: UInt64(number))
      for (count, steps) in [(0, 1), (0, 5), (1, 1), (1, 5), (2, 1), (2, 5)] {
        let windows = (0..<count * steps * 3).map { Float($0 % 11) / 4 - 1 }
        let outputs =
          count == 0 ? [] : LSTMNetwork(parameters).outputs(of: windows, steps: steps, count: count)
        let expected = ["outputs": Tensor(outputs, shape: [count, 2])]
        exports.append(
          ForeignExport(
            name: "\(layers)-\(count)-\(steps)", format: .onnx, bytes: try parameters.onnx(),
            inputs: ["inputs": Tensor(windows, shape: [count, steps, 3])], expected: expected))
        let scaling = LSTMInputScaling(means: [0, 0, 0], factors: [1, 1, 1], limit: 8)
        exports.append(
          ForeignExport(
            name: "\(layers)-\(count)-\(steps)-scaled", format: .onnx, bytes: try parameters.onnx(scaling: scaling),
            inputs: ["inputs": Tensor(windows.map { Double($0) }, shape: [count, steps, 3])], expected: expected))
      }
    }
    let readings = try ForeignReaders.read(exports)
    #expect(readings.count == 36)
    for export in exports {
      let difference = try #require(readings[export.name]?.differences["outputs"])
      #expect(difference.count == export.expected["outputs"]?.count)
      #expect(difference.absolute <= 2e-6, "\(export.name)")
    }
  }
}
