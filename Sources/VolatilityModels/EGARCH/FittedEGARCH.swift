public import LinearAlgebra
public import MarketData

/// An EGARCH estimated by maximum likelihood.
///
/// All numbers are in the unit of the returns that it was fitted to (`scale`).
public struct FittedEGARCH: Sendable, Equatable {
  /// What was fitted.
  public let specification: EGARCH
  /// The estimates.
  public let parameters: EGARCHParameters
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
  /// The equation of the variance.
  package let recursion: VarianceRecursion
  /// What shocks that are still to come add to expected variances.
  let futureShocks: FutureShocks

  /// A fit put together from its parts, as when it is read from a file.
  ///
  /// - Throws: `VolatilityError.invalidParameter` if the parameters are not those of the specification.
  /// - Precondition: each matrix has a row and a column for each parameter.
  package init(
    specification: EGARCH, parameters: EGARCHParameters, scale: ReturnScale, logLikelihood: Double,
    status: FitStatus, iterations: Int, path: VolatilityPath, covariances: [CovarianceKind: Matrix]
  ) throws(VolatilityError) {
    let names = parameters.named.map(\.name)
    let expected = specification.parameterNames
    if names != expected {
      let name = names.first { !expected.contains($0) } ?? expected.first { !names.contains($0) } ?? .omega
      let value = parameters.named.first { $0.name == name }?.value ?? .nan
      throw .invalidParameter(name: name, value: value, expected: "the parameters \(expected)")
    }
    let innovations = try InnovationDistribution(specification.innovations, shape: parameters.shape)
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
    recursion = parameters.recursion
    futureShocks = FutureShocks(recursion: recursion, innovations: innovations, path: path)
  }

  /// The names of the regressors of the variance.
  public var regressorNames: [String] { specification.regressors }

  /// The distribution of the standardised innovations, with the estimated shape.
  public var innovations: InnovationDistribution { futureShocks.innovations }

  /// The names and values of the parameters, in the order of `specification.parameterNames`.
  public var estimates: [(name: ParameterName, value: Double)] { parameters.named }

  /// The number of parameters that the likelihood was maximised over: all.
  public var freeParameterCount: Int { parameters.named.count }

  /// The covariance matrix of the estimates, in the order of `estimates`.
  ///
  /// A parameter that lies on a limit has no sampling distribution to speak of: its row and column are
  /// zero, and the others' are those of the model with it fixed there.
  ///
  /// So has a mean at which a residual is zero: there the likelihood has a kink and no second derivative. A constant
  /// mean has no standard error then; of an AR(1) mean, μ and φ vary along the line μ + φ r_{t−1} = r_t.
  ///
  /// - Returns: `nil` where the matrix does not exist to working precision.
  public func covariance(_ kind: CovarianceKind) -> Matrix? { covariances[kind] }
}
