public import ModelFormats
public import VolatilityForecasting

extension TrainedVolatilityNetwork {
  /// The forecaster as an ONNX model.
  ///
  /// Its input is `features`, (N, steps, columns) of float64: windows of what ``inputs`` lists, as they are before any
  /// scaling. The networks run in float32, as here.
  ///
  /// Its outputs are (N, horizons) of float64, in fractions: `aggregated_variance`, the variance of all bars up to the
  /// horizon; `variance`, that by the number of bars; `volatility`, the root of it. So `plimsoll forecast` has them.
  ///
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes.
  public func onnx() throws(ModelExchangeError) -> [UInt8] {
    let inputs = inputs
    let steps = specification.options.steps
    var builder = ONNXGraphBuilder(name: "lstm")
    let features = builder.input(
      "features", .double, ["N", .fixed(steps), .fixed(inputs.names.count)],
      description:
        "Windows of \(steps) bars, the last one of which is forecast from; columns in the order of the metadata")
    let last = builder.add(
      "Gather", features, builder.constant(index: steps - 1), attributes: ["axis": .integer(1)])
    let scaled = builder.scaled(builder.columns(inputs.correctionColumns, of: features), by: LSTMInputScaling(scaling))
    let windows = builder.cast(scaled, to: .float)
    var outputs = members.map { builder.cast(builder.outputs(of: $0, windows: windows), to: .double) }
    if outputs.count > 1 {
      let sum = builder.add("Sum", outputs, outputCount: 1)[0]
      let mean = builder.add("Div", sum, builder.constant(Double(outputs.count)))
      outputs = [builder.cast(builder.cast(mean, to: .float), to: .double)]
    }
    let regression = builder.logVariances(of: base, inputs: inputs, rows: last, corrections: corrections)
    builder.outputVariances(ofLogarithms: builder.add("Add", regression, outputs[0]), horizons: horizons)
    let networks = members.count == 1 ? "an LSTM network" : "\(members.count) LSTM networks"
    return try ONNXModel(
      graph: builder.graph, description: "Ridge regression of log variances corrected by \(networks)",
      metadata: onnxMetadata(kind: .lstm, inputs: inputs).merging(["steps": "\(steps)"]) { first, _ in first }
    ).encoded()
  }
}
