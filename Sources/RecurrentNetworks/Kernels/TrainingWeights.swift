/// The parameters of a network as the kernels of training read them.
struct TrainingWeights: Sendable {
  /// Where the parts of one layer begin, in vectors.
  struct Layer: Sendable {
    /// For the way forward: for each block and pair of gates, for each term, two vectors of units.
    ///
    /// Those of the gates i, f and o are halved.
    var forward = 0
    /// The biases, in the order of the gates, halved in the same way.
    var biases = 0
    /// For the way back to the state: for each pair of blocks, for each gate, two vectors of units; a last block that is
    /// alone has one.
    var recurrent = 0
    /// The same for the way back to the inputs, from the second layer on.
    var input = 0
    /// Factors and shifts of the normalisation.
    var normFactors = 0
    var normShifts = 0
  }

  let shape: TrainingShape
  private(set) var layers: [Layer] = []
  /// Where the head's weights begin: for each output, as many vectors as there are blocks.
  let head: Int
  /// Where the head's biases begin.
  let headBiases: Int
  /// A factor of one for each unit, of zero for padding.
  let units: Int
  /// All of them.
  private(set) var lanes: AlignedLanes

  /// Weights of zero.
  init(_ shape: TrainingShape) {
    self.shape = shape
    var end = 0
    func next(_ count: Int) -> Int {
      defer { end += count }
      return end
    }
    let (blocks, architecture) = (shape.blocks, shape.architecture)
    layers = (0..<architecture.layerCount).map { layer in
      Layer(
        forward: next(shape.gateVectors * shape.terms(layer)), biases: next(shape.gateVectors),
        recurrent: next(shape.gates * blocks), input: next(layer == 0 ? 0 : shape.gates * blocks),
        normFactors: next(blocks), normShifts: next(blocks))
    }
    head = next(architecture.outputSize * blocks)
    headBiases = next(TrainingShape.vectors(architecture.outputSize))
    units = next(blocks)
    lanes = AlignedLanes(zeros: end)
    unsafe lanes.withMutablePointer { [units] lanes in
      for unit in 0..<architecture.hiddenSize { unsafe lanes[units + unit / 16][unit % 16] = 1 }
    }
  }

  /// Takes over parameters that are in the order of `LSTMLayout`.
  mutating func pack(_ parameters: [Float]) {
    let (shape, layout, layers) = (shape, LSTMLayout(shape.architecture), layers)
    let (head, headBiases) = (head, headBiases)
    unsafe parameters.withUnsafeBufferPointer { source in
      unsafe lanes.withMutablePointer { lanes in
        guard let start = source.baseAddress else { return }
        let target = unsafe UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self)
        for layer in layers.indices {
          unsafe Self.pack(layer, of: shape, layout.layers[layer], layers[layer], start, target)
        }
        let hidden = shape.architecture.hiddenSize
        for output in 0..<shape.architecture.outputSize {
          let weights = unsafe start + layout.headWeights.lowerBound + output * hidden
          unsafe (target + 16 * (head + output * shape.blocks)).update(from: weights, count: hidden)
        }
        unsafe (target + 16 * headBiases).update(
          from: start + layout.headBiases.lowerBound, count: shape.architecture.outputSize)
      }
    }
  }

  private static func pack(
    _ layer: Int, of shape: TrainingShape, _ places: LSTMLayout.Layer, _ packed: Layer,
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>
  ) {
    let (hidden, inputs) = (shape.architecture.hiddenSize, shape.architecture.inputSize(ofLayer: layer))
    let terms = shape.terms(layer)
    for vector in 0..<shape.gateVectors {
      let (units, place) = (shape.units(vector / 4), shape.layoutRow(vector))
      let factor: Float = vector % 4 == 2 ? 1 : 0.5
      let recurrent = unsafe source + places.recurrentWeights.lowerBound + place * hidden
      let input = unsafe source + places.inputWeights.lowerBound + place * inputs
      // Row by row first, in the order that brings them into the cache fastest.
      for unit in 0..<units {
        let row = 16 * vector + unit
        unsafe target[16 * packed.biases + row] = factor * source[places.biases.lowerBound + place + unit]
        unsafe packRow(row, of: shape, recurrent + unit * hidden, target + 16 * packed.recurrent)
        if layer > 0 { unsafe packRow(row, of: shape, input + unit * inputs, target + 16 * packed.input) }
      }
      let column = unsafe target + 16 * (packed.forward + vector / 2 * 2 * terms + vector % 2)
      unsafe TrainingTransposition(
        source: recurrent, sourceRow: hidden, target: column, targetRow: 32, factor: factor
      ).run(rows: units, columns: hidden)
      unsafe TrainingTransposition(
        source: input, sourceRow: inputs, target: column + 32 * 16 * shape.blocks, targetRow: 32, factor: factor
      ).run(rows: units, columns: inputs)
    }
    for (range, start) in [(places.normFactors, packed.normFactors), (places.normShifts, packed.normShifts)] {
      unsafe (target + 16 * start).update(from: source + range.lowerBound, count: range.count)
    }
  }

  /// Puts the weights of a gate into the pairs of blocks.
  private static func packRow(
    _ row: Int, of shape: TrainingShape, _ weights: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>
  ) {
    let hidden = shape.architecture.hiddenSize
    for first in stride(from: 0, to: shape.blocks, by: 2) {
      let width = 16 * min(2, shape.blocks - first)
      let place = unsafe target + 16 * first * shape.gates + row * width
      unsafe place.update(from: weights + 16 * first, count: min(width, hidden - 16 * first))
    }
  }
}
