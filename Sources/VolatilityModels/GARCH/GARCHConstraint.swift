/// A limit of the parameter space that an estimate can lie on.
public enum GARCHConstraint: String, Sendable, Codable, CaseIterable {
  /// ω is as small as it may be.
  case omegaPositive = "omega > 0"
  /// α = 0: no response to shocks.
  case alphaNonnegative = "alpha >= 0"
  /// β = 0: no memory of the variance.
  case betaNonnegative = "beta >= 0"
  /// α + β = 1: shocks to the variance never fade (an integrated GARCH).
  case persistenceBelowOne = "alpha + beta < 1"
  /// ν is at the lower end of its range: hardly a finite variance.
  case nuAboveTwo = "nu > 2"
  /// ν is at the upper end of its range: as good as normal.
  case nuBelowLimit = "nu < 1000"
}
