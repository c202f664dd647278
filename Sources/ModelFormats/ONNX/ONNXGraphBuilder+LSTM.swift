package import RecurrentNetworks

// Networks of LSTM layers: ONNX's operators `LSTM`, `LayerNormalization` and `Gemm`, in floats, as ONNX Runtime has no
// LSTM of doubles.
extension ONNXGraphBuilder {
  /// Adds a network that is applied to windows.
  ///
  /// A window in which an input is not finite has outputs that are not numbers, and no other has. The graph looks at the
  /// inputs for that, since the gates of ONNX Runtime take what is not a number for one. Of no windows there are no
  /// outputs.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - windows: the name of the inputs, floats (N, T, I); N and T may be named dimensions.
  /// - Returns: the name of the outputs at the last step of each window, floats (N, O).
  package mutating func outputs(of network: LSTMParameters, windows: String) -> String {
    let layerCount = network.architecture.layerCount
    let count = add("Shape", windows, attributes: ["end": .integer(1)])
    let windows = atLeastOne(windows, count: count)
    var values = add("Transpose", windows, attributes: ["perm": .integers([1, 0, 2])])
    for number in 0..<layerCount {
      values = layer(number, of: network, inputs: values, isLast: number == layerCount - 1)
    }
    let layout = network.layout
    let (outputSize, hiddenSize) = (network.architecture.outputSize, network.architecture.hiddenSize)
    let weights = constant(Tensor(Array(network.values[layout.headWeights]), shape: [outputSize, hiddenSize]))
    let biases = constant(Tensor(Array(network.values[layout.headBiases])))
    let outputs = add("Gemm", values, weights, biases, attributes: ["transB": .integer(1)])
    let none = constant(Tensor([Float.nan], shape: []))
    let known = add("Where", isNotFinite(windows), none, outputs)
    return add("Slice", known, constant([0]), count, constant([0]))
  }

  /// The windows, or one of zeros where there is none: without any, the LSTM of ONNX Runtime ends the whole process.
  private mutating func atLeastOne(_ windows: String, count: String) -> String {
    let one = constant([1])
    let missing = add("Sub", one, add("Min", count, one))
    let none = constant([0, 0, 0])
    let ends = add("Concat", none, missing, constant([0, 0]), attributes: ["axis": .integer(0)])
    return add("Pad", windows, ends)
  }

  /// Scales rows, the last axis being that of the columns.
  ///
  /// - Parameters:
  ///   - rows: the name of doubles (…, I).
  ///   - scaling: what to scale by.
  /// - Returns: the name of doubles of the same shape; what is not finite before is not a number after.
  package mutating func scaled(_ rows: String, by scaling: LSTMInputScaling) -> String {
    let distances = add("Sub", rows, constant(Tensor(scaling.means)))
    let products = add("Mul", distances, constant(Tensor(scaling.factors)))
    let cut = add("Clip", products, constant(-scaling.limit), constant(scaling.limit))
    // A cut may take what is not a number for one.
    return add("Add", cut, nothing(of: rows))
  }

  /// One layer: floats (T, N, I) to floats (T, N, H), or (N, H) of the last step where the layer is the last.
  private mutating func layer(
    _ number: Int, of network: LSTMParameters, inputs: String, isLast: Bool
  ) -> String {
    let architecture = network.architecture
    let (hidden, inputSize) = (architecture.hiddenSize, architecture.inputSize(ofLayer: number))
    let places = network.layout.layers[number]
    let inputWeights = reordered(network.values[places.inputWeights])
    let recurrentWeights = reordered(network.values[places.recurrentWeights])
    // The second half is for biases of the recurrence, which are summed up in the first.
    let biases = reordered(network.values[places.biases]) + [Float](repeating: 0, count: 4 * hidden)
    let tensors = [
      inputs,
      constant(Tensor(inputWeights, shape: [1, 4 * hidden, inputSize])),
      constant(Tensor(recurrentWeights, shape: [1, 4 * hidden, hidden])),
      constant(Tensor(biases, shape: [1, 8 * hidden])),
    ]
    let states = add("LSTM", tensors, outputCount: 2, attributes: ["hidden_size": .integer(hidden)])
    let values =
      isLast ? add("Squeeze", states[1], constant([0])) : add("Squeeze", states[0], constant([1]))
    guard architecture.normalizesLayers else { return values }
    let factors = constant(Tensor(Array(network.values[places.normFactors])))
    let shifts = constant(Tensor(Array(network.values[places.normShifts])))
    return add(
      "LayerNormalization", values, factors, shifts, attributes: ["axis": .integer(-1), "epsilon": .float(1e-5)])
  }

  /// The rows of the gates i, f, g, o, as many each, in ONNX's order i, o, f, g.
  private func reordered(_ values: ArraySlice<Float>) -> [Float] {
    let size = values.count / 4
    return [0, 3, 1, 2].flatMap { values.dropFirst($0 * size).prefix(size) }
  }

  /// Which windows hold an input that is not finite: truth values (N, 1).
  private mutating func isNotFinite(_ windows: String) -> String {
    let marks = cast(add("IsNaN", nothing(of: windows)), to: .float)
    let steps = add("ReduceMax", marks, attributes: ["axes": .integers([2]), "keepdims": .integer(0)])
    return cast(add("ReduceMax", steps, attributes: ["axes": .integers([1]), "keepdims": .integer(1)]), to: .bool)
  }
}
