import LinearAlgebra

extension PlainLayer {
  /// Passes the derivatives of a loss back through the layer and through time.
  ///
  /// Source: Werbos (1990), "Backpropagation through time: what it does and how to do it".
  ///
  /// - Parameters:
  ///   - trace: of the pass through the layer.
  ///   - outputGradients: the loss's derivatives by h₁ … h_T as far as they are handed on, (T, B, H).
  /// - Returns: its derivatives by the parameters and the inputs; those by h₀ and c₀ are not needed.
  func backward(_ trace: Trace, outputGradients: [Scalar]) -> Gradient {
    let (states, gates) = (trace.count * hiddenSize, trace.count * 4 * hiddenSize)
    let recurrentMatrix = RowMajorMatrix(recurrentWeights, columnCount: hiddenSize)
    var gateGradients = [Scalar](repeating: 0, count: trace.gates.count)
    var hiddenGradients = [Scalar](repeating: 0, count: states)
    var cellGradients = [Scalar](repeating: 0, count: states)
    for step in (0..<trace.steps).reversed() {
      for state in 0..<states { hiddenGradients[state] += outputGradients[step * states + state] }
      retreat(trace, step: step, hiddenGradients, &cellGradients, &gateGradients)
      hiddenGradients = [Scalar](repeating: 0, count: states)
      let ofStep = gateGradients[step * gates..<(step + 1) * gates]
      Scalar.addProduct(
        RowMajorMatrix(ofStep, columnCount: 4 * hiddenSize), recurrentMatrix, to: &hiddenGradients, at: 0..<states)
    }
    return gradient(trace, gateGradients)
  }

  /// One step of one unit back: from the derivatives by h_t and c_t to those by the sums that go into the gates of the
  /// step, and by c_{t−1}, which replace those by c_t.
  private func retreat(
    _ trace: Trace, step: Int, _ hiddenGradients: [Scalar], _ cellGradients: inout [Scalar],
    _ gateGradients: inout [Scalar]
  ) {
    let size = hiddenSize
    for sequence in 0..<trace.count {
      for unit in 0..<size {
        let state = sequence * size + unit
        let place = step * trace.count * size + state
        let gate = (step * trace.count + sequence) * 4 * size + unit
        let (i, f) = (trace.gates[gate], trace.gates[gate + size])
        let (g, o) = (trace.gates[gate + 2 * size], trace.gates[gate + 3 * size])
        let (tangent, cellBefore) = (trace.cellTangents[place], trace.cells[place])
        let byHidden = hiddenGradients[state]
        let byCell = cellGradients[state] + byHidden * o * (1 - tangent * tangent)
        gateGradients[gate] = byCell * g * i * (1 - i)
        gateGradients[gate + size] = byCell * cellBefore * f * (1 - f)
        gateGradients[gate + 2 * size] = byCell * i * (1 - g * g)
        gateGradients[gate + 3 * size] = byHidden * tangent * o * (1 - o)
        cellGradients[state] = byCell * f
      }
    }
  }

  /// The derivatives by parameters and inputs, from those by the sums that go into the gates, (T, B, 4H).
  private func gradient(_ trace: Trace, _ gateGradients: [Scalar]) -> Gradient {
    let rows = RowMajorMatrix(gateGradients[...], columnCount: 4 * hiddenSize)
    var result = Gradient(
      inputWeights: [Scalar](repeating: 0, count: inputWeights.count),
      recurrentWeights: [Scalar](repeating: 0, count: recurrentWeights.count),
      biases: [Scalar](repeating: 0, count: biases.count), inputs: [Scalar](repeating: 0, count: trace.inputs.count))
    let before = trace.hidden[..<(trace.steps * trace.count * hiddenSize)]
    Scalar.addProduct(
      rows.transposed, RowMajorMatrix(trace.inputs[...], columnCount: inputSize), to: &result.inputWeights,
      at: result.inputWeights.indices)
    Scalar.addProduct(
      rows.transposed, RowMajorMatrix(before, columnCount: hiddenSize), to: &result.recurrentWeights,
      at: result.recurrentWeights.indices)
    Scalar.addProduct(
      rows, RowMajorMatrix(inputWeights, columnCount: inputSize), to: &result.inputs, at: result.inputs.indices)
    for (index, gradient) in gateGradients.enumerated() { result.biases[index % (4 * hiddenSize)] += gradient }
    return result
  }
}
