public import LinearAlgebra
import NumericalMethods

/// A model of conditional variance whose parameters were estimated by maximum likelihood.
public protocol EstimatedVolatilityModel: FittedVolatilityModel {
  /// The names and values of the parameters, in the model's order.
  var estimates: [(name: ParameterName, value: Double)] { get }
  /// The number of parameters that the likelihood was maximised over.
  var freeParameterCount: Int { get }
  /// Whether the maximum is interior or lies on limits of the parameter space.
  var status: FitStatus { get }
  /// The number of steps that the search took.
  var iterations: Int { get }

  /// The covariance matrix of the estimates, in the order of `estimates`; `nil` where there is none.
  func covariance(_ kind: CovarianceKind) -> Matrix?
}

extension EstimatedVolatilityModel {
  /// Akaike's information criterion −2ℓ + 2k, k the number of free parameters.
  public var aic: Double { -2 * logLikelihood + 2 * Double(freeParameterCount) }

  /// Schwarz's information criterion −2ℓ + k ln T.
  public var bic: Double { -2 * logLikelihood + Double(freeParameterCount) * .log(Double(observations)) }

  /// The standard errors of the estimates, in the order of `estimates`; `nil` for a parameter that
  /// lies on a limit or follows from the others, and for all where there is no such covariance matrix.
  public func standardErrors(_ kind: CovarianceKind) -> [Double?] {
    guard let covariance = covariance(kind) else { return estimates.map { _ in nil } }
    return covariance.diagonal.map { $0 > 0 ? $0.squareRoot() : nil }
  }
}
