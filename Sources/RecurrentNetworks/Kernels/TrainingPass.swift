/// One micro-batch on its way forward and back.
///
/// Forward goes layer by layer through all steps, back in the same way; each step of a layer is a matrix product for all
/// rows and the cells' functions of what comes out.
@unsafe struct TrainingPass {
  let plan: TrainingPlan
  let weights: TrainingWeights
  let sums: TrainingGradient
  /// What `plan` divides up.
  let memory: UnsafeMutablePointer<GateLanes>
  /// What `weights` divides up.
  let parameters: UnsafePointer<GateLanes>
  /// What `sums` divides up, to which the gradient is added.
  let gradient: UnsafeMutablePointer<GateLanes>
  /// Whether what layers hand on is multiplied by the masks.
  let isDropping: Bool

  var shape: TrainingShape { unsafe plan.shape }

  /// Adds the gradient of sequences `sequences` of a batch.
  ///
  /// - Returns: the loss.
  func run(_ batch: TrainingBatch, _ sequences: Range<Int>, _ loss: NetworkLoss, dropoutSeed: UInt64?) -> Double {
    unsafe clear()
    unsafe load(batch.sequences, sequences)
    if unsafe isDropping, let dropoutSeed { unsafe drawMasks(sequences, dropoutSeed) }
    for layer in unsafe 0..<shape.architecture.layerCount {
      for step in unsafe 0..<plan.steps { unsafe advance(layer, step) }
      unsafe handOn(layer)
    }
    let sum = unsafe addHead(batch, sequences, loss)
    for layer in unsafe (0..<shape.architecture.layerCount).reversed() { unsafe goBack(layer) }
    return sum
  }

  /// Sets to zero what has to be at the start.
  private func clear() {
    unsafe (memory + plan.zeros).update(repeating: .zero, count: plan.step)
    for (index, layer) in unsafe plan.layers.enumerated() {
      unsafe (memory + layer.cells).update(repeating: .zero, count: plan.step)
      for row in unsafe 0..<plan.rows {
        unsafe states(index, step: 0, row: row).update(repeating: .zero, count: shape.blocks)
      }
    }
  }

  /// Takes over the inputs.
  private func load(_ batch: SequenceBatch, _ sequences: Range<Int>) {
    let inputs = unsafe shape.architecture.inputSize
    unsafe batch.inputs.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      for row in unsafe 0..<plan.rows {
        for step in unsafe 0..<plan.steps {
          let vectors = unsafe states(0, step: step, row: row) + shape.blocks
          let target = unsafe Self.numbers(vectors)
          if row < sequences.count {
            let source = unsafe start + ((sequences.lowerBound + row) * plan.steps + step) * inputs
            unsafe target.update(from: source, count: inputs)
          } else {
            unsafe target.update(repeating: 0, count: inputs)
          }
        }
      }
    }
  }

  private func drawMasks(_ sequences: Range<Int>, _ seed: UInt64) {
    for (index, layer) in unsafe plan.layers.enumerated() {
      unsafe (memory + layer.masks).update(repeating: .zero, count: plan.step)
      for row in 0..<sequences.count {
        let factors = unsafe DropoutMask.factors(
          shape.architecture, seed: seed, sequence: sequences.lowerBound + row, layer: index)
        let target = unsafe Self.numbers(memory + layer.masks + row * shape.blocks)
        for (unit, factor) in factors.enumerated() { unsafe target[unit] = factor }
      }
    }
  }

  /// The state h_{step−1} of a row, followed by its inputs at the step.
  func states(_ layer: Int, step: Int, row: Int = 0) -> UnsafeMutablePointer<GateLanes> {
    unsafe memory + plan.layers[layer].states + (step * plan.rows + row) * shape.stateStride(layer)
  }

  /// The gates of a step.
  func gates(_ layer: Int, step: Int) -> UnsafeMutablePointer<GateLanes> {
    unsafe memory + plan.layers[layer].gates + step * plan.rows * shape.gateStride
  }

  /// Vectors as single numbers.
  static func numbers(_ vectors: UnsafeMutablePointer<GateLanes>) -> UnsafeMutablePointer<Float> {
    unsafe UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Float.self)
  }
}
