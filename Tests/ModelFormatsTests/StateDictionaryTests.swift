import ForeignReaders
import ModelFormats
import NumericalMethods
import RecurrentNetworks
import Testing

@Suite struct StateDictionaryTests {
  private func parameters(layers: Int = 1, hidden: Int = 8, normalizes: Bool = false) throws -> LSTMParameters {
    let architecture = try LSTM(
      inputSize: 3, hiddenSize: hidden, layerCount: layers, outputSize: 2, normalizesLayers: normalizes)
    return LSTMParameters(random: architecture, seed: UInt64(layers))
  }

  private func read(_ tensors: [String: Tensor], member: Int? = nil) throws(ModelExchangeError) -> LSTMParameters {
    try LSTMParameters(stateDictionary: SafetensorsFile(tensors: tensors), name: "x", member: member)
  }

  private func renamed(_ tensors: [String: Tensor], _ name: (String) -> String) -> [String: Tensor] {
    Dictionary(uniqueKeysWithValues: tensors.map { (name($0.key), $0.value) })
  }

  @Test func hasPyTorchsNamesAndShapes() throws {
    let shapes = try parameters(layers: 2, normalizes: true).stateDictionary.mapValues(\.shape)
    #expect(
      shapes == [
        "lstm.weight_ih_l0": [32, 3], "lstm.weight_hh_l0": [32, 8], "lstm.bias_ih_l0": [32], "lstm.bias_hh_l0": [32],
        "lstm.weight_ih_l1": [32, 8], "lstm.weight_hh_l1": [32, 8], "lstm.bias_ih_l1": [32], "lstm.bias_hh_l1": [32],
        "norm.0.weight": [8], "norm.0.bias": [8], "norm.1.weight": [8], "norm.1.bias": [8], "head.weight": [2, 8],
        "head.bias": [2],
      ])
  }

  @Test func comesBackAsItWas() throws {
    for layers in 1...3 {
      for hidden in [8, 33, 256] {
        for normalizes in [false, true] {
          let parameters = try parameters(layers: layers, hidden: hidden, normalizes: normalizes)
          let bytes = SafetensorsFile(tensors: parameters.stateDictionary).encoded()
          let file = try SafetensorsFile(decoding: bytes, file: "x")
          #expect(try LSTMParameters(stateDictionary: file, name: "x") == parameters)
        }
      }
    }
  }

  @Test(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
  func isReadByItsOwnLibrary() throws {
    let tensors = try parameters(layers: 3, normalizes: true).stateDictionary
    let reading = try #require(
      try ForeignReaders.read([
        ForeignExport(
          name: "state", format: .safetensors, bytes: SafetensorsFile(tensors: tensors).encoded(), expected: tensors)
      ])["state"])
    #expect(reading.differences.count == tensors.count && reading.differences.values.allSatisfy { $0.differing == 0 })
  }

  @Test(arguments: [
    ("rnn.", "fc.", "layer_norm."), ("model.lstm.", "model.out.", "model.norms."), ("", "fc.", "LayerNorm."),
    ("module.encoder.", "", "member.3.norm."),
  ])
  func takesAnyNamesOfModules(lstm: String, head: String, norm: String) throws {
    let parameters = try parameters(layers: 2, normalizes: true)
    let tensors = renamed(parameters.stateDictionary) { name in
      for (ours, theirs) in [("lstm.", lstm), ("head.", head), ("norm.", norm)] where name.hasPrefix(ours) {
        return theirs + name.dropFirst(ours.count)
      }
      return name
    }
    #expect(try read(tensors) == parameters)
  }

  @Test func takesASingleNormalizationForOneLayer() throws {
    let one = try parameters(normalizes: true)
    let names = { (name: String) in name.replacing("norm.0.", with: "norm.") }
    #expect(try read(renamed(one.stateDictionary, names)) == one)
    let two = try parameters(layers: 2, normalizes: true).stateDictionary
    #expect(refusal(renamed(two, names))?.contains("not a list of normalisations") == true)
  }

  @Test func takesMissingBiasesForZero() throws {
    let parameters = try parameters(layers: 2)
    let read = try read(parameters.stateDictionary.filter { !$0.key.contains("bias") })
    for tensor in read.tensors {
      if tensor.name.contains("bias") {
        #expect(tensor.values.allSatisfy { $0 == 0 })
      } else {
        #expect(parameters.tensors.contains(tensor))
      }
    }
  }

  @Test func addsBothBiases() throws {
    var tensors = try parameters().stateDictionary
    tensors["lstm.bias_hh_l0"] = Tensor((0..<32).map { Float($0) })
    let ours = try #require(tensors["lstm.bias_ih_l0"]?.values(as: Float.self))
    let sums = try read(tensors).tensors.first { $0.name == "lstm.bias_ih_l0" }?.values
    #expect(sums == ours.enumerated().map { $0.element + Float($0.offset) })
  }

  @Test func takesAMemberOfSeveral() throws {
    let members = try [parameters(), parameters(layers: 2)]
    var tensors: [String: Tensor] = ["member.10.other": Tensor([1.0]), "regression": Tensor([1.0])]
    for (number, member) in members.enumerated() {
      tensors.merge(renamed(member.stateDictionary) { "member.\(number).\($0)" }) { first, _ in first }
    }
    for (number, member) in members.enumerated() { #expect(try read(tensors, member: number) == member) }
    #expect(refusal(tensors)?.contains("say which member") == true)
    #expect(
      throws: ModelExchangeError.unsupported(
        file: "x", reason: "there is no network number 2: no tensor of member.2.…")
    ) { try read(tensors, member: 2) }
    #expect(try read(renamed(members[1].stateDictionary) { "member.0.\($0)" }) == members[1])
  }

  /// Why a file is refused as one of another network.
  private func refusal(_ tensors: [String: Tensor]) -> String? {
    do throws(ModelExchangeError) {
      _ = try read(tensors)
      Issue.record("was read")
    } catch {
      if case .unsupported("x", let reason) = error { return reason }
      Issue.record("\(error)")
    }
    return nil
  }

  /// Zeros, for tensors whose numbers don't matter.
  private func zeros(_ shape: Int...) -> Tensor {
    Tensor([Float](repeating: 0, count: shape.reduce(1, *)), shape: shape)
  }

  @Test func saysWhyItRefuses() throws {
    let sound = try parameters().stateDictionary
    let changes: [(change: [String: Tensor], reason: String)] = [
      (["lstm.weight_ih_l0_reverse": zeros(32, 3)], "bidirectional"),
      (["lstm.weight_hr_l0": zeros(4, 8)], "projections"),
      (["cell.weight_ih": zeros(32, 3)], "single cell"),
      (["lstm.weight_ih_l0": zeros(24, 3), "lstm.weight_hh_l0": zeros(24, 8)], "a GRU"),
      (["lstm.weight_ih_l0": zeros(8, 3), "lstm.weight_hh_l0": zeros(8, 8)], "a plain RNN"),
      (["lstm2.weight_ih_l0": zeros(32, 8)], "2 recurrent modules"),
      (["fc.weight": zeros(2, 2)], "2 to choose from"),
      (["embedding.weight": zeros(100, 3), "fc.weight": zeros(2, 2)], "3 to choose from"),
      (["scale": zeros(3)], "\"scale\" has no place"),
      (["conv.weight": zeros(2, 2, 2), "h0": zeros(1)], "\"conv.weight\" and 1 others have no place"),
      (
        ["batch_norm.weight": zeros(8), "batch_norm.bias": zeros(8), "batch_norm.running_mean": zeros(8)],
        "\"batch_norm.running_mean\" has no place"
      ),
      (["lstm.weight_ih_l99999999999999999999": zeros(1)], "has no place"),
      (["lstm.weight_ih_l00": zeros(1)], "has no place"),
    ]
    for (change, reason) in changes {
      let found = refusal(sound.merging(change) { $1 })
      #expect(found?.contains(reason) == true, "\(reason): \(found ?? "")")
    }
    #expect(refusal(sound.filter { !$0.key.hasPrefix("head") })?.contains("no linear layer") == true)
    #expect(refusal(sound.filter { !$0.key.hasPrefix("lstm") })?.contains("no LSTM") == true)
    #expect(refusal([:])?.contains("no LSTM") == true)
  }

  private func network(inputs: Int = 1, hidden: Int = 8, layers: Int = 1, outputs: Int = 1) -> [String: Tensor] {
    var tensors = ["fc.weight": zeros(outputs, hidden)]
    for layer in 0..<layers {
      tensors["weight_ih_l\(layer)"] = zeros(4 * hidden, layer == 0 ? inputs : hidden)
      tensors["weight_hh_l\(layer)"] = zeros(4 * hidden, hidden)
    }
    return tensors
  }

  @Test func keepsToTheSizesThatThereAre() throws {
    for sound in [network(hidden: 256), network(inputs: 4096), network(layers: 3), network(outputs: 4096)] {
      #expect(throws: Never.self) { try read(sound) }
    }
    #expect(refusal(network(hidden: 7)) == "a layer has 8 to 256 units, not 7")
    #expect(refusal(network(hidden: 257)) == "a layer has 8 to 256 units, not 257")
    #expect(refusal(network(layers: 4)) == "a network has 1 to 3 layers, not 4")
    #expect(refusal(network(inputs: 4097)) == "a step has 1 to 4096 inputs, not 4097")
    #expect(refusal(network(outputs: 4097)) == "a head has 1 to 4096 outputs, not 4097")
  }
}
