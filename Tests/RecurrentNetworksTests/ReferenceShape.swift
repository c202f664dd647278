import Foundation
import NumericalMethods
import RecurrentNetworks

/// The shape of a network and of sequences, and the seed from which `Fixtures/lstm_reference.py` draws their numbers.
struct ReferenceShape: Sendable, Decodable {
  var seed: UInt64
  /// The parameters lie between −spread/√H and spread/√H.
  var spread: Double
  var inputSize: Int
  var hiddenSize: Int
  var layerCount: Int
  var outputSize: Int
  var normalizesLayers: Bool
  var count: Int
  var steps: Int

  /// The content of a file of `Fixtures`.
  static func decode<Value: Decodable>(_ type: Value.Type, from name: String) -> Value? {
    let file = URL(filePath: #filePath).appending(path: "../Fixtures/\(name)").standardized
    return (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(type, from: $0) }
  }

  var architecture: LSTM? {
    try? LSTM(
      inputSize: inputSize, hiddenSize: hiddenSize, layerCount: layerCount, outputSize: outputSize,
      normalizesLayers: normalizesLayers)
  }

  /// Uniform numbers between −`size` and `size`.
  static func draw(_ count: Int, _ size: Double, _ generator: inout SplitMix64) -> [Float] {
    (0..<count).map { _ in Float((2 * generator.nextUniform() - 1) * size) }
  }

  /// The parameters, which the script draws first; the factors of the normalisation lie around one.
  func parameters(_ architecture: LSTM, _ generator: inout SplitMix64) -> [Float] {
    let layout = LSTMLayout(architecture)
    var values = Self.draw(layout.count, spread / Double(hiddenSize).squareRoot(), &generator)
    for layer in layout.layers { for place in layer.normFactors { values[place] += 1 } }
    return values
  }

  /// The sequences, which the script draws after the parameters.
  func sequences(_ generator: inout SplitMix64) -> SequenceBatch {
    SequenceBatch(inputs: Self.draw(count * steps * inputSize, 2, &generator), count: count, steps: steps)
  }
}
