/// The names of the parameters of volatility models, as they are reported.
///
/// Where a model has several of a kind, they are numbered from 1 (`alpha1`, `alpha2`); a single one has no number.
public struct ParameterName: RawRepresentable, Sendable, Hashable, Codable {
  /// The name as it is written.
  public let rawValue: String

  /// A name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// μ: the constant of the mean, in the unit of the returns.
  public static let mu = ParameterName(rawValue: "mu")
  /// φ: the first-order autoregressive coefficient of the mean.
  public static let phi = ParameterName(rawValue: "phi")
  /// ω: the constant of the variance, in the squared unit of the returns; in an EGARCH, of its logarithm.
  public static let omega = ParameterName(rawValue: "omega")
  /// α: the weight of the last squared residual; in an EGARCH, of the last innovation's size.
  public static let alpha = ParameterName(rawValue: "alpha")
  /// γ: what a negative residual adds to α; in an EGARCH, the weight of the last innovation with its sign.
  public static let gamma = ParameterName(rawValue: "gamma")
  /// β: the weight of the last variance; in an EGARCH, of its logarithm.
  public static let beta = ParameterName(rawValue: "beta")
  /// δ: the weight of an exogenous regressor.
  public static let delta = ParameterName(rawValue: "delta")
  /// ν: the degrees of freedom of Student's t, or the exponent of the generalised error distribution.
  public static let nu = ParameterName(rawValue: "nu")
  /// λ: the asymmetry of the skewed t; in an exponentially weighted average the weight that it keeps from one period
  /// to the next.
  public static let lambda = ParameterName(rawValue: "lambda")

  /// The names of `count` parameters of one kind: without a number where there is one only.
  package static func numbered(_ name: ParameterName, count: Int) -> [ParameterName] {
    count == 1 ? [name] : (0..<count).map { ParameterName(rawValue: "\(name.rawValue)\($0 + 1)") }
  }
}

extension ParameterName: CustomStringConvertible {
  /// The name as it is written.
  public var description: String { rawValue }
}
