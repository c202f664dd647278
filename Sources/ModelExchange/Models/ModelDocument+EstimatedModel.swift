import LinearAlgebra
import ModelFormats
import VolatilityModels

// What the files of all models that were estimated by maximum likelihood have in common, written and read.
extension ModelDocument {
  /// The tensors of the path, the log-likelihood, the parameters and the covariance matrices there are.
  static func tensors(of model: some EstimatedVolatilityModel) -> [String: Tensor] {
    var tensors = tensors(of: model, parameters: model.estimates.map(\.value))
    for kind in CovarianceKind.allCases {
      guard let matrix = model.covariance(kind) else { continue }
      tensors[kind.tensorName] = Tensor(matrix.elements, shape: [matrix.rowCount, matrix.columnCount])
    }
    return tensors
  }

  /// How the fit ended.
  static func metrics(of model: some EstimatedVolatilityModel) -> [String: JSONValue] {
    let active = model.status.activeConstraints
    return [
      "status": .string(active.isEmpty ? "interior" : "boundary"),
      "activeConstraints": .array(active.map { .string($0.rawValue) }),
      "iterations": .integer(model.iterations),
    ]
  }

  /// Checks that there are no tensors but those that an estimated model may have.
  func requireOnlyTensorsOfEstimatedModels() throws(ModelExchangeError) {
    try requireNoTensors(but: VolatilityTensor.all.union(CovarianceKind.allCases.map(\.tensorName)))
  }

  /// The covariance matrices that the document has, (k × k) each, with variances that are not negative.
  func covariances(count: Int) throws(ModelExchangeError) -> [CovarianceKind: Matrix] {
    var matrices: [CovarianceKind: Matrix] = [:]
    for kind in CovarianceKind.allCases {
      guard let matrix = try matrix(kind.tensorName, count: count) else { continue }
      if let negative = matrix.diagonal.first(where: { $0 < 0 }) {
        throw malformed(kind.tensorName, "has the negative variance \(negative)")
      }
      matrices[kind] = matrix
    }
    return matrices
  }

  /// The finite elements of a tensor (k × k); `nil` where there is none of that name.
  func matrix(_ name: String, count: Int) throws(ModelExchangeError) -> Matrix? {
    guard tensors[name] != nil else { return nil }
    let elements = try values(of: name, as: Double.self, shape: [count, count])
    try check(elements, of: name, are: "finite", \.isFinite)
    return Matrix(rowCount: count, columnCount: count, elements: elements)
  }

  /// How the fit ended, with limits that are some of `limits`.
  func outcome(limits: [ParameterLimit]) throws(ModelExchangeError) -> (status: FitStatus, iterations: Int) {
    _ = try metricsField.object(required: ["status", "activeConstraints", "iterations"])
    let field = try metricsField.member("activeConstraints")
    var active: [ParameterLimit] = []
    for limit in try field.array() { active.append(try limit.choice(of: limits)) }
    guard Set(active).count == active.count else { throw field.malformed("names a limit twice") }
    let status = try metricsField.member("status")
    let expected = active.isEmpty ? "interior" : "boundary"
    guard try status.string() == expected else {
      throw status.malformed(
        "\(status.value.text().shortened) where \(expected.jsonQuoted) is expected with \(active.count) active limits")
    }
    return (active.isEmpty ? .interior : .boundary(active), try metricsField.member("iterations").count())
  }
}

extension GARCHOrder {
  /// The order in a file: p, o and q.
  var json: JSONValue { .array([p, o, q].map { .integer($0) }) }

  /// The order in a file.
  init(_ field: JSONField) throws(ModelExchangeError) {
    let numbers = try field.integers()
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
