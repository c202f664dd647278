// Which of the tensors that the LSTM leaves are those of normalisations and of the head.
extension StateDictionary {
  /// Finds a normalisation of each layer and puts it down.
  ///
  /// - Returns: whether there is one.
  mutating func placeNormalization(layerCount: Int) throws(ModelExchangeError) -> Bool {
    let names = namesLeft.filter { name in
      let parts = name.split(separator: ".").map { $0.lowercased() }
      return parts.dropLast().suffix(2).contains { $0.hasSuffix("norm") || $0.hasSuffix("norms") }
        && tensors[name]?.shape.count == 1
    }
    guard let first = names.first else { return false }
    let module = first.split(separator: ".").dropLast().joined(separator: ".")
    let isListed = module.hasSuffix(".0")
    guard isListed || layerCount == 1 else {
      throw unsupported(
        "\(module.jsonQuoted) is not a list of normalisations, one for each of the \(layerCount) layers")
    }
    for layer in 0..<layerCount {
      let layerModule = isListed ? "\(module.dropLast(2)).\(layer)" : module
      try place("\(layerModule).weight", as: "norm.\(layer).weight")
      try place("\(layerModule).bias", as: "norm.\(layer).bias")
    }
    return true
  }

  /// Finds the one linear layer that is left and puts it down.
  ///
  /// - Returns: the number of its outputs.
  mutating func placeHead(hiddenSize: Int) throws(ModelExchangeError) -> Int {
    let weights = namesLeft.filter { tensors[$0]?.shape.count == 2 && ($0 == "weight" || $0.hasSuffix(".weight")) }
    guard let weight = weights.first else {
      throw unsupported("there is no linear layer after the LSTM: no other tensor …weight with two dimensions")
    }
    guard weights.count == 1 else {
      throw unsupported(
        "the head is to be one linear layer, and there are \(weights.count) to choose from, \(weight.jsonQuoted) and "
          + "\(weights[1].jsonQuoted) among them")
    }
    let shape = try place(weight, as: "head.weight")
    guard shape[0] > 0, shape[1] == hiddenSize else {
      throw unexpected(weight, expected: "[outputs, \(hiddenSize)]")
    }
    let bias = "\(weight.dropLast("weight".count))bias"
    if tensors[bias] != nil { try place(bias, as: "head.bias") }
    return shape[0]
  }
}
