import MarketData
public import ModelFormats
public import VolatilityModels

extension ModelDocument {
  /// The document of a fitted GARCH.
  ///
  /// Its tensors, all of float64: `parameters` (k), in the order of the specification's `parameterNames`;
  /// `covariance.hessian`, `covariance.opg`, `covariance.robust` (k × k), those that exist; `conditional_variance` and
  /// `residuals` (T); `last_return` and `log_likelihood` without dimensions. With several lags also `memory` and
  /// `start_memory` (3 for each lag but the first), with regressors `last_regressors`, one for each. The specification
  /// says `order`, `positivity`, `varianceTargeting` and `regressors` only where they are not the defaults.
  public init(_ fitted: FittedGARCH, provenance: Provenance) {
    self.init(
      kind: .garch,
      specification: [
        "model": .string(ModelKind.garch.rawValue),
        "mean": .string(fitted.specification.mean.rawValue),
        "innovations": .string(fitted.specification.innovations.rawValue),
        "presample": .string(fitted.specification.presample.rawValue),
        "scale": .string(fitted.scale.rawValue),
        "parameterNames": .array(fitted.estimates.map { .string($0.name.rawValue) }),
      ].merging(fitted.specification.furtherMembers) { first, _ in first },
      provenance: provenance, metrics: Self.metrics(of: fitted), tensors: Self.tensors(of: fitted))
  }
}

extension FittedGARCH {
  /// The fitted GARCH that a document holds, equal to the last bit to the one that was put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as a fitted GARCH has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.garch)
    let field = document.specificationField
    let members = try field.object(
      required: ["model", "mean", "innovations", "presample", "scale", "parameterNames"],
      optional: ["order", "positivity", "varianceTargeting", "regressors"])
    var specification = GARCH(
      mean: try field.member("mean").choice(), innovations: try field.member("innovations").choice(),
      presample: try field.member("presample").choice(),
      positivity: try members["positivity"]?.choice() ?? .coefficients,
      varianceTargeting: try members["varianceTargeting"]?.bool() ?? false,
      regressors: try members["regressors"]?.names() ?? [])
    if let order = members["order"] { specification.order = try GARCHOrder(order) }
    let scale: ReturnScale = try field.member("scale").choice()
    let names = specification.parameterNames
    let values = try document.parameters(names)
    let matrices = try document.covariances(count: names.count)
    try document.requireOnlyTensorsOfEstimatedModels()
    let count = specification.order.memoryCount
    let path = try document.path(
      memoryCount: count, startMemoryCount: count, regressorCount: specification.regressors.count)
    let (status, iterations) = try document.outcome(limits: specification.limits)
    let logLikelihood = try document.number(VolatilityTensor.logLikelihood)
    do throws(VolatilityError) {
      let parameters = try GARCHParameters(values, of: specification)
      try self.init(
        specification: specification, parameters: parameters, scale: scale, logLikelihood: logLikelihood,
        status: status, iterations: iterations, path: path, covariances: matrices)
    } catch {
      throw document.malformed(VolatilityTensor.parameters, "\(error)")
    }
  }
}

extension GARCH {
  /// What the specification says beyond what every GARCH(1,1) has.
  fileprivate var furtherMembers: [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    if order != GARCHOrder() { members["order"] = order.json }
    if positivity != .coefficients { members["positivity"] = .string(positivity.rawValue) }
    if varianceTargeting { members["varianceTargeting"] = .bool(true) }
    if !regressors.isEmpty { members["regressors"] = .array(regressors.map { .string($0) }) }
    return members
  }
}
