import ModelFormats
import VolatilityForecasting

/// The regression that networks or trees correct, as a file holds it.
///
/// Its tensors are of float64 (H horizons, k features): `base.coefficients` (H × k), `base.intercepts`,
/// `base.residual_variances` and `base.corrections` (H), `base.scaling.mean` and `base.scaling.factor` (k), and what its
/// features learned.
struct StoredRegression {
  /// The regression.
  let regression: FittedVarianceRegression

  private static let prefix = "base."
  private static let coefficients = prefix + "coefficients"
  private static let intercepts = prefix + "intercepts"
  private static let residualVariances = prefix + "residual_variances"
  private static let corrections = prefix + "corrections"

  /// The tensor of what is added to the corrected log forecasts, (H).
  static let furtherCorrections = "corrections"
  /// What the specification of a file says of the regression.
  static let members: Set<String> = ["horizons", "penalty", "base"]

  /// A regression to be written.
  init(_ regression: FittedVarianceRegression) {
    self.regression = regression
  }

  private var features: StoredFeatures {
    StoredFeatures(regression.features, scaling: regression.scaling, prefix: Self.prefix)
  }

  /// The members of the specification.
  var json: [String: JSONValue] {
    [
      "horizons": .array(regression.specification.horizons.map { .integer($0) }),
      "penalty": .number(regression.specification.penalty),
      "base": features.json,
    ]
  }

  /// The numbers that were estimated.
  var tensors: [String: Tensor] {
    let equations = regression.equations
    let own = [
      Self.coefficients: Tensor(
        equations.flatMap(\.coefficients), shape: [equations.count, regression.scaling.names.count]),
      Self.intercepts: Tensor(equations.map(\.intercept)),
      Self.residualVariances: Tensor(equations.map(\.residualVariance)),
      Self.corrections: Tensor(equations.map(\.correction)),
    ]
    return features.tensors.merging(own) { first, _ in first }
  }

  /// The regression in a file.
  ///
  /// - Throws: `ModelExchangeError`: what is not as a regression is.
  init(_ document: ModelDocument) throws(ModelExchangeError) {
    let field = document.specificationField
    let baseField = try field.member("base")
    let features = try StoredFeatures(document, baseField, prefix: Self.prefix)
    guard let scaling = features.scaling else { throw baseField.malformed("has no scaling") }
    let horizonsField = try field.member("horizons")
    let horizons = try horizonsField.integers()
    let penalty = try field.member("penalty").double()
    let specification = try field.valid { () throws(ForecastingError) in
      try VarianceRegression(features: features.features.set, horizons: horizons, penalty: penalty)
    }
    guard specification.horizons == horizons else { throw horizonsField.malformed("do not increase") }
    regression = FittedVarianceRegression(
      specification: specification, features: features.features, scaling: scaling,
      equations: try Self.equations(document, horizonCount: horizons.count, width: scaling.names.count))
  }

  private static func equations(
    _ document: ModelDocument, horizonCount: Int, width: Int
  ) throws(ModelExchangeError) -> [RegressionEquation] {
    let coefficients = try document.finiteValues(of: coefficients, shape: [horizonCount, width])
    let intercepts = try document.finiteValues(of: intercepts, shape: [horizonCount])
    let variances = try document.finiteValues(of: residualVariances, shape: [horizonCount])
    try document.check(variances, of: residualVariances, are: "not negative") { $0 >= 0 }
    let corrections = try document.finiteValues(of: corrections, shape: [horizonCount])
    var equations: [RegressionEquation] = []
    for row in 0..<horizonCount {
      do throws(ForecastingError) {
        equations.append(
          try RegressionEquation(
            intercept: intercepts[row], coefficients: Array(coefficients[row * width..<(row + 1) * width]),
            residualVariance: variances[row], correction: corrections[row]))
      } catch {
        throw document.malformed(Self.coefficients, "\(error)")
      }
    }
    return equations
  }
}
