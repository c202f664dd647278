public import LinearAlgebra
public import MarketData

/// A GARCH estimated by maximum likelihood.
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
  /// The equation of the variance.
  package let recursion: VarianceRecursion

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
      let name = names.first { !expected.contains($0) } ?? expected.first { !names.contains($0) } ?? .omega
      let value = parameters.named.first { $0.name == name }?.value ?? .nan
      throw .invalidParameter(name: name, value: value, expected: "the parameters \(expected)")
    }
    try parameters.check(specification.positivity)
    try InnovationDistribution.validate(parameters.shape, for: specification.innovations)
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
    let floor = specification.positivity == .sample ? path.conditionalVariance.min() ?? 0 : 0
    recursion = parameters.recursion(floor: floor)
  }

  /// The number of observations T in the likelihood: the returns without the first `lagCount`.
  public var observations: Int { path.conditionalVariance.count }

  /// The covariance matrix of the estimates, in the order of `parameters.named`.
  ///
  /// A parameter that lies on a limit has no sampling distribution to speak of: its row and column are
  /// zero, and the others' are those of the model with it fixed there. So are those of a targeted ω.
  ///
  /// So has, with innovations `.ged`, a mean at which a residual is zero: there the likelihood has no second derivative.
  /// A constant mean has no standard error then; of an AR(1) mean, μ and φ vary along the line μ + φ r_{t−1} = r_t.
  ///
  /// - Returns: `nil` where the matrix does not exist to working precision: for `.opg` where the scores are linearly
  ///   dependent, for any kind where rounding leaves a variance that is not positive.
  public func covariance(_ kind: CovarianceKind) -> Matrix? { covariances[kind] }

  /// The names of the regressors of the variance.
  public var regressorNames: [String] { specification.regressors }

  /// The distribution of the standardised innovations, with the estimated shape.
  public var innovations: InnovationDistribution {
    guard let distribution = try? InnovationDistribution(specification.innovations, shape: parameters.shape) else {
      preconditionFailure("the shape parameters were checked when the fit was put together")
    }
    return distribution
  }

  /// The names and values of the parameters, in the order of `specification.parameterNames`.
  public var estimates: [(name: ParameterName, value: Double)] { parameters.named }

  /// The number of parameters that the likelihood was maximised over: all but a targeted ω.
  public var freeParameterCount: Int { parameters.named.count - (specification.varianceTargeting ? 1 : 0) }
}
