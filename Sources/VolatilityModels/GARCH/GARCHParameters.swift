import NumericalMethods

/// The parameters of a GARCH of any order in the unit of the returns they belong to.
///
/// r_t = μ + φ r_{t−1} + e_t, e_t = σ_t z_t,
/// σ²_t = ω + Σ α_i e²_{t−i} + Σ γ_j e²_{t−j}·1[e_{t−j} < 0] + Σ β_k σ²_{t−k} + Σ δ_m x_{m,t−1}.
/// Source: Bollerslev (1986), "Generalized autoregressive conditional heteroskedasticity"; Glosten, Jagannathan &
/// Runkle (1993), "On the relation between the expected value and the volatility of the nominal excess return on
/// stocks".
public struct GARCHParameters: Sendable, Equatable {
  /// μ, where the mean has a constant; in the unit of the returns.
  public let mu: Double?
  /// φ, where the mean is autoregressive.
  public let phi: Double?
  /// ω, in the squared unit of the returns.
  public let omega: Double
  /// α_i by lag, at least one.
  public let alphas: [Double]
  /// γ_j by lag.
  public let gammas: [Double]
  /// β_k ≥ 0 by lag.
  public let betas: [Double]
  /// δ_m by regressor, in the squared unit of the returns per unit of the regressor.
  public let deltas: [Double]
  /// The shape parameters of the innovations, ν before λ; none for normal ones.
  public let shape: [Double]

  /// The degrees of freedom among which an estimate is sought: from hardly a finite variance to what no
  /// sample tells from a normal distribution.
  public static let nuRange = 2.01...1000.0

  /// Parameters of any order that obey their constraints.
  ///
  /// - Parameters:
  ///   - mu: μ, finite; `nil` without a constant.
  ///   - phi: φ, finite; `nil` where the mean is not autoregressive.
  ///   - omega: ω > 0.
  ///   - alphas: α_i by lag, at least one.
  ///   - gammas: γ_j by lag.
  ///   - betas: β_k ≥ 0 by lag, with Σα + ½Σγ + Σβ ≤ 1.
  ///   - deltas: δ_m by regressor.
  ///   - shape: ν > 0 and λ between −1 and 1, as many as the innovations have.
  ///   - positivity: whether α_i ≥ 0, α_j + γ_j ≥ 0 (γ_j ≥ 0 for j > p) and δ_m ≥ 0 as well.
  /// - Throws: `VolatilityError.invalidParameter` with the name, the value and the range.
  /// - Precondition: there is an α, and there are at most two shape parameters.
  public init(
    mu: Double? = nil, phi: Double? = nil, omega: Double, alphas: [Double], gammas: [Double] = [],
    betas: [Double], deltas: [Double] = [], shape: [Double] = [], positivity: Positivity = .coefficients
  ) throws(VolatilityError) {
    precondition(!alphas.isEmpty, "a GARCH has an α")
    precondition(shape.count <= 2, "a distribution of innovations has at most two shape parameters")
    self.mu = mu
    self.phi = phi
    self.omega = omega
    self.alphas = alphas
    self.gammas = gammas
    self.betas = betas
    self.deltas = deltas
    self.shape = shape
    try check(positivity)
  }

  /// Parameters of a GARCH(1,1) that obey their constraints.
  ///
  /// - Parameters:
  ///   - mu: μ, finite; `nil` without a constant.
  ///   - phi: φ, finite; `nil` where the mean is not autoregressive.
  ///   - omega: ω > 0.
  ///   - alpha: α ≥ 0.
  ///   - beta: β ≥ 0, with α + β ≤ 1.
  ///   - nu: ν > 2 for Student-t innovations; `nil` for normal ones.
  /// - Throws: `VolatilityError.invalidParameter` with the name, the value and the range.
  public init(
    mu: Double? = nil, phi: Double? = nil, omega: Double, alpha: Double, beta: Double, nu: Double? = nil
  ) throws(VolatilityError) {
    try self.init(
      mu: mu, phi: phi, omega: omega, alphas: [alpha], betas: [beta], shape: nu.map { [$0] } ?? [])
    if nu != nil { try InnovationDistribution.validate(shape, for: .studentT) }
  }

  /// α of the last period: the only one, or the first of several.
  public var alpha: Double { alphas[0] }
  /// γ of the last period; zero where the model has none.
  public var gamma: Double { gammas.first ?? 0 }
  /// β of the last period; zero where the model has none.
  public var beta: Double { betas.first ?? 0 }
  /// ν, where the innovations have it.
  public var nu: Double? { shape.first }
  /// λ, where the innovations have it.
  public var lambda: Double? { shape.count > 1 ? shape[1] : nil }

  /// The names and values of the parameters there are, in the order μ, φ, ω, α…, γ…, β…, δ…, ν, λ.
  public var named: [(name: ParameterName, value: Double)] {
    func numbered(_ name: ParameterName, _ values: [Double]) -> [(name: ParameterName, value: Double)] {
      Array(zip(ParameterName.numbered(name, count: values.count), values))
    }
    let mean = [(ParameterName.mu, mu), (.phi, phi)].compactMap { name, value in value.map { (name, $0) } }
    return mean + [(.omega, omega)] + numbered(.alpha, alphas) + numbered(.gamma, gammas) + numbered(.beta, betas)
      + numbered(.delta, deltas) + zip([.nu, .lambda], shape)
  }

  /// Σα + κΣγ + Σβ: the share of a variance shock that is left after one period.
  ///
  /// κ = E[z²; z < 0] is ½ but for skewed innovations. (The limit of the search is Σα + ½Σγ + Σβ ≤ 1 for all of them, as in
  /// the package `arch`, so that with skewed ones the persistence can be above 1.)
  public var persistence: Double {
    guard negativeShare != 0.5 else { return Self.persistence(alphas, gammas, betas) }
    return alphas.reduce(0, +) + negativeShare * gammas.reduce(0, +) + betas.reduce(0, +)
  }

  /// E[z²; z < 0] of the innovations, which only asymmetry asks for; only the skewed t has two shape parameters.
  package var negativeShare: Double {
    guard !gammas.isEmpty, shape.count == 2 else { return 0.5 }
    return (try? InnovationDistribution(.skewedT, shape: shape))?.lowerPartialVariance ?? 0.5
  }

  /// The number of periods in which a variance shock halves, ln ½ / ln(persistence); `nil` where it never does
  /// (persistence 1) or is gone at once (persistence 0).
  public var halfLife: Double? {
    persistence > 0 && persistence < 1 ? .log(0.5) / .log(persistence) : nil
  }

  /// ω/(1 − persistence), in the squared unit of the returns; `nil` where the persistence is 1 or more, and where
  /// regressors take part.
  public var unconditionalVariance: Double? {
    persistence < 1 && deltas.isEmpty ? omega / (1 - persistence) : nil
  }

  /// Σα + ½Σγ + Σβ, summed in this order.
  static func persistence(_ alphas: [Double], _ gammas: [Double], _ betas: [Double]) -> Double {
    let shocks = gammas.reduce(alphas.reduce(0, +)) { $0 + 0.5 * $1 }
    return betas.reduce(shocks, +)
  }
}
