/// A limit of the parameter space that an estimate can lie on, named by its text, such as `alpha2 >= 0` or
/// `alpha + gamma/2 + beta < 1`.
///
/// The search keeps ω and ν a little inside the model's own limits, and ν below where no sample tells it from infinity.
public struct ParameterLimit: RawRepresentable, Sendable, Hashable, Codable {
  /// The limit as it is written.
  public let rawValue: String

  /// A limit.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// ω is as small as it may be: 10⁻¹⁰ of the variance of the residuals of the least-squares mean.
  public static let omegaPositive = ParameterLimit(rawValue: "omega > 0")
  /// α = 0: no response to shocks.
  public static let alphaNonnegative = ParameterLimit(rawValue: "alpha >= 0")
  /// α + γ = 0: no response to negative shocks.
  public static let alphaPlusGammaNonnegative = ParameterLimit(rawValue: "alpha + gamma >= 0")
  /// β = 0: no memory of the variance.
  public static let betaNonnegative = ParameterLimit(rawValue: "beta >= 0")
  /// α + β = 1: shocks to the variance never fade (an integrated GARCH).
  public static let persistenceBelowOne = ParameterLimit(rawValue: "alpha + beta < 1")
  /// ν = 2.01, the lower end of `GARCHParameters.nuRange`: hardly a finite variance.
  public static let nuAboveTwo = ParameterLimit(rawValue: "nu > 2")
  /// ν = 1000, the upper end of `GARCHParameters.nuRange`: as good as normal.
  public static let nuBelowLimit = ParameterLimit(rawValue: "nu < 1000")
}

extension ParameterLimit: CustomStringConvertible {
  /// The limit as it is written.
  public var description: String { rawValue }
}
