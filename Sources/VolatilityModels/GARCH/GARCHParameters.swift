import NumericalMethods

/// The parameters of a GARCH(1,1) in the unit of the returns they belong to.
///
/// r_t = μ + φ r_{t−1} + e_t, e_t = σ_t z_t, σ²_t = ω + α e²_{t−1} + β σ²_{t−1}.
/// Source: Bollerslev (1986), "Generalized autoregressive conditional heteroskedasticity".
public struct GARCHParameters: Sendable, Equatable {
  /// μ, where the mean has a constant; in the unit of the returns.
  public let mu: Double?
  /// φ, where the mean is autoregressive.
  public let phi: Double?
  /// ω > 0, in the squared unit of the returns.
  public let omega: Double
  /// α ≥ 0.
  public let alpha: Double
  /// β ≥ 0, with α + β ≤ 1.
  public let beta: Double
  /// ν > 2, for Student-t innovations.
  public let nu: Double?

  /// The degrees of freedom among which an estimate is sought: from hardly a finite variance to what no
  /// sample tells from a normal distribution.
  public static let nuRange = 2.01...1000.0

  /// Parameters that obey their constraints.
  ///
  /// - Throws: `VolatilityError.invalidParameter` with the name, the value and the range.
  public init(
    mu: Double? = nil, phi: Double? = nil, omega: Double, alpha: Double, beta: Double, nu: Double? = nil
  ) throws(VolatilityError) {
    if let mu, !mu.isFinite { throw .invalidParameter(name: .mu, value: mu, expected: "a finite number") }
    if let phi, !phi.isFinite { throw .invalidParameter(name: .phi, value: phi, expected: "a finite number") }
    guard omega > 0, omega.isFinite else {
      throw .invalidParameter(name: .omega, value: omega, expected: "a positive, finite number")
    }
    guard alpha >= 0, alpha <= 1 else {
      throw .invalidParameter(name: .alpha, value: alpha, expected: "a number from 0 to 1")
    }
    guard beta >= 0, alpha + beta <= 1 else {
      throw .invalidParameter(name: .beta, value: beta, expected: "a number from 0 to 1 − alpha = \(1 - alpha)")
    }
    if let nu, !(nu > 2 && nu.isFinite) {
      throw .invalidParameter(name: .nu, value: nu, expected: "a finite number above 2")
    }
    self.mu = mu
    self.phi = phi
    self.omega = omega
    self.alpha = alpha
    self.beta = beta
    self.nu = nu
  }

  /// The names and values of the parameters there are, in the order μ, φ, ω, α, β, ν.
  public var named: [(name: ParameterName, value: Double)] {
    var named: [(name: ParameterName, value: Double)] = []
    named.reserveCapacity(6)
    if let mu { named.append((.mu, mu)) }
    if let phi { named.append((.phi, phi)) }
    named.append((.omega, omega))
    named.append((.alpha, alpha))
    named.append((.beta, beta))
    if let nu { named.append((.nu, nu)) }
    return named
  }

  /// α + β: the share of a variance shock that is left after one period.
  public var persistence: Double { alpha + beta }

  /// The number of periods in which a variance shock halves, ln ½ / ln(α + β); `nil` where it never does
  /// (persistence 1) or is gone at once (persistence 0).
  public var halfLife: Double? {
    persistence > 0 && persistence < 1 ? .log(0.5) / .log(persistence) : nil
  }

  /// ω/(1 − α − β), in the squared unit of the returns; `nil` where the persistence is 1.
  public var unconditionalVariance: Double? {
    persistence < 1 ? omega / (1 - persistence) : nil
  }

  /// What a parameter is multiplied by when the returns are multiplied by `factor`.
  static func unit(of name: ParameterName, factor: Double) -> Double {
    switch name {
    case .mu: factor
    case .omega: factor * factor
    case .phi, .alpha, .beta, .nu, .lambda: 1
    }
  }
}
