import Foundation
import NumericalMethods
import RecurrentNetworks

/// A network and sequences whose outputs PyTorch and ONNX Runtime computed; `Fixtures/lstm_reference.py` made them.
struct ForwardCase: Sendable, CustomStringConvertible {
  /// Twenty shapes.
  static let all: [ForwardCase] =
    ReferenceShape.decode([Row].self, from: "lstm_forward.json")?.compactMap(ForwardCase.init) ?? []

  var architecture: LSTM
  /// In the order of `LSTMLayout`.
  var parameters: [Float]
  var sequences: SequenceBatch
  /// The number K of last steps whose outputs are known.
  var outputSteps: Int
  /// The outputs of PyTorch in single precision, (B, K, O).
  var torch: [Float]
  /// The outputs of ONNX Runtime, (B, K, O).
  var onnx: [Float]

  private struct Row: Decodable {
    var shape: ReferenceShape
    var outputSteps: Int
    var torch: [Float]
    var onnx: [Float]

    private enum CodingKeys: CodingKey { case outputSteps, torch, onnx }

    init(from decoder: any Decoder) throws {
      shape = try ReferenceShape(from: decoder)
      let row = try decoder.container(keyedBy: CodingKeys.self)
      outputSteps = try row.decode(Int.self, forKey: .outputSteps)
      torch = try row.decode([Float].self, forKey: .torch)
      onnx = try row.decode([Float].self, forKey: .onnx)
    }
  }

  private init?(_ row: Row) {
    guard let architecture = row.shape.architecture else { return nil }
    var generator = SplitMix64(seed: row.shape.seed)
    self.architecture = architecture
    parameters = row.shape.parameters(architecture, &generator)
    sequences = row.shape.sequences(&generator)
    outputSteps = row.outputSteps
    torch = row.torch
    onnx = row.onnx
  }

  var description: String {
    "\(sequences.count) × \(sequences.steps) × \(architecture.inputSize), \(architecture.layerCount) layers of "
      + "\(architecture.hiddenSize), normalised \(architecture.normalizesLayers), \(architecture.outputSize) outputs"
  }
}
