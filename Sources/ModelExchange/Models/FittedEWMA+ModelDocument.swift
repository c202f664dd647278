import MarketData
public import ModelFormats
public import VolatilityModels

extension ModelDocument {
  /// The document of an exponentially weighted moving average.
  ///
  /// Its tensors, all of float64: `parameters` (1), λ; `conditional_variance` and `residuals` (T), the residuals being
  /// the returns; `last_return` and `log_likelihood` without dimensions.
  public init(_ fitted: FittedEWMA, provenance: Provenance) {
    self.init(
      kind: .ewma,
      specification: [
        "model": .string(ModelKind.ewma.rawValue),
        "scale": .string(fitted.scale.rawValue),
        "parameterNames": .array([.string(ParameterName.lambda.rawValue)]),
      ],
      provenance: provenance, tensors: Self.tensors(of: fitted, parameters: [fitted.specification.lambda]))
  }
}

extension FittedEWMA {
  /// The moving average that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a moving average has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.ewma)
    _ = try document.specificationField.object(required: ["model", "scale", "parameterNames"])
    _ = try document.metricsField.object(required: [])
    let scale: ReturnScale = try document.specificationField.member("scale").choice()
    let lambda = try document.parameters([.lambda])[0]
    try document.requireNoTensors(but: VolatilityTensor.all)
    let specification: EWMA
    do throws(VolatilityError) {
      specification = try EWMA(lambda: lambda)
    } catch {
      throw document.malformed(VolatilityTensor.parameters, "\(error)")
    }
    self.init(
      specification: specification, scale: scale,
      logLikelihood: try document.number(VolatilityTensor.logLikelihood), path: try document.pathOfReturns())
  }
}
