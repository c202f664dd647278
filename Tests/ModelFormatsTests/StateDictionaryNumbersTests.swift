import ModelFormats
import RecurrentNetworks
import Testing

/// Element types, shapes and numbers of state dictionaries, and files that are damaged.
@Suite struct StateDictionaryNumbersTests {
  private let sound: [String: Tensor]

  init() throws {
    sound =
      LSTMParameters(random: try LSTM(inputSize: 3, hiddenSize: 8, normalizesLayers: true), seed: 1).stateDictionary
  }

  private func read(_ tensors: [String: Tensor]) throws(ModelExchangeError) -> LSTMParameters {
    try LSTMParameters(stateDictionary: SafetensorsFile(tensors: tensors), name: "x")
  }

  private func head(_ words: [UInt16], _ type: TensorElementType) throws -> [Float]? {
    let bytes = words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    var tensors = sound
    tensors["head.weight"] = try Tensor(type: type, bytes: bytes, shape: [1, 8])
    return try read(tensors).tensors.first { $0.name == "head.weight" }?.values
  }

  /// Numbers by their bits in IEEE 754's table of binary16: the least and the greatest, normal and not.
  @Test func widensNumbersOf16BitsExactly() throws {
    #expect(
      try head([0x0001, 0x03FF, 0x0400, 0x3555, 0x3C00, 0xC000, 0x7BFF, 0xFBFF], .float16)
        == [0x1p-24, 0x1.FF8p-15, 0x1p-14, 0x1.554p-2, 1, -2, 65504, -65504])
    #expect(
      try head([0x0001, 0x0080, 0x3EAB, 0x3F80, 0xC000, 0x7F7F, 0x8080, 0x3F81], .brainFloat16)
        == [0x1p-133, 0x1p-126, 0x1.56p-2, 1, -2, 0x1.FEp127, -0x1p-126, 0x1.02p0])
    for (bits, type) in [
      (UInt16(0x7C00), TensorElementType.float16), (0xFC00, .float16), (0x7E00, .float16), (0x7F80, .brainFloat16),
      (0x7FC0, .brainFloat16),
    ] {
      #expect(throws: ModelExchangeError.self) { try head([bits, 0, 0, 0, 0, 0, 0, 0], type) }
    }
  }

  @Test func roundsNumbersOf64Bits() throws {
    var tensors = sound
    tensors["head.weight"] = Tensor([0.1, 1 + 0x1p-24, 1 + 0x1.8p-24, 1e-60, 3e38, -0.5, 0, 1], shape: [1, 8])
    let values = try read(tensors).tensors.first { $0.name == "head.weight" }?.values
    #expect(values == [0.1, 1, 1 + 0x1p-23, 0, 3e38, -0.5, 0, 1])
    tensors["head.weight"] = Tensor([0, 0, 3.5e38, 0, 0, 0, 0, 0], shape: [1, 8])
    let error = #expect(throws: ModelExchangeError.self) { try read(tensors) }
    #expect(error?.description.hasPrefix("x: head.weight: element 2 is not finite") == true)
  }

  @Test func refusesNumbersThatAreNotFinite() throws {
    for name in sound.keys {
      for value in [Float.nan, .infinity, -.infinity] {
        var tensors = sound
        let tensor = try #require(sound[name])
        var values = try #require(tensor.values(as: Float.self))
        values[values.count - 1] = value
        tensors[name] = Tensor(values, shape: tensor.shape)
        let error = #expect(throws: ModelExchangeError.self) { try read(tensors) }
        guard case .malformed("x", name, _) = error else {
          Issue.record("\(name): \(String(describing: error))")
          continue
        }
      }
    }
    // The sum of the two biases.
    let large = Tensor([Float](repeating: 3e38, count: 32))
    #expect(throws: ModelExchangeError.self) {
      try read(sound.merging(["lstm.bias_ih_l0": large, "lstm.bias_hh_l0": large]) { $1 })
    }
  }

  @Test func refusesElementsThatAreNotFloatingPoint() throws {
    for name in sound.keys {
      var tensors = sound
      let shape = try #require(sound[name]).shape
      tensors[name] = Tensor([Int64](repeating: 1, count: shape.reduce(1, *)), shape: shape)
      #expect(
        throws: ModelExchangeError.unexpectedTensor(
          file: "x", name: name, found: "I64 \(shape)", expected: "floating-point numbers")
      ) { try read(tensors) }
    }
  }

  /// Every tensor missing, and with each of some shapes that are wrong: an error, whichever.
  @Test func refusesOtherShapes() throws {
    for name in sound.keys {
      let shape = try #require(sound[name]).shape
      if name != "head.bias" { #expect(throws: ModelExchangeError.self) { try read(sound.filter { $0.key != name }) } }
      let others = [
        [], [0], [1], shape + [1], [1] + shape, shape.map { $0 + 1 }, shape.map { _ in 0 }, [0, 8], [32, 0], [.max, 0],
        [0, .max], shape.count == 2 && name != "head.weight" && name != "lstm.weight_ih_l0" ? [5, 8] : [shape[0] + 1],
      ]
      for other in others where other != shape {
        var tensors = sound
        tensors[name] = Tensor([Float](repeating: 0, count: other.reduce(1, *)), shape: other)
        #expect(throws: ModelExchangeError.self, "\(name) \(other)") { try read(tensors) }
      }
    }
  }

  /// Whatever byte of the header is another, and wherever the file ends: a network or an error.
  @Test func survivesDamagedFiles() throws {
    let bytes = SafetensorsFile(tensors: sound).encoded()
    let dataCount = sound.values.reduce(0) { $0 + 4 * $1.count }
    var changes: [[UInt8]] = []
    for index in 0..<bytes.count - dataCount {
      for value in [0x00, 0x22, 0x2D, 0x30, 0x31, 0x39, 0x5F, 0x6C, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] = value
        changes.append(changed)
      }
    }
    for changed in changes {
      guard let file = try? SafetensorsFile(decoding: changed, file: "x") else { continue }
      if let read = try? LSTMParameters(stateDictionary: file, name: "x") {
        #expect(read.architecture.hiddenSize == 8)
      }
    }
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: ModelExchangeError.self) { try SafetensorsFile(decoding: Array(bytes[..<count]), file: "x") }
    }
    // A header of 4 GB, and tensors that share their numbers.
    #expect(throws: ModelExchangeError.self) {
      try SafetensorsFile(decoding: [0, 0, 0, 0, 1, 0, 0, 0] + bytes.dropFirst(8), file: "x")
    }
    let shared =
      #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#
    let file = [UInt8(shared.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(shared.utf8) + [1, 2]
    #expect(throws: ModelExchangeError.self) { try SafetensorsFile(decoding: file, file: "x") }
  }
}
