public import ModelFormats
public import VolatilityForecasting

extension TrainedVolatilityTrees {
  /// The forecaster as an ONNX model.
  ///
  /// Its input is `features`, (N, columns) of float64: rows of what ``inputs`` lists, not a number where the trees lack a
  /// value.
  ///
  /// Its outputs are (N, horizons) of float64, in fractions: `aggregated_variance`, the variance of all bars up to the
  /// horizon; `variance`, that by the number of bars; `volatility`, the root of it. So `plimsoll forecast` has them.
  ///
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes, and for more
  ///   than 2²³ rounds.
  public func onnx() throws(ModelExchangeError) -> [UInt8] {
    let inputs = inputs
    var builder = ONNXGraphBuilder(name: "trees")
    let features = builder.input(
      "features", .double, ["N", .fixed(inputs.names.count)],
      description: "Rows of features, NaN where the trees lack one; columns in the order of the metadata")
    let rows = builder.finite(builder.columns(inputs.correctionColumns, of: features))
    let columns = try ensembles.map { ensemble throws(ModelExchangeError) in
      try builder.margins(of: ensemble, rows: rows)
    }
    let margins = builder.joined(columns)
    let regression = builder.logVariances(of: base, inputs: inputs, rows: features, corrections: corrections)
    builder.outputVariances(ofLogarithms: builder.add("Add", regression, margins), horizons: horizons)
    return try ONNXModel(
      graph: builder.graph, description: "Ridge regression of log variances corrected by boosted trees",
      metadata: onnxMetadata(kind: .trees, inputs: inputs)
    ).encoded()
  }
}
