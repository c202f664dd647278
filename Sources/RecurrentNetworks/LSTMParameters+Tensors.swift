extension LSTMParameters {
  /// The parameters as PyTorch names and shapes them.
  ///
  /// For each layer l: `lstm.weight_ih_l{l}` (4H, I), `lstm.weight_hh_l{l}` (4H, H), `lstm.bias_ih_l{l}` (4H) and
  /// `lstm.bias_hh_l{l}` (4H), which is zero, the rows in the order input, forget, cell and output gate; with
  /// normalisation `norm.{l}.weight` (H) and `norm.{l}.bias` (H). At the end `head.weight` (O, H) and `head.bias` (O).
  public var tensors: [LSTMTensor] {
    Self.places(of: architecture).map { place in
      LSTMTensor(
        name: place.name, shape: place.shape,
        values: place.isSecondBias
          ? [Float](repeating: 0, count: place.range.count) : Array(values[place.range]))
    }
  }

  /// Parameters from tensors as PyTorch names and shapes them; the two biases of a row are added up.
  ///
  /// - Parameters:
  ///   - architecture: the network.
  ///   - tensors: those that `tensors` lists, in any order.
  /// - Throws: `RecurrentNetworkError` if one of them is missing, unknown or given twice, has another shape, or holds a
  ///   number that is not finite.
  public init(_ architecture: LSTM, tensors: [LSTMTensor]) throws(RecurrentNetworkError) {
    let places = Self.places(of: architecture)
    var given: [String: LSTMTensor] = [:]
    for tensor in tensors {
      let isKnown = places.contains { $0.name == tensor.name }
      guard isKnown && given.updateValue(tensor, forKey: tensor.name) == nil else {
        throw .unexpectedTensor(name: tensor.name)
      }
    }
    var values = [Float](repeating: 0, count: LSTMLayout(architecture).count)
    for place in places {
      guard let tensor = given[place.name] else { throw .missingTensor(name: place.name) }
      guard tensor.shape == place.shape else {
        throw .wrongTensorShape(name: place.name, shape: tensor.shape, expected: place.shape)
      }
      for (index, value) in tensor.values.enumerated() {
        values[place.range.lowerBound + index] += value
        guard values[place.range.lowerBound + index].isFinite else {
          throw .tensorNotFinite(name: place.name, index: index)
        }
      }
    }
    self.init(architecture, values: values)
  }

  /// A tensor and where its values lie.
  private struct Place {
    var name: String
    var shape: [Int]
    var range: Range<Int>
    /// Whether it is the second of PyTorch's biases, whose sum the layout holds.
    var isSecondBias = false
  }

  private static func places(of architecture: LSTM) -> [Place] {
    let layout = LSTMLayout(architecture)
    let hidden = architecture.hiddenSize
    var places: [Place] = []
    for (number, layer) in layout.layers.enumerated() {
      let inputs = architecture.inputSize(ofLayer: number)
      places += [
        Place(name: "lstm.weight_ih_l\(number)", shape: [4 * hidden, inputs], range: layer.inputWeights),
        Place(name: "lstm.weight_hh_l\(number)", shape: [4 * hidden, hidden], range: layer.recurrentWeights),
        Place(name: "lstm.bias_ih_l\(number)", shape: [4 * hidden], range: layer.biases),
        Place(name: "lstm.bias_hh_l\(number)", shape: [4 * hidden], range: layer.biases, isSecondBias: true),
      ]
      guard architecture.normalizesLayers else { continue }
      places += [
        Place(name: "norm.\(number).weight", shape: [hidden], range: layer.normFactors),
        Place(name: "norm.\(number).bias", shape: [hidden], range: layer.normShifts),
      ]
    }
    return places + [
      Place(name: "head.weight", shape: [architecture.outputSize, hidden], range: layout.headWeights),
      Place(name: "head.bias", shape: [architecture.outputSize], range: layout.headBiases),
    ]
  }
}
