import LinearAlgebra

/// A network computed plainly, as the equations of `LSTM` read: what the fast kernels are tested against.
///
/// Its two passes are compiled for both precisions; the tests, another module, would else run generic code, three times
/// slower.
package struct PlainNetwork<Scalar: PlainScalar>: Sendable {
  /// What the network is like.
  package let architecture: LSTM
  /// All parameters, in the order of `LSTMLayout`.
  package let parameters: [Scalar]
  let layout: LSTMLayout

  /// A network.
  ///
  /// - Parameters:
  ///   - architecture: what it is like.
  ///   - parameters: all parameters, in the order of `LSTMLayout`.
  /// - Precondition: there are as many as the architecture has.
  package init(_ architecture: LSTM, parameters: [Scalar]) {
    layout = LSTMLayout(architecture)
    precondition(parameters.count == layout.count, "a network has as many parameters as its layout")
    self.architecture = architecture
    self.parameters = parameters
  }

  /// Passes sequences through the network.
  ///
  /// - Parameters:
  ///   - inputs: (B, T, I) row-major; an infinite one counts as not a number, as in `LSTMNetwork`.
  ///   - count: the number B of sequences.
  ///   - steps: the number T of steps of each.
  ///   - outputSteps: the number K of last steps that have outputs; all if `nil`.
  ///   - masks: the factors of dropout of each layer, (B, H), one array for each layer; empty drops nothing.
  ///   - state: the state before the first step; zero if `nil`.
  /// - Returns: the outputs, (B, K, O), and what the way back needs.
  /// - Precondition: the shapes agree.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func forward(
    _ inputs: [Scalar], count: Int, steps: Int, outputSteps: Int? = nil, masks: [[Scalar]] = [],
    state: PlainState<Scalar>? = nil
  ) -> PlainTrace<Scalar> {
    let (inputSize, states) = (architecture.inputSize, count * architecture.hiddenSize)
    precondition(count > 0 && steps > 0, "a batch has a sequence, and a sequence a step")
    precondition(inputs.count == count * steps * inputSize, "each step has the inputs of the architecture")
    precondition(
      masks.isEmpty || masks.count == architecture.layerCount && masks.allSatisfy { $0.count == states },
      "dropout has a factor for each unit")
    let kept = outputSteps ?? steps
    precondition((1...steps).contains(kept), "outputs are of the last steps of a sequence")
    var trace = PlainTrace(
      count: count, steps: steps, outputSteps: kept, state: state ?? PlainState(architecture, count: count),
      masks: masks)
    let numbers: [Scalar] = inputs.map { $0.isInfinite ? .nan : $0 }
    var values = Self.swapAxes(numbers, count, steps, size: inputSize)
    for number in 0..<architecture.layerCount {
      let layer = layer(number).forward(
        values, count: count, hidden: trace.state.hidden[number], cells: trace.state.cells[number])
      trace.state.hidden[number] = Array(layer.hidden.suffix(states))
      trace.state.cells[number] = Array(layer.cells.suffix(states))
      values = Array(layer.hidden.dropFirst(states))
      trace.layers.append(layer)
      if architecture.normalizesLayers {
        trace.normalizations.append(normalization(number).forward(values))
        values = trace.normalizations[number].outputs
      }
      if !masks.isEmpty { Self.scale(&values, by: masks[number]) }
    }
    trace.headInputs = Array(values.suffix(kept * states))
    trace.outputs = Self.swapAxes(head(trace.headInputs), kept, count, size: architecture.outputSize)
    return trace
  }

  /// One step of one sequence.
  ///
  /// - Parameters:
  ///   - state: the state before the step, which that after it replaces.
  ///   - input: the inputs of the step, (I).
  /// - Returns: the outputs, (O).
  package func step(_ state: inout PlainState<Scalar>, input: [Scalar]) -> [Scalar] {
    let trace = forward(input, count: 1, steps: 1, state: state)
    state = trace.state
    return trace.outputs
  }

  func layer(_ number: Int) -> PlainLayer<Scalar> {
    let places = layout.layers[number]
    return PlainLayer(
      hiddenSize: architecture.hiddenSize, inputSize: architecture.inputSize(ofLayer: number),
      inputWeights: parameters[places.inputWeights], recurrentWeights: parameters[places.recurrentWeights],
      biases: parameters[places.biases])
  }

  func normalization(_ number: Int) -> PlainNormalization<Scalar> {
    let places = layout.layers[number]
    return PlainNormalization(factors: parameters[places.normFactors], shifts: parameters[places.normShifts])
  }

  var headMatrix: RowMajorMatrix<Scalar> {
    RowMajorMatrix(parameters[layout.headWeights], columnCount: architecture.hiddenSize)
  }

  /// The head's outputs, (N, O), for `values`, (N, H).
  private func head(_ values: [Scalar]) -> [Scalar] {
    var outputs: [Scalar] = []
    for _ in 0..<values.count / architecture.hiddenSize { outputs += parameters[layout.headBiases] }
    Scalar.addProduct(
      RowMajorMatrix(values[...], columnCount: architecture.hiddenSize), headMatrix.transposed, to: &outputs,
      at: outputs.indices)
    return outputs
  }

  /// (n, m, size) from (m, n, size), both row-major.
  static func swapAxes(_ values: [Scalar], _ m: Int, _ n: Int, size: Int) -> [Scalar] {
    var result: [Scalar] = []
    result.reserveCapacity(values.count)
    for column in 0..<n {
      for row in 0..<m { result += values[(row * n + column) * size..<(row * n + column + 1) * size] }
    }
    return result
  }

  /// Multiplies each step of `values`, (T, B, H), by `mask`, (B, H).
  static func scale(_ values: inout [Scalar], by mask: [Scalar]) {
    for place in values.indices { values[place] *= mask[place % mask.count] }
  }
}
