/// A limit of the parameter space that an estimate can lie on.
///
/// The search keeps ω and ν a little inside the model's own limits ω > 0 and ν > 2, and ν below where no sample
/// tells it from infinity.
public enum GARCHConstraint: String, Sendable, Codable, CaseIterable {
  /// ω is as small as it may be: 10⁻¹⁰ of the variance of the residuals of the least-squares mean.
  case omegaPositive = "omega > 0"
  /// α = 0: no response to shocks.
  case alphaNonnegative = "alpha >= 0"
  /// β = 0: no memory of the variance.
  case betaNonnegative = "beta >= 0"
  /// α + β = 1: shocks to the variance never fade (an integrated GARCH).
  case persistenceBelowOne = "alpha + beta < 1"
  /// ν = 2.01, the lower end of `GARCHParameters.nuRange`: hardly a finite variance.
  case nuAboveTwo = "nu > 2"
  /// ν = 1000, the upper end of `GARCHParameters.nuRange`: as good as normal.
  case nuBelowLimit = "nu < 1000"
}
