public import ModelFormats
public import VolatilityModels

extension FittedEGARCH {
  /// The model in the format ONNX, in 64 bits throughout: what `filter` and `forecast` compute of any returns.
  ///
  /// Inputs and outputs are those of `FittedGARCH.onnx(horizon:)`. What shocks to come add to the expected variances
  /// depends on the parameters and, where their distribution has no such expectation, on the sample of the fit: it is
  /// in the file as constants, one for each period.
  ///
  /// - Parameter horizon: the number of periods that are forecast.
  /// - Returns: the file's bytes.
  /// - Throws: `ModelExchangeError.notExportable` where the expectation of shocks rests on residuals that are all equal, or
  ///   the file would have 2 GiB or more, which no reader takes.
  /// - Precondition: `horizon` is positive.
  public func onnx(horizon: Int) throws(ModelExchangeError) -> [UInt8] {
    var graph = VolatilityGraph(
      kind: .egarch, scale: scale, horizon: horizon, lagCount: specification.mean.lagCount,
      facts: [
        "mean": specification.mean.rawValue, "innovations": specification.innovations.rawValue,
        "presample": specification.presample.rawValue, "order": specification.order.text,
      ])
    guard let shockFactors = shockFactors(horizon: horizon) else {
      throw .notExportable(
        format: "ONNX", reason: "expected variances beyond one period rest on residuals that are all equal")
    }
    graph.addRegressors(specification.regressors, coefficients: parameters.deltas)
    let equation = GARCHRecursionGraph(recursion: recursion)
    let residuals = graph.residuals(mu: parameters.mu, phi: parameters.phi)
    let presample = presampleTerms(&graph, equation, residuals: residuals)
    let (variances, states) = equation.path(&graph, residuals: residuals, presample: presample)
    let forecast = equation.forecast(&graph, from: states, shockFactors: shockFactors, negativeShare: 0)
    return try graph.encoded(
      VolatilityGraph.Result(residuals: residuals, variances: variances, forecast: forecast, phi: parameters.phi),
      description: "EGARCH(\(specification.order.text)) of a series of returns")
  }

  /// The terms before the first period; the mean residual has a part in them by the convention of the sample variance,
  /// unless there are too few observations for it.
  private func presampleTerms(
    _ graph: inout VolatilityGraph, _ equation: GARCHRecursionGraph, residuals: String
  ) -> GARCHRecursionGraph.Terms {
    let (variance, isFallback) = graph.presampleVariance(
      specification.presample, residuals: residuals, mean: specification.mean, fallback: presampleFallback)
    guard specification.presample == .sampleVariance else {
      return equation.presampleTerms(&graph, variance: variance, residual: nil)
    }
    let average = graph.builder.mean(residuals)
    var terms = equation.presampleTerms(&graph, variance: variance, residual: average)
    let zero = graph.builder.constant(0)
    terms.size = graph.builder.add("Where", isFallback, zero, terms.size)
    if !recursion.gammas.isEmpty, let sign = terms.sign {
      terms.sign = graph.builder.add("Where", isFallback, zero, sign)
    }
    return terms
  }
}
