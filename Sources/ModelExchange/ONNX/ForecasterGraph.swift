import ModelFormats
public import VolatilityForecasting

// Forecasters that correct a regression, in ONNX: features in, variances out.

extension TrainedVolatilityNetwork {
  /// The forecaster as an ONNX model.
  ///
  /// Its input is `features`, (N, steps, columns) of float64: windows of what ``inputs`` lists, as they are before any
  /// scaling. Its outputs are `variance` and `volatility`, (N, horizons) of float64. The networks run in float32, as here.
  ///
  /// - Returns: the file.
  public func onnx() -> [UInt8] {
    let inputs = inputs
    let steps = specification.options.steps
    var builder = ONNXGraphBuilder(name: "lstm")
    let features = builder.input(
      "features", .double, ["N", .fixed(steps), .fixed(inputs.names.count)],
      description:
        "Windows of \(steps) bars, the last one of which is forecast from; columns in the order of the metadata")
    let last = builder.add(
      "Gather", features, builder.constant(Tensor([Int64(steps - 1)], shape: [])),
      attributes: ["axis": .integer(1)])
    let scaled = builder.scaled(builder.columns(inputs.correctionColumns, of: features), by: LSTMInputScaling(scaling))
    let windows = builder.cast(scaled, to: .float)
    var outputs = members.map { builder.cast(builder.outputs(of: $0, windows: windows), to: .double) }
    if outputs.count > 1 {
      let sum = builder.add("Sum", outputs, outputCount: 1)[0]
      let mean = builder.add("Div", sum, builder.constant(Double(outputs.count)))
      outputs = [builder.cast(builder.cast(mean, to: .float), to: .double)]
    }
    let regression = builder.logVariances(of: base, inputs: inputs, rows: last, corrections: corrections)
    builder.outputVariances(
      ofLogarithms: builder.add("Add", regression, outputs[0]), horizonCount: specification.horizons.count)
    return ONNXModel(
      graph: builder.graph, description: "Plimsoll: ridge regression of log variances corrected by LSTM networks",
      metadata: Self.metadata(of: self, kind: .lstm, inputs: inputs)
        .merging(["steps": "\(steps)"]) { first, _ in first }
    ).encoded()
  }
}

extension TrainedVolatilityTrees {
  /// The forecaster as an ONNX model.
  ///
  /// Its input is `features`, (N, columns) of float64: rows of what ``inputs`` lists, not a number where the trees lack a
  /// value. Its outputs are `variance` and `volatility`, (N, horizons) of float64.
  ///
  /// - Returns: the file.
  public func onnx() -> [UInt8] {
    let inputs = inputs
    var builder = ONNXGraphBuilder(name: "trees")
    let features = builder.input(
      "features", .double, ["N", .fixed(inputs.names.count)],
      description: "Rows of features, NaN where the trees lack one; columns in the order of the metadata")
    let rows = builder.finite(builder.columns(inputs.correctionColumns, of: features))
    let margins = builder.joined(ensembles.map { builder.margins(of: $0, rows: rows) })
    let regression = builder.logVariances(of: base, inputs: inputs, rows: features, corrections: corrections)
    builder.outputVariances(
      ofLogarithms: builder.add("Add", regression, margins), horizonCount: specification.horizons.count)
    return ONNXModel(
      graph: builder.graph, description: "Plimsoll: ridge regression of log variances corrected by boosted trees",
      metadata: Self.metadata(of: self, kind: .trees, inputs: inputs)
    ).encoded()
  }
}

extension CorrectedRegression {
  /// Facts for who opens the model.
  fileprivate static func metadata(
    of forecaster: Self, kind: ModelKind, inputs: ForecastInputs
  ) -> [String: String] {
    [
      "kind": kind.rawValue, "scale": "fraction",
      "columns": JSONValue.array(inputs.names.map { .string($0) }).text(),
      "horizons": JSONValue.array(forecaster.horizons.map { .integer($0) }).text(),
      "barMicroseconds": "\(forecaster.barDuration.wholeMicroseconds)",
    ]
  }
}
