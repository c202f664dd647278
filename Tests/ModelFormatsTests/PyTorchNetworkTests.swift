import Foundation
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import Testing

@Suite struct PyTorchNetworkTests {
  /// The file and its numbers are PyTorch's: Fixtures/pytorch_lstm.py.
  @Test func givesWhatPyTorchGives() throws {
    let path = URL(filePath: #filePath).appending(path: "../Fixtures/pytorch_lstm.safetensors").standardized
    let file = try SafetensorsFile(decoding: [UInt8](Data(contentsOf: path)), file: "x")
    let parameters = try LSTMParameters(stateDictionary: file, name: "x")
    let architecture = try LSTM(inputSize: 3, hiddenSize: 8, layerCount: 2, outputSize: 2)
    #expect(parameters.architecture == architecture)
    func numbers(_ name: String) throws -> [Double] {
      try JSONDecoder().decode([Double].self, from: Data(try #require(file.metadata[name]).utf8))
    }
    let steps = try #require(Int(file.metadata["steps"] ?? ""))
    let (windows, expected) = (try numbers("windows"), try numbers("outputs"))
    let outputs = LSTMNetwork(parameters).outputs(of: windows.map { Float($0) }, steps: steps, count: 6)
    #expect(outputs.count == expected.count)
    for (output, expected) in zip(outputs, expected) { #expect(abs(Double(output) - expected) < 3e-7) }
  }

  /// Names and shapes of networks, right and wrong ones, thrown together: a network or an error.
  @Test func survivesRandomDictionaries() throws {
    let names = [
      "lstm.weight_ih_l0", "lstm.weight_hh_l0", "lstm.bias_ih_l0", "lstm.bias_hh_l0", "lstm.weight_ih_l1",
      "lstm.weight_hh_l1", "rnn.weight_ih_l0", "weight_hh_l9223372036854775807", "weight_ih_l-1", "norm.0.weight",
      "norm.0.bias", "norm.weight", "norm.1.bias", ".norm..weight", "head.weight", "head.bias", "weight", "bias", "",
      ".", "norm", "member.0.lstm.weight_ih_l0",
    ]
    let shapes = [
      [], [0], [1], [8], [32], [32, 8], [32, 1], [1, 8], [24, 8], [8, 8], [0, 8], [32, 0], [.max, 0], [0, .max],
      [0, .max, .max], [1, 1, 1], [4, 1], [1028, 257],
    ]
    var random = SplitMix64(seed: 5)
    func pick(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    let sound = ["lstm.weight_ih_l0": [32, 1], "lstm.weight_hh_l0": [32, 8], "head.weight": [1, 8]]
    var readCount = 0
    for round in 0..<20_000 {
      var chosen = round.isMultiple(of: 2) ? sound : [:]
      for _ in 0..<pick(round.isMultiple(of: 2) ? 4 : 12) {
        chosen[names[pick(names.count)]] = shapes[pick(shapes.count)]
      }
      let tensors = chosen.mapValues { Tensor([Float](repeating: 1, count: $0.reduce(1, *)), shape: $0) }
      do throws(ModelExchangeError) {
        let member = pick(20) == 0 ? 0 : nil
        let read = try LSTMParameters(
          stateDictionary: SafetensorsFile(tensors: tensors), name: "x", member: member)
        #expect(read.architecture.hiddenSize == 8)
        readCount += 1
      } catch {
        #expect(error.description.hasPrefix("x: "))
      }
    }
    #expect(readCount > 1000)
  }
}
