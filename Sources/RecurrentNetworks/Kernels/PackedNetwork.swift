/// The parameters of a network in the order in which the kernels read them, sixteen units side by side.
///
/// All weights and biases of the input, forget and output gate are halved, which is exact: see `LSTMCell`. Lanes beyond
/// the last unit are zero, which keeps their cells and outputs at zero.
struct PackedNetwork: Sendable {
  /// Where one layer's parameters lie.
  struct Layer: Sendable {
    let inputSize: Int
    let hiddenSize: Int
    /// The number of blocks of sixteen units.
    let blockCount: Int
    /// Weights, [block][k][gate], k first over the inputs, then over the units.
    let weights: Int
    /// Biases, [block][gate].
    let biases: Int
    /// Factors [block], then shifts [block] of the normalisation; `nil` without.
    let normalization: Int?
  }

  let architecture: LSTM
  /// The number of blocks of sixteen units of a layer.
  let blockCount: Int
  private(set) var layers: [Layer] = []
  /// The head's weights, [output][block].
  private(set) var headWeights = 0
  /// The head's biases.
  let headBiases: [Float]
  /// All of them but the head's biases.
  private(set) var lanes: [GateLanes] = []

  init(_ parameters: LSTMParameters) {
    let (layout, values) = (parameters.layout, parameters.values)
    architecture = parameters.architecture
    blockCount = (architecture.hiddenSize + 15) / 16
    headBiases = Array(values[layout.headBiases])
    for (index, places) in layout.layers.enumerated() {
      append(places, of: values, inputSize: architecture.inputSize(ofLayer: index))
    }
    headWeights = lanes.count
    for output in 0..<architecture.outputSize {
      let row = values[layout.headWeights].dropFirst(output * architecture.hiddenSize)
      append(row.prefix(architecture.hiddenSize))
    }
  }

  /// Blocks of sixteen, the last one filled with zeros.
  private mutating func append(_ units: ArraySlice<Float>) {
    for block in 0..<blockCount {
      var sixteen = GateLanes.zero
      for (lane, value) in units.dropFirst(16 * block).prefix(16).enumerated() { sixteen[lane] = value }
      lanes.append(sixteen)
    }
  }

  private mutating func append(_ places: LSTMLayout.Layer, of values: [Float], inputSize: Int) {
    let hidden = architecture.hiddenSize
    let weights = lanes.count
    for block in 0..<blockCount {
      for k in 0..<inputSize {
        appendGates(block) { values[places.inputWeights.lowerBound + $0 * inputSize + k] }
      }
      for k in 0..<hidden {
        appendGates(block) { values[places.recurrentWeights.lowerBound + $0 * hidden + k] }
      }
    }
    let biases = lanes.count
    for block in 0..<blockCount { appendGates(block) { values[places.biases.lowerBound + $0] } }
    let normalization = places.normFactors.isEmpty ? nil : lanes.count
    if normalization != nil {
      append(values[places.normFactors])
      append(values[places.normShifts])
    }
    layers.append(
      Layer(
        inputSize: inputSize, hiddenSize: hidden, blockCount: blockCount, weights: weights, biases: biases,
        normalization: normalization))
  }

  /// The four gates of a block, out of what `value` says of a row of a layer.
  private mutating func appendGates(_ block: Int, _ value: (Int) -> Float) {
    let hidden = architecture.hiddenSize
    let units = 16 * block..<min(hidden, 16 * block + 16)
    for gate in 0..<4 {
      var sixteen = GateLanes.zero
      let factor: Float = gate == 2 ? 1 : 0.5
      for unit in units { sixteen[unit - units.lowerBound] = factor * value(gate * hidden + unit) }
      lanes.append(sixteen)
    }
  }
}
