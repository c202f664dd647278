extension TrainingPass {
  /// Computes a step of a layer.
  func advance(_ layer: Int, _ step: Int) {
    let (shape, stride) = unsafe (shape, shape.stateStride(layer))
    let (terms, packed) = unsafe (shape.terms(layer), weights.layers[layer])
    // At the first step there is no state yet.
    let first = step == 0 ? 16 * shape.blocks : 0
    let (states, gates) = unsafe (states(layer, step: step), gates(layer, step: step))
    for block in 0..<shape.blocks {
      for pair in [2 * block, 2 * block + 1] {
        for row in unsafe Swift.stride(from: 0, to: plan.rows, by: TrainingSums.rows) {
          unsafe TrainingProduct(
            factors: Self.numbers(states + row * stride) + first, factorRow: 16 * stride, factorStep: 1,
            vectors: parameters + packed.forward + 2 * (pair * terms + first), vectorStep: 2, count: terms - first,
            start: parameters + packed.biases + 2 * pair, startRow: 0,
            result: gates + row * shape.gateStride + 2 * pair, resultRow: shape.gateStride
          ).compute(width: 2)
        }
      }
      unsafe advanceCells(layer, step, block)
    }
  }

  /// Computes gates, cells and states of a block of units out of the sums that are where the gates will be.
  private func advanceCells(_ layer: Int, _ step: Int, _ block: Int) {
    let (blocks, rows, gateStride, stateStride) = unsafe (
      shape.blocks, plan.rows, shape.gateStride, shape.stateStride(layer)
    )
    var gate = unsafe gates(layer, step: step) + 4 * block
    var cell = unsafe memory + plan.layers[layer].cells + step * plan.step + block
    var state = unsafe states(layer, step: step + 1) + block
    for _ in 0..<rows {
      let (i, f, g, o) = unsafe LSTMCell.gates(input: gate[0], forget: gate[1], candidate: gate[2], output: gate[3])
      unsafe (gate[0], gate[1], gate[2], gate[3]) = (i, f, g, o)
      let next = unsafe (i * g).adding(f, times: cell[0])
      unsafe cell[rows * blocks] = next
      unsafe state[0] = o * HyperbolicTangent(next).value
      unsafe gate += gateStride
      unsafe cell += blocks
      unsafe state += stateStride
    }
  }
}
