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
  let layers: [Layer]
  /// Where the head's weights lie, [output][block].
  let headWeights: Int
  /// The head's biases.
  let headBiases: [Float]
  /// All of them but the head's biases.
  let lanes: AlignedLanes

  init(_ parameters: LSTMParameters) {
    let (layout, values) = (parameters.layout, parameters.values)
    let architecture = parameters.architecture
    let hidden = architecture.hiddenSize
    let blockCount = (hidden + 15) / 16
    var lanes: [GateLanes] = []
    layers = layout.layers.enumerated().map { index, places in
      let inputSize = architecture.inputSize(ofLayer: index)
      let weights = lanes.count
      for block in 0..<blockCount {
        for k in 0..<inputSize {
          lanes += Self.gates(block, hidden) { values[places.inputWeights.lowerBound + $0 * inputSize + k] }
        }
        for k in 0..<hidden {
          lanes += Self.gates(block, hidden) { values[places.recurrentWeights.lowerBound + $0 * hidden + k] }
        }
      }
      let biases = lanes.count
      for block in 0..<blockCount { lanes += Self.gates(block, hidden) { values[places.biases.lowerBound + $0] } }
      let normalization = lanes.count
      lanes += Self.blocks(values[places.normFactors]) + Self.blocks(values[places.normShifts])
      return Layer(
        inputSize: inputSize, hiddenSize: hidden, blockCount: blockCount, weights: weights, biases: biases,
        normalization: architecture.normalizesLayers ? normalization : nil)
    }
    headWeights = lanes.count
    for output in 0..<architecture.outputSize {
      lanes += Self.blocks(values[layout.headWeights].dropFirst(output * hidden).prefix(hidden))
    }
    headBiases = Array(values[layout.headBiases])
    // The weights of a layer of more than four blocks come from the second cache. There, a load that also asks for the
    // line after its own brings that one in time: a sequence by itself was 15 % faster on a Zen 5.
    self.lanes = AlignedLanes(lanes, offset: blockCount > 4 ? 16 : 0)
    self.architecture = architecture
    self.blockCount = blockCount
  }

  /// Blocks of sixteen, the last one filled with zeros.
  private static func blocks(_ units: ArraySlice<Float>) -> [GateLanes] {
    stride(from: units.startIndex, to: units.endIndex, by: 16).map { first in
      var sixteen = GateLanes.zero
      for (lane, value) in units[first..<min(first + 16, units.endIndex)].enumerated() { sixteen[lane] = value }
      return sixteen
    }
  }

  /// The four gates of a block, out of what `value` says of a row of a layer.
  private static func gates(_ block: Int, _ hidden: Int, _ value: (Int) -> Float) -> [GateLanes] {
    let units = 16 * block..<min(hidden, 16 * block + 16)
    return (0..<4).map { gate in
      var sixteen = GateLanes.zero
      let factor: Float = gate == 2 ? 1 : 0.5
      for unit in units { sixteen[unit - units.lowerBound] = factor * value(gate * hidden + unit) }
      return sixteen
    }
  }
}
