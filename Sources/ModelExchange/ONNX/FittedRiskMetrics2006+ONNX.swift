public import ModelFormats
public import VolatilityModels

extension FittedRiskMetrics2006 {
  /// The average in the format ONNX, in 64 bits throughout: what `filter` and `forecast` compute of any returns.
  ///
  /// Inputs and outputs are those of `FittedGARCH.onnx(horizon:)`; the residuals are the returns. Where `filter` refuses
  /// returns that begin with too many zeros, variances are zero until one is not.
  ///
  /// - Parameter horizon: the number of periods that are forecast.
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes.
  /// - Precondition: `horizon` is positive.
  public func onnx(horizon: Int) throws(ModelExchangeError) -> [UInt8] {
    var graph = VolatilityGraph(kind: .riskmetrics2006, scale: scale, horizon: horizon)
    let decays = specification.decays
    let start = graph.backcasts(graph.returns, decays: decays, lengths: specification.backcastLengths)
    let result = graph.averages(from: start, weights: specification.weights, decays: decays)
    return try graph.encoded(
      result, description: "RiskMetrics 2006: \(decays.count) moving averages of squared returns")
  }
}
