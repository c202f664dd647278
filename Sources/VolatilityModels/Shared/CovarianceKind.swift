/// An estimator of the covariance matrix of maximum likelihood estimates.
public enum CovarianceKind: String, Sendable, Codable, CaseIterable {
  /// H⁻¹, with H minus the Hessian of the log-likelihood.
  case hessian
  /// (Σ sₜ sₜᵀ)⁻¹, the outer product of the gradients sₜ of the single observations.
  ///
  /// Source: Berndt, Hall, Hall & Hausman (1974), "Estimation and inference in nonlinear structural models".
  case opg
  /// H⁻¹ (Σ sₜ sₜᵀ) H⁻¹, valid also where the innovations' distribution is misspecified.
  ///
  /// Source: Bollerslev & Wooldridge (1992), "Quasi-maximum likelihood estimation and inference in dynamic
  /// models with time-varying covariances".
  case robust
}
