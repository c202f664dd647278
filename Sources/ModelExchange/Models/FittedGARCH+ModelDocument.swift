import LinearAlgebra
import MarketData
public import VolatilityModels

extension ModelDocument {
  /// The document of a fitted GARCH.
  ///
  /// Its tensors, all of float64: `parameters` (k), in the order of the specification's `parameterNames`;
  /// `covariance.hessian`, `covariance.opg`, `covariance.robust` (k × k), those that exist; `conditional_variance` and
  /// `residuals` (T); `last_return` and `log_likelihood` without dimensions.
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
      ],
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
    _ = try field.object(required: ["model", "mean", "innovations", "presample", "scale", "parameterNames"])
    let specification = GARCH(
      mean: try field.member("mean").choice(), innovations: try field.member("innovations").choice(),
      presample: try field.member("presample").choice())
    let scale: ReturnScale = try field.member("scale").choice()
    let names = specification.parameterNames
    let values = try document.parameters(names)
    let named = Dictionary(uniqueKeysWithValues: zip(names, values))
    let matrices = try document.covariances(count: names.count)
    try document.requireNoTensors(but: VolatilityTensor.all.union(CovarianceKind.allCases.map(\.tensorName)))
    let path = try document.path()
    let (status, iterations) = try document.outcome()
    let logLikelihood = try document.number(VolatilityTensor.logLikelihood)
    do throws(VolatilityError) {
      let parameters = try GARCHParameters(
        mu: named[.mu], phi: named[.phi], omega: named[.omega] ?? .nan, alpha: named[.alpha] ?? .nan,
        beta: named[.beta] ?? .nan, nu: named[.nu])
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
  fileprivate func outcome() throws(ModelExchangeError) -> (status: FitStatus, iterations: Int) {
    _ = try metricsField.object(required: ["status", "activeConstraints", "iterations"])
    let field = try metricsField.member("activeConstraints")
    var active: [GARCHConstraint] = []
    for constraint in try field.array() { active.append(try constraint.choice()) }
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

extension CovarianceKind {
  /// The name of the matrix in files.
  var tensorName: String { "covariance.\(rawValue)" }
}
