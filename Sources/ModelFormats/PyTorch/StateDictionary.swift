import RecurrentNetworks

/// The tensors of a module of PyTorch, of which each is to get a place in a network.
///
/// What is found is put down under the name that `LSTMParameters.tensors` gives it, and what is left over is an error.
struct StateDictionary {
  /// The tensors of the file by name.
  let tensors: [String: Tensor]
  /// The name of the file.
  let file: String
  /// The names in the file by the names of the network.
  var places: [String: String] = [:]

  /// The tensors of a file.
  init(tensors: [String: Tensor], file: String) {
    self.tensors = tensors
    self.file = file
  }

  /// The network.
  func parameters() throws(ModelExchangeError) -> LSTMParameters {
    var dictionary = self
    let layers = try dictionary.placeLayers()
    let isNormalized = try dictionary.placeNormalization(layerCount: layers.count)
    let outputSize = try dictionary.placeHead(hiddenSize: layers.hiddenSize)
    try dictionary.checkNothingIsLeft()
    let architecture: LSTM
    do throws(RecurrentNetworkError) {
      architecture = try LSTM(
        inputSize: layers.inputSize, hiddenSize: layers.hiddenSize, layerCount: layers.count, outputSize: outputSize,
        normalizesLayers: isNormalized)
    } catch {
      throw unsupported("\(error)")
    }
    return try dictionary.parameters(of: architecture, hasBiases: layers.haveBiases)
  }

  /// Puts the tensor called `name` in the file down as `place` of the network.
  ///
  /// - Returns: its shape.
  /// - Throws: `ModelExchangeError.missingTensor` where there is none.
  @discardableResult
  mutating func place(_ name: String, as place: String) throws(ModelExchangeError) -> [Int] {
    guard let tensor = tensors[name] else { throw .missingTensor(file: file, name: name) }
    places[place] = name
    return tensor.shape
  }

  /// The names in the file that have no place yet, sorted.
  var namesLeft: [String] { Set(tensors.keys).subtracting(places.values).sorted() }

  /// The error that the file is sound but of another network.
  func unsupported(_ reason: String) -> ModelExchangeError { .unsupported(file: file, reason: reason) }

  /// The error that a tensor has another shape than `expected` says.
  func unexpected(_ name: String, expected: String) -> ModelExchangeError {
    let found = tensors[name].map { "\($0.elementType.rawValue) \($0.shape)" } ?? "missing"
    return .unexpectedTensor(file: file, name: name, found: found, expected: expected)
  }

  private func checkNothingIsLeft() throws(ModelExchangeError) {
    guard let name = namesLeft.first else { return }
    let others = namesLeft.count > 1 ? " and \(namesLeft.count - 1) others have" : " has"
    throw unsupported(
      "the tensor \(name.jsonQuoted)\(others) no place in a network of LSTM layers, a normalisation of each and one "
        + "linear layer; left out, predictions would differ")
  }

  /// The parameters of `architecture` from the tensors that were put down, zero for biases that there are none of.
  private func parameters(of architecture: LSTM, hasBiases: Bool) throws(ModelExchangeError) -> LSTMParameters {
    var given: [LSTMTensor] = []
    for (place, name) in places.sorted(by: { $0.key < $1.key }) {
      guard let tensor = tensors[name], let values = tensor.floats else {
        throw unexpected(name, expected: "floating-point numbers")
      }
      given.append(LSTMTensor(name: place, shape: tensor.shape, values: values))
    }
    let (hidden, outputs) = (architecture.hiddenSize, architecture.outputSize)
    let zeros = LSTMTensor(name: "", shape: [4 * hidden], values: [Float](repeating: 0, count: 4 * hidden))
    if !hasBiases {
      for name in (0..<architecture.layerCount).flatMap({ ["lstm.bias_ih_l\($0)", "lstm.bias_hh_l\($0)"] }) {
        given.append(LSTMTensor(name: name, shape: zeros.shape, values: zeros.values))
      }
    }
    if places["head.bias"] == nil {
      given.append(LSTMTensor(name: "head.bias", shape: [outputs], values: [Float](repeating: 0, count: outputs)))
    }
    do throws(RecurrentNetworkError) {
      return try LSTMParameters(architecture, tensors: given)
    } catch {
      throw failure(error)
    }
  }

  /// The error of a file whose tensors do not make a network for `reason`.
  private func failure(_ reason: RecurrentNetworkError) -> ModelExchangeError {
    switch reason {
    case .missingTensor(let place): .missingTensor(file: file, name: places[place] ?? place)
    case .wrongTensorShape(let place, _, let expected): unexpected(places[place] ?? place, expected: "\(expected)")
    case .tensorNotFinite(let place, let index):
      .malformed(
        file: file, place: (places[place] ?? place).shortened,
        reason: "element \(index) is not finite, or is not as a number of 32 bits or with the other bias added")
    default: unsupported("\(reason)")
    }
  }
}
