import LinearAlgebra
import MarketData
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
    let names = fitted.parameters.named.map(\.name)
    var tensors = Self.tensors(of: fitted, parameters: fitted.parameters.named.map(\.value))
    for kind in CovarianceKind.allCases {
      guard let matrix = fitted.covariance(kind) else { continue }
      tensors[kind.tensorName] = Tensor(matrix.elements, shape: [names.count, names.count])
    }
    let active = fitted.status.activeConstraints
    self.init(
      kind: .garch,
      specification: [
        "model": .string(ModelKind.garch.rawValue),
        "mean": .string(fitted.specification.mean.rawValue),
        "innovations": .string(fitted.specification.innovations.rawValue),
        "presample": .string(fitted.specification.presample.rawValue),
        "scale": .string(fitted.scale.rawValue),
        "parameterNames": .array(names.map { .string($0.rawValue) }),
      ].merging(fitted.specification.furtherMembers) { first, _ in first },
      provenance: provenance,
      metrics: [
        "status": .string(active.isEmpty ? "interior" : "boundary"),
        "activeConstraints": .array(active.map { .string($0.rawValue) }),
        "iterations": .integer(fitted.iterations),
      ],
      tensors: tensors)
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
    let specification = GARCH(
      mean: try field.member("mean").choice(), innovations: try field.member("innovations").choice(),
      presample: try field.member("presample").choice(), order: try GARCHOrder(members["order"]),
      positivity: try members["positivity"]?.choice() ?? .coefficients,
      varianceTargeting: try members["varianceTargeting"]?.bool() ?? false,
      regressors: try members["regressors"]?.names() ?? [])
    let scale: ReturnScale = try field.member("scale").choice()
    let names = specification.parameterNames
    let values = try document.parameters(names)
    let matrices = try document.covariances(count: names.count)
    try document.requireNoTensors(but: VolatilityTensor.all.union(CovarianceKind.allCases.map(\.tensorName)))
    let path = try document.path(
      memoryCount: specification.order.memoryCount, regressorCount: specification.regressors.count)
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

extension ModelDocument {
  /// The covariance matrices that the document has, (k × k) each, with variances that are not negative.
  fileprivate func covariances(count: Int) throws(ModelExchangeError) -> [CovarianceKind: Matrix] {
    var matrices: [CovarianceKind: Matrix] = [:]
    for kind in CovarianceKind.allCases where tensors[kind.tensorName] != nil {
      let elements = try values(of: kind.tensorName, as: Double.self, shape: [count, count])
      try check(elements, of: kind.tensorName, are: "finite", \.isFinite)
      let matrix = Matrix(rowCount: count, columnCount: count, elements: elements)
      if let negative = matrix.diagonal.first(where: { $0 < 0 }) {
        throw malformed(kind.tensorName, "has the negative variance \(negative)")
      }
      matrices[kind] = matrix
    }
    return matrices
  }

  /// How the fit ended.
  fileprivate func outcome(
    limits: [ParameterLimit]
  ) throws(ModelExchangeError) -> (status: FitStatus, iterations: Int) {
    _ = try metricsField.object(required: ["status", "activeConstraints", "iterations"])
    let field = try metricsField.member("activeConstraints")
    var active: [ParameterLimit] = []
    for limit in try field.array() { active.append(try limit.choice(of: limits)) }
    guard Set(active).count == active.count else { throw field.malformed("names a limit twice") }
    let status = try metricsField.member("status")
    let expected = active.isEmpty ? "interior" : "boundary"
    guard try status.string() == expected else {
      throw status.malformed(
        "\(status.value.text().shortened) where \(expected.quoted) is expected with \(active.count) active limits")
    }
    return (active.isEmpty ? .interior : .boundary(active), try metricsField.member("iterations").count())
  }
}

extension GARCH {
  /// What the specification says beyond what every GARCH(1,1) has.
  fileprivate var furtherMembers: [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    if order != GARCHOrder() { members["order"] = .array([order.p, order.o, order.q].map { .integer($0) }) }
    if positivity != .coefficients { members["positivity"] = .string(positivity.rawValue) }
    if varianceTargeting { members["varianceTargeting"] = .bool(true) }
    if !regressors.isEmpty { members["regressors"] = .array(regressors.map { .string($0) }) }
    return members
  }
}

extension GARCHOrder {
  /// The order in a file, p, o and q; that of a GARCH(1,1) where there is none.
  fileprivate init(_ field: JSONField?) throws(ModelExchangeError) {
    self.init()
    guard let field else { return }
    var numbers: [Int] = []
    for number in try field.array() { numbers.append(try number.integer()) }
    guard numbers.count == 3, Self.pRange.contains(numbers[0]), Self.oRange.contains(numbers[1]),
      Self.qRange.contains(numbers[2])
    else {
      throw field.malformed("\(field.value.text().shortened) where p from 1 to 3, o and q from 0 to 3 are expected")
    }
    self.init(p: numbers[0], o: numbers[1], q: numbers[2])
  }
}

extension CovarianceKind {
  /// The name of the matrix in files.
  var tensorName: String { "covariance.\(rawValue)" }
}
