public import ModelFormats
public import VolatilityModels

extension FittedEWMA {
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
    var graph = VolatilityGraph(
      kind: .ewma, scale: scale, horizon: horizon, facts: ["lambda": "\(specification.lambda)"])
    let decays = [specification.lambda]
    let backcast = graph.backcast(graph.returns)
    let start = graph.builder.updated(backcast, square: backcast, decays: decays)
    let result = graph.averages(from: start, weights: [1], decays: decays)
    return try graph.encoded(
      result, description: "Exponentially weighted moving average of squared returns, λ = \(specification.lambda)")
  }
}
