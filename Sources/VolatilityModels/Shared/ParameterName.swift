/// The names of the parameters of volatility models, as they are reported.
public enum ParameterName: String, Sendable, Codable, CaseIterable {
  /// μ: the constant of the mean, in the unit of the returns.
  case mu
  /// φ: the first-order autoregressive coefficient of the mean.
  case phi
  /// ω: the constant of the variance, in the squared unit of the returns.
  case omega
  /// α: the weight of the last squared residual.
  case alpha
  /// β: the weight of the last variance.
  case beta
  /// ν: the degrees of freedom of Student's t.
  case nu
  /// λ: the weight that an exponentially weighted average keeps from one period to the next.
  case lambda
}
