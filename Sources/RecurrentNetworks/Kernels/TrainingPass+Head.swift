extension TrainingPass {
  /// Computes outputs and loss, adds the head's gradient and begins the way back.
  ///
  /// - Returns: the loss.
  func addHead(_ batch: TrainingBatch, _ sequences: Range<Int>, _ loss: NetworkLoss) -> Double {
    let targetCount = unsafe plan.outputSteps * batch.targetCount
    let places = sequences.lowerBound * targetCount..<sequences.upperBound * targetCount
    let outputs = unsafe outputs(sequences.count)
    let (sum, slopes) = loss.evaluate(
      outputs: outputs, targets: Array(batch.targets[places]), weights: Array(batch.weights[places]))
    unsafe goBackHead(slopes)
    return sum
  }

  /// The outputs of some sequences, (sequence, step, output).
  private func outputs(_ sequences: Int) -> [Float] {
    let (outputs, blocks) = unsafe (shape.architecture.outputSize, shape.blocks)
    let biases = unsafe UnsafeRawPointer(parameters + weights.headBiases).assumingMemoryBound(to: Float.self)
    var result: [Float] = []
    unsafe result.reserveCapacity(sequences * plan.outputSteps * outputs)
    for row in 0..<sequences {
      for step in unsafe 0..<plan.outputSteps {
        let handed = unsafe memory + plan.handed + (step * plan.rows + row) * blocks
        for output in 0..<outputs {
          let weight = unsafe parameters + weights.head + output * blocks
          var sum = GateLanes.zero
          for block in 0..<blocks { unsafe sum = sum.adding(handed[block], times: weight[block]) }
          unsafe result.append(biases[output] + sum.total)
        }
      }
    }
    return result
  }

  private func goBackHead(_ slopes: [Float]) {
    let (outputs, blocks) = unsafe (shape.architecture.outputSize, shape.blocks)
    let biases = unsafe Self.numbers(gradient + sums.headBiases)
    for step in unsafe 0..<plan.outputSteps {
      for row in unsafe 0..<plan.rows {
        let handed = unsafe memory + plan.handed + (step * plan.rows + row) * blocks
        let outgoing = unsafe memory + plan.outgoing + ((plan.firstOutput + step) * plan.rows + row) * blocks
        unsafe outgoing.update(repeating: .zero, count: blocks)
        let first = unsafe (row * plan.outputSteps + step) * outputs
        guard first < slopes.count else { continue }
        for output in 0..<outputs {
          let slope = slopes[first + output]
          let weight = unsafe parameters + weights.head + output * blocks
          let sum = unsafe gradient + sums.head + output * blocks
          for block in 0..<blocks {
            unsafe outgoing[block] = outgoing[block].adding(weight[block], times: slope)
            unsafe sum[block] = sum[block].adding(handed[block], times: slope)
          }
          unsafe biases[output] += slope
        }
      }
    }
  }
}
