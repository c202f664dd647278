import MarketData
public import ModelFormats
public import VolatilityModels

extension ModelDocument {
  /// The document of a fitted EGARCH.
  ///
  /// Its tensors are those of a GARCH; the specification says `order` always, and `regressors` where there are any.
  public init(_ fitted: FittedEGARCH, provenance: Provenance) {
    let names = fitted.specification.regressors
    var specification: [String: JSONValue] = [
      "model": .string(ModelKind.egarch.rawValue),
      "mean": .string(fitted.specification.mean.rawValue),
      "innovations": .string(fitted.specification.innovations.rawValue),
      "presample": .string(fitted.specification.presample.rawValue),
      "order": fitted.specification.order.json,
      "scale": .string(fitted.scale.rawValue),
      "parameterNames": .array(fitted.estimates.map { .string($0.name.rawValue) }),
    ]
    if !names.isEmpty { specification["regressors"] = .array(names.map { .string($0) }) }
    self.init(
      kind: .egarch, specification: specification, provenance: provenance, metrics: Self.metrics(of: fitted),
      tensors: Self.tensors(of: fitted))
  }
}

extension FittedEGARCH {
  /// The fitted EGARCH that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a fitted EGARCH has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.egarch)
    let field = document.specificationField
    let members = try field.object(
      required: ["model", "mean", "innovations", "presample", "order", "scale", "parameterNames"],
      optional: ["regressors"])
    let specification = EGARCH(
      mean: try field.member("mean").choice(), innovations: try field.member("innovations").choice(),
      presample: try field.member("presample").choice(), order: try GARCHOrder(field.member("order")),
      regressors: try members["regressors"]?.names() ?? [])
    let scale: ReturnScale = try field.member("scale").choice()
    let names = specification.parameterNames
    let values = try document.parameters(names)
    let matrices = try document.covariances(count: names.count)
    try document.requireOnlyTensorsOfEstimatedModels()
    let count = specification.order.memoryCount
    let path = try document.path(
      memoryCount: count, startMemoryCount: count, regressorCount: specification.regressors.count,
      isMemorySigned: true)
    let (status, iterations) = try document.outcome(limits: specification.limits)
    let logLikelihood = try document.number(VolatilityTensor.logLikelihood)
    do throws(VolatilityError) {
      let parameters = try EGARCHParameters(values, of: specification)
      try self.init(
        specification: specification, parameters: parameters, scale: scale, logLikelihood: logLikelihood,
        status: status, iterations: iterations, path: path, covariances: matrices)
    } catch {
      throw document.malformed(VolatilityTensor.parameters, "\(error)")
    }
  }
}
