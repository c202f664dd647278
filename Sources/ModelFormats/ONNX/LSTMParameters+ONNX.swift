public import RecurrentNetworks

extension LSTMParameters {
  /// The network as an ONNX model: windows in, the outputs at their last step out.
  ///
  /// The input `inputs` is (N, T, I) for any numbers N of windows and T of steps, the output `outputs` (N, O), in floats.
  /// With a scaling, `inputs` are doubles as they were before scaling. A window with an input that is not finite has
  /// outputs that are not numbers, as of `LSTMNetwork`. ONNX Runtime's outputs differ from those of `LSTMNetwork` by what
  /// both round off: up to 3e-7, with normalised layers 2e-6, and more where large terms cancel out in a gate. Extreme
  /// inputs shut gates, and normalisation enlarges differences of units that are nearly equal by up to 316: of
  /// normalised networks with inputs of ±8 and of up to 1e4, ONNX Runtime was up to 8e-7 off the equations in 64 bits,
  /// and `LSTMNetwork`, whose tanh is up to 2.7e-7 off, up to 1.6e-5.
  ///
  /// - Parameter scaling: how inputs are scaled first; `nil` for inputs that are scaled already.
  /// - Returns: the file's bytes.
  /// - Precondition: the scaling is of as many inputs as the network has.
  public func onnx(scaling: LSTMInputScaling? = nil) -> [UInt8] {
    precondition(
      scaling.map { $0.means.count == architecture.inputSize } ?? true, "each input of the network has a scaling")
    var builder = ONNXGraphBuilder(name: "network")
    let shape: [ONNXType.Dimension] = ["windows", "steps", .fixed(architecture.inputSize)]
    let windows: String
    if let scaling {
      let rows = builder.input("inputs", .double, shape, description: "windows of inputs, as they are before scaling")
      windows = builder.cast(builder.scaled(rows, by: scaling), to: .float)
    } else {
      windows = builder.input("inputs", .float, shape, description: "windows of scaled inputs")
    }
    builder.output(
      "outputs", builder.outputs(of: self, windows: windows), .float, ["windows", .fixed(architecture.outputSize)],
      description: "the outputs at the last step of each window")
    let layers = architecture.layerCount == 1 ? "an LSTM layer" : "\(architecture.layerCount) LSTM layers"
    let normalized = architecture.normalizesLayers ? ", normalised" : ""
    return ONNXModel(
      graph: builder.graph,
      description:
        "A network of \(layers) of \(architecture.hiddenSize) units\(normalized)",
      metadata: ["kind": "network"]
    ).encoded()
  }
}
