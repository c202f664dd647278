import LinearAlgebra

extension PlainNetwork {
  /// Passes the derivatives of a loss back through the network.
  ///
  /// - Parameters:
  ///   - trace: of the pass through the network.
  ///   - outputGradients: the loss's derivatives by the outputs, (B, K, O).
  /// - Returns: its derivatives by the parameters, in the order of `LSTMLayout`, and by the inputs, (B, T, I).
  /// - Precondition: there is a derivative for each output.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  package func backward(
    _ trace: PlainTrace<Scalar>, outputGradients: [Scalar]
  ) -> (parameters: [Scalar], inputs: [Scalar]) {
    precondition(outputGradients.count == trace.outputs.count, "there is a derivative for each output")
    var gradients = [Scalar](repeating: 0, count: parameters.count)
    var values = headBackward(trace, outputGradients, &gradients)
    for number in (0..<architecture.layerCount).reversed() {
      let places = layout.layers[number]
      if !trace.masks.isEmpty { Self.scale(&values, by: trace.masks[number]) }
      if architecture.normalizesLayers {
        let norm = normalization(number).backward(trace.normalizations[number], outputGradients: values)
        gradients.replaceSubrange(places.normFactors, with: norm.factors)
        gradients.replaceSubrange(places.normShifts, with: norm.shifts)
        values = norm.values
      }
      let layer = layer(number).backward(trace.layers[number], outputGradients: values)
      gradients.replaceSubrange(places.inputWeights, with: layer.inputWeights)
      gradients.replaceSubrange(places.recurrentWeights, with: layer.recurrentWeights)
      gradients.replaceSubrange(places.biases, with: layer.biases)
      values = layer.inputs
    }
    return (gradients, Self.swapAxes(values, trace.steps, trace.count, size: architecture.inputSize))
  }

  /// Back through the head, to the derivatives by what the last layer hands on at all steps, (T, B, H).
  private func headBackward(
    _ trace: PlainTrace<Scalar>, _ outputGradients: [Scalar], _ gradients: inout [Scalar]
  ) -> [Scalar] {
    let (outputSize, hiddenSize) = (architecture.outputSize, architecture.hiddenSize)
    let ordered = Self.swapAxes(outputGradients, trace.count, trace.outputSteps, size: outputSize)
    let rows = RowMajorMatrix(ordered[...], columnCount: outputSize)
    Scalar.addProduct(
      rows.transposed, RowMajorMatrix(trace.headInputs[...], columnCount: hiddenSize), to: &gradients,
      at: layout.headWeights)
    for (index, gradient) in ordered.enumerated() {
      gradients[layout.headBiases.lowerBound + index % outputSize] += gradient
    }
    let all = trace.steps * trace.count * hiddenSize
    var values = [Scalar](repeating: 0, count: all)
    Scalar.addProduct(rows, headMatrix, to: &values, at: all - trace.headInputs.count..<all)
    return values
  }

  /// The loss of sequences and its gradient.
  ///
  /// - Parameters:
  ///   - loss: what is lost.
  ///   - inputs: (B, T, I) row-major.
  ///   - count: the number B of sequences.
  ///   - steps: the number T of steps of each.
  ///   - targets: (B, K, M) row-major, for the last K steps.
  ///   - weights: the weight of each target, (B, K, M).
  ///   - masks: the factors of dropout of each layer, (B, H); empty drops nothing.
  /// - Returns: Σ weight · loss, and its derivatives by the parameters and by the inputs, (B, T, I).
  /// - Precondition: the head has the outputs that the targets need.
  package func gradient(
    of loss: NetworkLoss, inputs: [Scalar], count: Int, steps: Int, targets: [Scalar], weights: [Scalar],
    masks: [[Scalar]] = []
  ) -> (loss: Double, parameters: [Scalar], inputs: [Scalar]) {
    let outputSteps = targets.count * loss.outputsPerTarget / (count * architecture.outputSize)
    let trace = forward(inputs, count: count, steps: steps, outputSteps: outputSteps, masks: masks)
    let value = loss.evaluate(outputs: trace.outputs, targets: targets, weights: weights)
    let gradient = backward(trace, outputGradients: value.gradient)
    return (value.loss, gradient.parameters, gradient.inputs)
  }
}
