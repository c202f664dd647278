/// Where the parts of the gradient are as the kernels of training sum it up, in vectors.
struct TrainingGradient: Sendable {
  /// The parts of one layer.
  struct Layer: Sendable {
    /// For each block and pair of gates, for each term, two vectors of units.
    var weights = 0
    /// In the order of the gates.
    var biases = 0
    var normFactors = 0
    var normShifts = 0
  }

  let shape: TrainingShape
  private(set) var layers: [Layer] = []
  /// For each output, as many vectors as there are blocks.
  let head: Int
  let headBiases: Int
  /// The number of all vectors.
  let count: Int

  init(_ shape: TrainingShape) {
    self.shape = shape
    var end = 0
    func next(_ count: Int) -> Int {
      defer { end += count }
      return end
    }
    layers = (0..<shape.architecture.layerCount).map { layer in
      Layer(
        weights: next(shape.gateVectors * shape.wholeTerms(layer)), biases: next(shape.gateVectors),
        normFactors: next(shape.blocks), normShifts: next(shape.blocks))
    }
    head = next(shape.architecture.outputSize * shape.blocks)
    headBiases = next(TrainingShape.vectors(shape.architecture.outputSize))
    count = end
  }

  /// Adds a gradient to another.
  func add(_ other: AlignedLanes, to total: inout AlignedLanes) {
    unsafe other.withPointer { other in
      unsafe total.withMutablePointer { total in
        for i in 0..<count { unsafe total[i] += other[i] }
      }
    }
  }

  /// A gradient in the order of `LSTMLayout`.
  func inLayout(_ gradient: AlignedLanes) -> [Float] {
    let layout = LSTMLayout(shape.architecture)
    return unsafe [Float](unsafeUninitializedCapacity: layout.count) { target, written in
      unsafe gradient.withPointer { lanes in
        guard let start = target.baseAddress else { return }
        unsafe unpack(UnsafeRawPointer(lanes).assumingMemoryBound(to: Float.self), layout, start)
      }
      written = layout.count
    }
  }

  private func unpack(
    _ source: UnsafePointer<Float>, _ layout: LSTMLayout, _ target: UnsafeMutablePointer<Float>
  ) {
    let hidden = shape.architecture.hiddenSize
    func copy(_ from: Int, _ to: Range<Int>) {
      unsafe (target + to.lowerBound).initialize(from: source + from, count: to.count)
    }
    for (index, layer) in layers.enumerated() {
      let (places, inputs) = (layout.layers[index], shape.architecture.inputSize(ofLayer: index))
      for vector in 0..<shape.gateVectors {
        let (units, place) = (shape.units(vector / 4), shape.layoutRow(vector))
        let weights = 16 * (layer.weights + vector / 2 * 2 * shape.wholeTerms(index) + vector % 2)
        unsafe TrainingTransposition(
          source: source + weights, sourceRow: 32,
          target: target + places.recurrentWeights.lowerBound + place * hidden, targetRow: hidden
        ).run(rows: hidden, columns: units)
        unsafe TrainingTransposition(
          source: source + weights + 32 * 16 * shape.blocks, sourceRow: 32,
          target: target + places.inputWeights.lowerBound + place * inputs, targetRow: inputs
        ).run(rows: inputs, columns: units)
        let bias = places.biases.lowerBound + place
        copy(16 * (layer.biases + vector), bias..<bias + units)
      }
      copy(16 * layer.normFactors, places.normFactors)
      copy(16 * layer.normShifts, places.normShifts)
    }
    for output in 0..<shape.architecture.outputSize {
      let weights = layout.headWeights.lowerBound + output * hidden
      copy(16 * (head + output * shape.blocks), weights..<weights + hidden)
    }
    copy(16 * headBiases, layout.headBiases)
  }
}
