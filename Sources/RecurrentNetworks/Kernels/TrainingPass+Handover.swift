extension TrainingPass {
  /// Hands what a layer puts out to the next layer or, for the steps with outputs, to the head.
  func handOn(_ layer: Int) {
    let shape = unsafe shape
    let isLast = layer == shape.architecture.layerCount - 1
    for step in unsafe (isLast ? plan.firstOutput : 0)..<plan.steps {
      for row in unsafe 0..<plan.rows {
        let state = unsafe states(layer, step: step + 1, row: row)
        let target =
          unsafe isLast
          ? memory + plan.handed + ((step - plan.firstOutput) * plan.rows + row) * shape.blocks
          : states(layer + 1, step: step, row: row) + shape.blocks
        if shape.architecture.normalizesLayers {
          unsafe normalization(layer).apply(state, target)
        } else {
          unsafe target.update(from: state, count: shape.blocks)
        }
        if unsafe isDropping { unsafe drop(layer, row, target) }
      }
    }
  }

  /// Turns the gradient by what a layer hands on at a step into that by its state.
  func handBack(_ layer: Int, _ step: Int) {
    let shape = unsafe shape
    guard unsafe isDropping || shape.architecture.normalizesLayers else { return }
    for row in unsafe 0..<plan.rows {
      let outgoing = unsafe memory + plan.outgoing + step * plan.step + row * shape.blocks
      if unsafe isDropping { unsafe drop(layer, row, outgoing) }
      if shape.architecture.normalizesLayers {
        unsafe normalization(layer).goBack(
          states(layer, step: step + 1, row: row), outgoing, gradient + sums.layers[layer].normFactors,
          gradient + sums.layers[layer].normShifts)
      }
    }
  }

  private func drop(_ layer: Int, _ row: Int, _ values: UnsafeMutablePointer<GateLanes>) {
    let factors = unsafe memory + plan.layers[layer].masks + row * shape.blocks
    for block in unsafe 0..<shape.blocks { unsafe values[block] *= factors[block] }
  }

  private func normalization(_ layer: Int) -> TrainingNormalization {
    unsafe TrainingNormalization(
      blocks: shape.blocks, count: Float(shape.architecture.hiddenSize), units: parameters + weights.units,
      factors: parameters + weights.layers[layer].normFactors, shifts: parameters + weights.layers[layer].normShifts)
  }
}
