public import LinearAlgebra
public import MarketData
import NumericalMethods

/// A GARCH(1,1) estimated by maximum likelihood.
///
/// All numbers are in the unit of the returns that it was fitted to (`scale`): with returns in percent,
/// μ is in percent, ω and the variances in percent squared.
public struct FittedGARCH: Sendable, Equatable {
  /// What was fitted.
  public let specification: GARCH
  /// The estimates.
  public let parameters: GARCHParameters
  /// The unit of the returns.
  public let scale: ReturnScale
  /// The log-likelihood at the estimates.
  public let logLikelihood: Double
  /// Whether the maximum is interior or lies on limits of the parameter space.
  public let status: FitStatus
  /// The number of steps that the search took.
  public let iterations: Int
  /// The conditional variances and residuals of the sample.
  public let path: VolatilityPath
  /// The covariance matrices that exist.
  let covariances: [CovarianceKind: Matrix]

  /// A fit put together from its parts, as when it is read from a file.
  ///
  /// - Throws: `VolatilityError.invalidParameter` if the parameters are not those of the specification.
  /// - Precondition: each matrix has a row and a column for each parameter.
  package init(
    specification: GARCH, parameters: GARCHParameters, scale: ReturnScale, logLikelihood: Double,
    status: FitStatus, iterations: Int, path: VolatilityPath, covariances: [CovarianceKind: Matrix]
  ) throws(VolatilityError) {
    let names = parameters.named.map { $0.name }
    let expected = specification.parameterNames
    if names != expected {
      for name in ParameterName.allCases where names.contains(name) != expected.contains(name) {
        let value = parameters.named.first { $0.name == name }?.value ?? .nan
        throw .invalidParameter(name: name, value: value, expected: "the parameters \(expected)")
      }
    }
    precondition(
      covariances.values.allSatisfy { $0.rowCount == names.count && $0.columnCount == names.count },
      "a covariance matrix has a row and a column for each parameter")
    self.specification = specification
    self.parameters = parameters
    self.scale = scale
    self.logLikelihood = logLikelihood
    self.status = status
    self.iterations = iterations
    self.path = path
    self.covariances = covariances
  }

  /// The number of observations T in the likelihood: the returns without the first `lagCount`.
  public var observations: Int { path.conditionalVariance.count }

  /// Akaike's information criterion −2ℓ + 2k, k the number of parameters.
  public var aic: Double { -2 * logLikelihood + 2 * Double(parameters.named.count) }

  /// Schwarz's information criterion −2ℓ + k ln T.
  public var bic: Double { -2 * logLikelihood + Double(parameters.named.count) * .log(Double(observations)) }

  /// The covariance matrix of the estimates, in the order of `parameters.named`.
  ///
  /// A parameter that lies on a limit has no sampling distribution to speak of: its row and column are
  /// zero, and the others' are those of the model with it fixed there.
  ///
  /// - Returns: `nil` where the matrix does not exist to working precision: for `.opg` where the scores are linearly
  ///   dependent, for any kind where rounding leaves a variance that is not positive.
  public func covariance(_ kind: CovarianceKind) -> Matrix? { covariances[kind] }

  /// The standard errors of the estimates, in the order of `parameters.named`; `nil` for a parameter that
  /// lies on a limit, and for all where there is no such covariance matrix.
  public func standardErrors(_ kind: CovarianceKind) -> [Double?] {
    guard let covariance = covariances[kind] else { return parameters.named.map { _ in nil } }
    return covariance.diagonal.map { $0 > 0 ? $0.squareRoot() : nil }
  }
}
