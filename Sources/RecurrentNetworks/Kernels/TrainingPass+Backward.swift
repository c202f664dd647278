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
    let (blocks, gateStride, cells) = unsafe (shape.blocks, shape.gateStride, plan.step)
    var gate = unsafe gates(layer, step: step) + 4 * block
    var cell = unsafe memory + plan.layers[layer].cells + step * plan.step + block
    var above = unsafe outgoing + block
    var ahead = unsafe memory + plan.stateGradient + block
    var cellGradient = unsafe memory + plan.cellGradient + block
    let biases = unsafe gradient + sums.layers[layer].biases + 4 * block
    var (inputBias, forgetBias, candidateBias, outputBias) = unsafe (biases[0], biases[1], biases[2], biases[3])
    let one = GateLanes(repeating: 1)
    for _ in unsafe 0..<plan.rows {
      let (i, f, g, o) = unsafe (gate[0], gate[1], gate[2], gate[3])
      // To compute the tangent again takes less time than to have kept it.
      let t = unsafe HyperbolicTangent(cell[cells]).value
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
    let (shape, columns) = unsafe (shape, shape.columns(layer))
    let gates = unsafe Self.numbers(gates(layer, step: steps.lowerBound))
    let states = unsafe states(layer, step: steps.lowerBound)
    for column in stride(from: 0, to: columns, by: 2) {
      for gate in stride(from: 0, to: shape.gates, by: TrainingSums.rows) {
        let sum = unsafe gradient + sums.layers[layer].weights + gate * columns + column
        unsafe TrainingProduct(
          factors: gates + gate, factorRow: 1, factorStep: 16 * shape.gateStride,
          vectors: states + column, vectorStep: shape.stateStride(layer), count: steps.count * plan.rows,
          start: sum, startRow: columns, result: sum, resultRow: columns
        ).compute(width: min(2, columns - column))
      }
    }
  }
}
