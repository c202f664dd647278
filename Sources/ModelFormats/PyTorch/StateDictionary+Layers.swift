// Which tensors are those of the LSTM.
extension StateDictionary {
  /// What the tensors say of the layers.
  struct Layers {
    /// The number of layers.
    var count: Int
    /// The number of inputs of a step.
    var inputSize: Int
    /// The number of units of each layer.
    var hiddenSize: Int
    /// Whether there are biases.
    var haveBiases: Bool
  }

  /// A name as PyTorch's recurrent modules give it: `lstm.weight_ih_l0`.
  private struct RecurrentName {
    /// The module with the dot after it: `lstm.`.
    var module: String
    /// What it is: `weight_ih`.
    var kind: String
    /// The number of the layer.
    var layer: Int

    init?(_ name: String) {
      let last = name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
      let kinds = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"]
      guard let kind = kinds.first(where: { last.hasPrefix($0 + "_l") }),
        let layer = Int(last.dropFirst(kind.count + 2)), "\(kind)_l\(layer)" == last
      else { return nil }
      (self.kind, self.layer) = (kind, layer)
      module = String(name.dropLast(last.count))
    }
  }

  /// Finds the LSTM and puts its tensors down.
  mutating func placeLayers() throws(ModelExchangeError) -> Layers {
    try checkKind()
    let names = tensors.keys.sorted().compactMap(RecurrentName.init)
    let modules = Set(names.map(\.module)).sorted()
    guard let module = modules.first else {
      throw unsupported("there is no LSTM: no tensor is called weight_ih_l0, with or without a module before it")
    }
    guard modules.count == 1 else {
      let hint =
        module.hasPrefix("member.")
        ? "; say which member is meant" : "; the layers of one network are those of one nn.LSTM here"
      throw unsupported(
        "there are \(modules.count) recurrent modules, \(modules[0].jsonQuoted) and \(modules[1].jsonQuoted) among them"
          + hint)
    }
    let count = Set(names.map(\.layer)).count
    let haveBiases = names.contains { $0.kind.hasPrefix("bias") }
    for layer in 0..<count {
      for kind in ["weight_ih", "weight_hh"] + (haveBiases ? ["bias_ih", "bias_hh"] : []) {
        try place("\(module)\(kind)_l\(layer)", as: "lstm.\(kind)_l\(layer)")
      }
    }
    let (inputSize, hiddenSize) = try sizes(of: module)
    return Layers(count: count, inputSize: inputSize, hiddenSize: hiddenSize, haveBiases: haveBiases)
  }

  /// Refuses kinds of modules that the names tell.
  private func checkKind() throws(ModelExchangeError) {
    for name in tensors.keys.sorted() {
      let last = name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
      if last.hasSuffix("_reverse") {
        throw unsupported("the LSTM is bidirectional (\(name.jsonQuoted)); windows are read forwards only")
      }
      if last.hasPrefix("weight_hr") {
        throw unsupported("the LSTM has projections (\(name.jsonQuoted), PyTorch's proj_size)")
      }
      if last == "weight_ih" || last == "weight_hh" {
        throw unsupported("the tensor \(name.jsonQuoted) is one of a single cell; only a whole nn.LSTM is read")
      }
    }
  }

  /// The numbers of inputs and of units, by the first layer, whose four gates tell it from other cells.
  private func sizes(of module: String) throws(ModelExchangeError) -> (inputs: Int, hidden: Int) {
    let (inputName, recurrentName) = ("\(module)weight_ih_l0", "\(module)weight_hh_l0")
    guard let recurrent = tensors[recurrentName]?.shape, recurrent.count == 2, recurrent.allSatisfy({ $0 > 0 }) else {
      throw unexpected(recurrentName, expected: "[4 · hidden size, hidden size]")
    }
    guard let input = tensors[inputName]?.shape, input.count == 2, input.allSatisfy({ $0 > 0 }) else {
      throw unexpected(inputName, expected: "[4 · hidden size, input size]")
    }
    switch recurrent[0].quotientAndRemainder(dividingBy: recurrent[1]) {
    case (4, 0): return (input[1], recurrent[1])
    case (3, 0): throw unsupported("a GRU: \(recurrentName.jsonQuoted) has the rows of three gates, an LSTM's of four")
    case (1, 0): throw unsupported("a plain RNN: \(recurrentName.jsonQuoted) has no rows of gates, an LSTM's of four")
    default: throw unexpected(recurrentName, expected: "[4 · hidden size, hidden size]")
    }
  }
}
