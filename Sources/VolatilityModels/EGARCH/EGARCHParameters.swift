import NumericalMethods

/// The parameters of an EGARCH in the unit of the returns they belong to.
///
/// ln σ²_t = ω + Σ α_i (|z_{t−i}| − √(2/π)) + Σ γ_j z_{t−j} + Σ β_k ln σ²_{t−k} + Σ δ_m x_{m,t−1}.
/// Source: Nelson (1991), "Conditional heteroskedasticity in asset returns: a new approach".
public struct EGARCHParameters: Sendable, Equatable {
  /// μ, where the mean has a constant; in the unit of the returns.
  public let mu: Double?
  /// φ, where the mean is autoregressive.
  public let phi: Double?
  /// ω; returns that are c times as large have an ω that is larger by (1 − Σβ) ln c².
  public let omega: Double
  /// α_i by lag, at least one.
  public let alphas: [Double]
  /// γ_j by lag.
  public let gammas: [Double]
  /// β_k by lag.
  public let betas: [Double]
  /// δ_m by regressor, per unit of the regressor.
  public let deltas: [Double]
  /// The shape parameters of the innovations, ν before λ; none for normal ones.
  public let shape: [Double]

  /// Parameters that obey their constraints.
  ///
  /// - Parameters:
  ///   - mu: μ, finite; `nil` without a constant.
  ///   - phi: φ, finite; `nil` where the mean is not autoregressive.
  ///   - omega: ω, finite.
  ///   - alphas: α_i by lag, at least one, finite.
  ///   - gammas: γ_j by lag, finite.
  ///   - betas: β_k by lag, with |Σβ| ≤ 1.
  ///   - deltas: δ_m by regressor, finite.
  ///   - shape: ν > 0 and λ between −1 and 1, as many as the innovations have.
  /// - Throws: `VolatilityError.invalidParameter` with the name, the value and the range.
  /// - Precondition: there is an α, and there are at most two shape parameters.
  public init(
    mu: Double? = nil, phi: Double? = nil, omega: Double, alphas: [Double], gammas: [Double] = [],
    betas: [Double], deltas: [Double] = [], shape: [Double] = []
  ) throws(VolatilityError) {
    precondition(!alphas.isEmpty, "an EGARCH has an α")
    precondition(shape.count <= 2, "a distribution of innovations has at most two shape parameters")
    self.mu = mu
    self.phi = phi
    self.omega = omega
    self.alphas = alphas
    self.gammas = gammas
    self.betas = betas
    self.deltas = deltas
    self.shape = shape
    for (name, value) in named where !value.isFinite {
      throw .invalidParameter(name: name, value: value, expected: "a finite number")
    }
    guard abs(persistence) <= 1 else {
      let names = ParameterName.numbered(.beta, count: betas.count)
      throw .invalidParameter(
        name: names.last ?? .beta, value: betas.last ?? persistence,
        expected: "a number with which the β together lie between −1 and 1")
    }
    if let nu, !(nu > 0) { throw .invalidParameter(name: .nu, value: nu, expected: "a positive, finite number") }
    if let lambda, !(abs(lambda) < 1) {
      throw .invalidParameter(name: .lambda, value: lambda, expected: "a number between −1 and 1")
    }
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

  /// Σβ: the share of a shock to the variance's logarithm that is left after one period.
  public var persistence: Double { betas.reduce(0, +) }

  /// The number of periods in which a shock to the variance's logarithm halves, ln ½ / ln Σβ; `nil` where it never does
  /// or is gone at once.
  public var halfLife: Double? {
    persistence > 0 && persistence < 1 ? .log(0.5) / .log(persistence) : nil
  }

  /// The parameters of a specification with the values `values`, in the order of its names.
  ///
  /// - Throws: `VolatilityError.invalidParameter`.
  /// - Precondition: there are as many values as names.
  package init(_ values: [Double], of specification: EGARCH) throws(VolatilityError) {
    precondition(values.count == specification.layout.count, "a value for each parameter")
    try self.init(values, specification.layout)
  }

  /// The parameters with the elements `vector` of a layout.
  init(_ vector: [Double], _ layout: VarianceLayout) throws(VolatilityError) {
    try self.init(
      mu: layout.omega > 0 ? vector[0] : nil, phi: layout.omega > 1 ? vector[1] : nil, omega: vector[layout.omega],
      alphas: Array(vector[layout.alphas]), gammas: Array(vector[layout.gammas]), betas: Array(vector[layout.betas]),
      deltas: Array(vector[layout.deltas]), shape: Array(vector[layout.shapes]))
  }

  /// The equation of the variance.
  var recursion: VarianceRecursion {
    VarianceRecursion(
      form: .logarithmic, omega: omega, alphas: alphas, gammas: gammas, betas: betas, deltas: deltas)
  }
}
