import LinearAlgebra

/// One LSTM layer, written as the equations of `LSTM` read.
///
/// Arrays of several steps are time-major: (T, B, ·) row-major, so that each step of all sequences lies together.
struct PlainLayer<Scalar: PlainScalar> {
  /// The number H of units.
  let hiddenSize: Int
  /// The number I of inputs of a step.
  let inputSize: Int
  /// Input weights, (4H × I).
  let inputWeights: ArraySlice<Scalar>
  /// Recurrent weights, (4H × H).
  let recurrentWeights: ArraySlice<Scalar>
  /// Biases, (4H).
  let biases: ArraySlice<Scalar>

  /// What a pass through the layer leaves for the way back.
  struct Trace {
    /// The number B of sequences.
    var count: Int
    /// The number T of steps.
    var steps: Int
    /// The inputs, (T, B, I).
    var inputs: [Scalar]
    /// What the gates i, f, g and o let pass, (T, B, 4H).
    var gates: [Scalar]
    /// The cells c₀ … c_T, (T + 1, B, H).
    var cells: [Scalar]
    /// tanh of the cells c₁ … c_T, (T, B, H).
    var cellTangents: [Scalar]
    /// The outputs h₀ … h_T, (T + 1, B, H).
    var hidden: [Scalar]
  }

  /// The derivatives of a loss by what the layer is made of and by what went into it.
  struct Gradient {
    /// By the input weights, (4H × I).
    var inputWeights: [Scalar]
    /// By the recurrent weights, (4H × H).
    var recurrentWeights: [Scalar]
    /// By the biases, (4H).
    var biases: [Scalar]
    /// By the inputs, (T, B, I).
    var inputs: [Scalar]
  }

  /// Passes sequences through the layer.
  ///
  /// - Parameters:
  ///   - inputs: (T, B, I).
  ///   - count: the number B of sequences.
  ///   - hidden: h₀, (B, H).
  ///   - cells: c₀, (B, H).
  /// - Returns: what was computed on the way.
  func forward(_ inputs: [Scalar], count: Int, hidden: [Scalar], cells: [Scalar]) -> Trace {
    let steps = inputs.count / (count * inputSize)
    let (states, gates) = (count * hiddenSize, count * 4 * hiddenSize)
    var trace = Trace(
      count: count, steps: steps, inputs: inputs, gates: [], cells: cells, cellTangents: [], hidden: hidden)
    for _ in 0..<steps * count { trace.gates += biases }
    trace.cells += [Scalar](repeating: 0, count: steps * states)
    trace.hidden += [Scalar](repeating: 0, count: steps * states)
    trace.cellTangents = [Scalar](repeating: 0, count: steps * states)
    let inputMatrix = RowMajorMatrix(inputWeights, columnCount: inputSize).transposed
    let recurrentMatrix = RowMajorMatrix(recurrentWeights, columnCount: hiddenSize).transposed
    Scalar.addProduct(
      RowMajorMatrix(inputs[...], columnCount: inputSize), inputMatrix, to: &trace.gates, at: 0..<steps * gates)
    for step in 0..<steps {
      let before = trace.hidden[step * states..<(step + 1) * states]
      Scalar.addProduct(
        RowMajorMatrix(before, columnCount: hiddenSize), recurrentMatrix, to: &trace.gates,
        at: step * gates..<(step + 1) * gates)
      advance(&trace, step: step)
    }
    return trace
  }

  /// Turns the sums that go into the gates of a step into what they let pass, and these into c_t and h_t.
  private func advance(_ trace: inout Trace, step: Int) {
    let size = hiddenSize
    for row in step * trace.count..<(step + 1) * trace.count {
      for unit in 0..<size {
        let gate = row * 4 * size + unit
        let i = Scalar.logistic(trace.gates[gate])
        let f = Scalar.logistic(trace.gates[gate + size])
        let g = Scalar.hyperbolicTangent(trace.gates[gate + 2 * size])
        let o = Scalar.logistic(trace.gates[gate + 3 * size])
        let before = row * size + unit
        let after = before + trace.count * size
        let cell = f * trace.cells[before] + i * g
        let tangent = Scalar.hyperbolicTangent(cell)
        (trace.gates[gate], trace.gates[gate + size]) = (i, f)
        (trace.gates[gate + 2 * size], trace.gates[gate + 3 * size]) = (g, o)
        trace.cells[after] = cell
        trace.cellTangents[before] = tangent
        trace.hidden[after] = o * tangent
      }
    }
  }
}
