public import RecurrentNetworks

extension LSTMParameters {
  /// The network as an ONNX model: windows in, the outputs at their last step out.
  ///
  /// The input `inputs` is (N, T, I) for any numbers N of windows and T ≥ 1 of steps, the output `outputs` (N, O), in floats.
  /// With a scaling, `inputs` are doubles as they were before scaling. A window with an input that is not finite has
  /// outputs that are not numbers, as of `LSTMNetwork`. ONNX Runtime's outputs differ from those of `LSTMNetwork` by what
  /// both round off: up to 3e-7, with normalised layers 2e-6, and more where large terms cancel out in a gate. Extreme
  /// inputs shut gates, and normalisation enlarges differences of units that are nearly equal by up to 316: of
  /// normalised networks with inputs of ±8 and of up to 1e4, ONNX Runtime was up to 8e-7 off the equations in 64 bits,
  /// `LSTMNetwork` up to 2.2e-6, and both from each other up to 1.9e-6.
  ///
  /// Among the metadata are the `kind`, network, and as `columns` the names of the inputs, an array of JSON.
  ///
  /// - Parameters:
  ///   - scaling: how inputs are scaled first; `nil` for inputs that are scaled already.
  ///   - inputNames: the names of the inputs of a step, for the metadata; `nil` where they have none.
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes.
  /// - Precondition: scaling and names are of as many inputs as the network has.
  public func onnx(
    scaling: LSTMInputScaling? = nil, inputNames: [String]? = nil
  ) throws(ModelExchangeError) -> [UInt8] {
    precondition(
      scaling.map { $0.means.count == architecture.inputSize } ?? true, "each input of the network has a scaling")
    precondition(
      inputNames.map { $0.count == architecture.inputSize } ?? true, "each input of the network has a name")
    var builder = ONNXGraphBuilder(name: "network")
    let shape: [ONNXType.Dimension] = ["N", "T", .fixed(architecture.inputSize)]
    let order = inputNames == nil ? "" : "; columns in the order of the metadata"
    let windows: String
    if let scaling {
      let rows = builder.input(
        "inputs", .double, shape, description: "Windows of inputs as they are before scaling\(order)")
      windows = builder.cast(builder.scaled(rows, by: scaling), to: .float)
    } else {
      windows = builder.input("inputs", .float, shape, description: "Windows of scaled inputs\(order)")
    }
    builder.output(
      "outputs", builder.outputs(of: self, windows: windows), .float, ["N", .fixed(architecture.outputSize)],
      description: "Outputs at the last step of each window")
    let layers = architecture.layerCount == 1 ? "an LSTM layer" : "\(architecture.layerCount) LSTM layers"
    let normalized = architecture.normalizesLayers ? ", normalised" : ""
    var metadata = ["kind": "network"]
    metadata["columns"] = inputNames.map { JSONValue.text(ofNames: $0) }
    return try ONNXModel(
      graph: builder.graph, description: "Network of \(layers) of \(architecture.hiddenSize) units\(normalized)",
      metadata: metadata
    ).encoded()
  }
}
