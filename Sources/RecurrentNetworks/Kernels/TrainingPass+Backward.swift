extension TrainingPass {
  /// Goes back through all steps of a layer: adds the gradient by its parameters, and turns the gradient by what it hands
  /// on into that by what the layer below hands on.
  func goBack(_ layer: Int) {
    unsafe (memory + plan.stateGradient).update(repeating: .zero, count: plan.step)
    unsafe (memory + plan.cellGradient).update(repeating: .zero, count: plan.step)
    let isLast = unsafe layer == shape.architecture.layerCount - 1
    let first = unsafe isLast ? plan.firstOutput : 0
    // As many rows at once as the first level of the cache holds.
    let steps = unsafe max(1, 128 / plan.rows)
    var end = unsafe plan.steps
    for step in unsafe (0..<plan.steps).reversed() {
      let outgoing = unsafe memory + (step < first ? plan.zeros : plan.outgoing + step * plan.step)
      if step >= first { unsafe handBack(layer, step) }
      for block in unsafe 0..<shape.blocks { unsafe goBackCells(layer, step, block, outgoing) }
      if step > 0 {
        unsafe multiplyBack(layer, step, weights.layers[layer].recurrent, memory + plan.stateGradient)
      }
      if layer > 0 {
        unsafe multiplyBack(
          layer, step, weights.layers[layer].input, memory + plan.outgoing + step * plan.step)
      }
      if step == 0 || end - step == steps {
        unsafe addWeights(layer, step..<end)
        end = step
      }
    }
  }

  /// Turns the gates of a block of units into the gradient by what they are computed of, and adds the biases' gradient.
  private func goBackCells(
    _ layer: Int, _ step: Int, _ block: Int, _ outgoing: UnsafeMutablePointer<GateLanes>
  ) {
    let (blocks, gateStride, stateStride) = unsafe (shape.blocks, shape.gateStride, shape.stateStride(layer))
    var gate = unsafe gates(layer, step: step) + 4 * block
    var cell = unsafe memory + plan.layers[layer].cells + step * plan.step + block
    var state = unsafe states(layer, step: step + 1) + block
    var above = unsafe outgoing + block
    var ahead = unsafe memory + plan.stateGradient + block
    var cellGradient = unsafe memory + plan.cellGradient + block
    let biases = unsafe gradient + sums.layers[layer].biases + 4 * block
    var (inputBias, forgetBias, candidateBias, outputBias) = unsafe (biases[0], biases[1], biases[2], biases[3])
    let (one, smallest) = (GateLanes(repeating: 1), GateLanes(repeating: 1e-30))
    for _ in unsafe 0..<plan.rows {
      let (i, f, g, o) = unsafe (gate[0], gate[1], gate[2], gate[3])
      // The tangent of the cell, of the state o ⊙ t. A gate that is zero hands back nothing, whatever t is.
      let t = unsafe state[0] / (o + smallest)
      let dh = unsafe above[0] + ahead[0]
      let dc = unsafe cellGradient[0].adding(dh * o, times: one - t * t)
      let di = dc * g * (i * (one - i))
      let df = unsafe dc * cell[0] * (f * (one - f))
      let dg = dc * i * (one - g * g)
      let dO = dh * t * (o * (one - o))
      unsafe (gate[0], gate[1], gate[2], gate[3]) = (di, df, dg, dO)
      unsafe cellGradient[0] = dc * f
      inputBias += di
      forgetBias += df
      candidateBias += dg
      outputBias += dO
      unsafe gate += gateStride
      unsafe cell += blocks
      unsafe state += stateStride
      unsafe above += blocks
      unsafe ahead += blocks
      unsafe cellGradient += blocks
    }
    unsafe (biases[0], biases[1], biases[2], biases[3]) = (inputBias, forgetBias, candidateBias, outputBias)
  }

  /// Multiplies a step's gradient by the gates with weights that lead from them.
  private func multiplyBack(
    _ layer: Int, _ step: Int, _ packed: Int, _ result: UnsafeMutablePointer<GateLanes>
  ) {
    let (shape, gates) = unsafe (shape, gates(layer, step: step))
    for block in stride(from: 0, to: shape.blocks, by: 2) {
      let width = min(2, shape.blocks - block)
      for row in unsafe stride(from: 0, to: plan.rows, by: TrainingSums.rows) {
        unsafe TrainingProduct(
          factors: Self.numbers(gates + row * shape.gateStride), factorRow: 16 * shape.gateStride, factorStep: 1,
          vectors: parameters + packed + block * shape.gates, vectorStep: width, count: shape.gates,
          start: memory + plan.zeros, startRow: 0,
          result: result + row * shape.blocks + block, resultRow: shape.blocks
        ).compute(width: width)
      }
    }
  }

  /// Adds the gradient by a layer's weights of some steps.
  private func addWeights(_ layer: Int, _ steps: Range<Int>) {
    let (shape, terms) = unsafe (shape, shape.wholeTerms(layer))
    for pair in 0..<2 * shape.blocks {
      for term in stride(from: 0, to: terms, by: TrainingSums.rows) {
        // At the first step there is no state yet.
        let first = steps.lowerBound == 0 && term < 16 * shape.blocks ? 1 : steps.lowerBound
        let sum = unsafe gradient + sums.layers[layer].weights + 2 * (pair * terms + term)
        unsafe TrainingProduct(
          factors: Self.numbers(states(layer, step: first)) + term, factorRow: 1,
          factorStep: 16 * shape.stateStride(layer),
          vectors: gates(layer, step: first) + 2 * pair, vectorStep: shape.gateStride,
          count: (steps.upperBound - first) * plan.rows, start: sum, startRow: 2, result: sum, resultRow: 2
        ).compute(width: 2)
      }
    }
  }
}
