public import ModelFormats
public import VolatilityModels

extension FittedGARCH {
  /// The model in the format ONNX, in 64 bits throughout: what `filter` and `forecast` compute of any returns.
  ///
  /// Inputs: `returns` (T), in the unit that the description and the metadata's `scale` tell; where the variance has
  /// regressors, `regressors` (T, R), the columns in the order of the metadata's `regressors`. Outputs:
  /// `conditional_variance` and `residuals`, (T) or with an AR(1) mean (T − 1); and of each of the `horizon` periods after
  /// the last, as `plimsoll forecast` has them, `variance`, its root `volatility`, and `aggregated_variance`, the sum of the
  /// variances up to it; further `return_variance`, which counts in what an AR(1) mean carries on of shocks before.
  ///
  /// Of fewer than 20 observations the presample variance is the one that `filter` takes then. Where `filter` refuses
  /// returns because a number leaves double precision, or a regressor for its sign, the graph computes on; what is not a
  /// number makes what depends on it none.
  ///
  /// - Parameter horizon: the number of periods that are forecast.
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where they would be 2 GiB or more, which no reader takes.
  /// - Precondition: `horizon` is positive.
  public func onnx(horizon: Int) throws(ModelExchangeError) -> [UInt8] {
    var graph = VolatilityGraph(
      kind: .garch, scale: scale, horizon: horizon, lagCount: specification.mean.lagCount,
      facts: [
        "mean": specification.mean.rawValue, "innovations": specification.innovations.rawValue,
        "presample": specification.presample.rawValue, "order": specification.order.text,
      ])
    graph.addRegressors(specification.regressors, coefficients: parameters.deltas)
    let equation = GARCHRecursionGraph(recursion: recursion)
    let residuals = graph.residuals(mu: parameters.mu, phi: parameters.phi)
    let (variance, _) = graph.presampleVariance(
      specification.presample, residuals: residuals, mean: specification.mean, fallback: presampleFallback)
    let presample = equation.presampleTerms(&graph, variance: variance, residual: nil)
    let (variances, states) = equation.path(&graph, residuals: residuals, presample: presample)
    let forecast = equation.forecast(
      &graph, from: states, shockFactors: nil, negativeShare: parameters.negativeShare)
    return try graph.encoded(
      VolatilityGraph.Result(residuals: residuals, variances: variances, forecast: forecast, phi: parameters.phi),
      description: "GARCH(\(specification.order.text)) of a series of returns")
  }
}

extension GARCHOrder {
  /// The numbers of lags p, o and q.
  var text: String { "\(p),\(o),\(q)" }
}
