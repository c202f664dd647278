public import VolatilityModels

/// An estimator of standard errors, of whatever kind the model is.
public enum StandardErrorKind: String, Sendable, CaseIterable {
  /// `CovarianceKind.hessian`, of maximum likelihood.
  case hessian
  /// `CovarianceKind.opg`, of maximum likelihood.
  case opg
  /// `CovarianceKind.robust`, of maximum likelihood.
  case robust
  /// `FittedHAR.CovarianceEstimator.classical`, of a regression.
  case classical
  /// `FittedHAR.CovarianceEstimator.white`, of a regression.
  case white
  /// `FittedHAR.CovarianceEstimator.neweyWest(lags:)`, of a regression, with the lags that its sample
  /// chose.
  case neweyWest

  /// The estimator of maximum likelihood; `nil` for one of a regression.
  public var likelihood: CovarianceKind? {
    switch self {
    case .hessian: .hessian
    case .opg: .opg
    case .robust: .robust
    case .classical, .white, .neweyWest: nil
    }
  }

  /// The estimator of a regression; `nil` for one of maximum likelihood.
  public var regression: FittedHAR.CovarianceEstimator? {
    switch self {
    case .classical: .classical
    case .white: .white
    case .neweyWest: .neweyWest()
    case .hessian, .opg, .robust: nil
    }
  }
}
