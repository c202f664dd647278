import LinearAlgebra
import MarketData
public import ModelFormats
public import VolatilityModels

/// The names of the tensors that only autoregressions have.
private enum HARTensor {
  /// λ of the ridge regression, ().
  static let penalty = "penalty"
  /// The lowest and the highest target of the sample, (2).
  static let targetRange = "target_range"
  /// The mean target of the sample, ().
  static let targetMean = "target_mean"
  /// Σ (y − ȳ)², ().
  static let totalSumOfSquares = "total_sum_of_squares"
  /// All that an autoregression may have.
  static let all = Set(StoredHARCovariances.Kind.allCases.map(\.tensorName)).union([
    VolatilityTensor.parameters, VolatilityTensor.residuals, penalty, targetRange, targetMean, totalSumOfSquares,
  ])
}

extension ModelDocument {
  /// The document of a heterogeneous autoregression.
  ///
  /// Its tensors, all of float64: `parameters` (k), in the order of the specification's `parameterNames`; `residuals`
  /// (n); `covariance.classical`, `covariance.white`, `covariance.neweyWest` (k × k), the last with the lags of the
  /// metrics' `neweyWestLags`; `target_range` (2), `target_mean`, `total_sum_of_squares` and `penalty` without
  /// dimensions, the first two in the squared unit `scale`.
  ///
  /// - Parameters:
  ///   - fitted: the model.
  ///   - measure: the name of what the variances were, such as `realized` or `parkinson`.
  ///   - provenance: where the model comes from.
  /// - Precondition: the name of the measure is not empty.
  public init(_ fitted: FittedHAR, measure: String, provenance: Provenance) {
    precondition(!measure.isEmpty, "a measure of variance has a name")
    let parts = fitted.parts
    var tensors = [
      VolatilityTensor.parameters: Tensor(parts.coefficients),
      VolatilityTensor.residuals: Tensor(parts.residuals),
      HARTensor.penalty: Tensor([parts.penalty], shape: []),
      HARTensor.targetRange: Tensor([parts.targetRange.lowerBound, parts.targetRange.upperBound]),
      HARTensor.targetMean: Tensor([parts.targetMean], shape: []),
      HARTensor.totalSumOfSquares: Tensor([parts.totalSumOfSquares], shape: []),
    ]
    for (kind, matrix) in parts.covariances.matrices {
      tensors[kind.tensorName] = Tensor(matrix.elements, shape: [matrix.rowCount, matrix.columnCount])
    }
    let further: [String: JSONValue] = [
      "model": .string(ModelKind.har.rawValue),
      "measure": .string(measure),
      "scale": .string(fitted.scale.rawValue),
      "parameterNames": .array(HARTerm.parameterNames(fitted.terms).map { .string($0.rawValue) }),
    ]
    self.init(
      kind: .har,
      specification: fitted.specification.members(categories: parts.seasonCategories)
        .merging(further) { first, _ in first },
      provenance: provenance, metrics: ["neweyWestLags": .integer(parts.covariances.lags)], tensors: tensors)
  }

  /// The name of what the variances of an autoregression were.
  var measure: String {
    get throws(ModelExchangeError) {
      let field = try specificationField.member("measure")
      let name = try field.string()
      guard !name.isEmpty else { throw field.malformed("is empty where the name of a measure is expected") }
      return name
    }
  }
}

extension FittedHAR {
  /// The autoregression that a document holds: its forecasts and figures are to the last bit those of the one that was
  /// put in.
  ///
  /// - Throws: `ModelExchangeError`: what in the document is not as an autoregression has it.
  public init(_ document: ModelDocument) throws(ModelExchangeError) {
    try document.require(.har)
    let field = document.specificationField
    _ = try field.object(
      required: HAR.memberNames.union(["model", "measure", "scale", "parameterNames"]),
      optional: HAR.optionalMemberNames)
    _ = try document.measure
    let (specification, categories) = try HAR.stored(field)
    let terms = HARParts.terms(of: specification, seasonCategories: categories)
    let coefficients = try document.parameters(HARTerm.parameterNames(terms))
    try document.check(coefficients, of: VolatilityTensor.parameters, are: "finite", \.isFinite)
    try document.requireNoTensors(but: HARTensor.all)
    self.init(
      HARParts(
        specification: specification, seasonCategories: categories, scale: try field.member("scale").choice(),
        penalty: try document.penalty(specification.estimation), coefficients: coefficients,
        residuals: try document.regressionResiduals(termCount: terms.count),
        totalSumOfSquares: try document.nonnegative(HARTensor.totalSumOfSquares),
        targetRange: try document.targetRange, targetMean: try document.nonnegative(HARTensor.targetMean),
        covariances: try document.regressionCovariances(termCount: terms.count)))
  }
}

extension ModelDocument {
  /// The penalty, which is one of those that a ridge regression chooses from, and 0 for least squares.
  fileprivate func penalty(_ estimation: HAR.Estimation) throws(ModelExchangeError) -> Double {
    let penalty = try number(HARTensor.penalty)
    let choices =
      switch estimation {
      case .leastSquares: [0.0]
      case .ridge(let penalties, _, _): penalties
      }
    guard choices.contains(penalty) else {
      throw malformed(HARTensor.penalty, "is \(penalty), expected to be one of \(choices)")
    }
    return penalty
  }

  /// The residuals, more than there are terms, with a sum of squares.
  fileprivate func regressionResiduals(termCount: Int) throws(ModelExchangeError) -> [Double] {
    let name = VolatilityTensor.residuals
    let residuals = try values(of: name, as: Double.self, shape: tensors[name].map { [$0.count] })
    guard residuals.count > termCount else {
      throw malformed(name, "has \(residuals.count) elements where more than \(termCount) are expected")
    }
    try check(residuals, of: name, are: "finite", \.isFinite)
    let sum = residuals.reduce(0) { $0 + $1 * $1 }
    guard sum > 0 && sum.isFinite else {
      throw malformed(name, "have the sum of squares \(sum), expected to be positive and finite")
    }
    return residuals
  }

  fileprivate var targetRange: ClosedRange<Double> {
    get throws(ModelExchangeError) {
      let bounds = try values(of: HARTensor.targetRange, as: Double.self, shape: [2])
      try check(bounds, of: HARTensor.targetRange, are: "finite and not negative") { $0 >= 0 && $0.isFinite }
      guard bounds[0] <= bounds[1] else {
        throw malformed(HARTensor.targetRange, "begins at \(bounds[0]), above its end \(bounds[1])")
      }
      return bounds[0]...bounds[1]
    }
  }

  /// The one element of a tensor without dimensions, finite and not negative.
  fileprivate func nonnegative(_ name: String) throws(ModelExchangeError) -> Double {
    let value = try number(name)
    try check([value], of: name, are: "not negative") { $0 >= 0 }
    return value
  }

  /// The covariance matrices that the document has, (k × k) each.
  fileprivate func regressionCovariances(termCount: Int) throws(ModelExchangeError) -> StoredHARCovariances {
    _ = try metricsField.object(required: ["neweyWestLags"])
    var matrices: [StoredHARCovariances.Kind: Matrix] = [:]
    for kind in StoredHARCovariances.Kind.allCases {
      matrices[kind] = try matrix(kind.tensorName, count: termCount)
    }
    return StoredHARCovariances(matrices: matrices, lags: try metricsField.member("neweyWestLags").count())
  }
}

extension StoredHARCovariances.Kind {
  /// The name of the matrix in files.
  fileprivate var tensorName: String { "covariance.\(rawValue)" }
}
