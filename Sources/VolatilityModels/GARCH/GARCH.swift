/// The specification of a GARCH(1,1) model.
///
/// e_t = σ_t z_t, σ²_t = ω + α e²_{t−1} + β σ²_{t−1}, with ω > 0, α ≥ 0, β ≥ 0, α + β < 1.
///
/// An estimate is sought with ω at least 10⁻¹⁰ of the sample's variance, α ≥ 0, β ≥ 0, α + β ≤ 1 and
/// 2.01 ≤ ν ≤ 1000; `GARCHConstraint` names these limits. With Student-t innovations, and one value shared by more
/// than two thirds of the returns, the likelihood of the model itself is unbounded (μ on that value, ν → 2, ω → 0: each
/// such return gains −½ ln ω, each other one loses ν times as much). The estimate is then what the limits leave of it,
/// and both the limit of ω and that of ν are active.
///
/// Source: Bollerslev (1986), "Generalized autoregressive conditional heteroskedasticity".
public struct GARCH: Sendable, Equatable {
  /// The conditional mean.
  public var mean: MeanModel
  /// The distribution of the standardised innovations.
  public var innovations: Innovations
  /// What stands for the variance before the first observation.
  public var presample: PresampleVariance

  /// A specification; its defaults are those of the package `arch`.
  public init(
    mean: MeanModel = .constant, innovations: Innovations = .normal, presample: PresampleVariance = .backcast
  ) {
    self.mean = mean
    self.innovations = innovations
    self.presample = presample
  }

  /// The names of the parameters, in the order μ, φ, ω, α, β, ν.
  public var parameterNames: [ParameterName] {
    var names: [ParameterName] = []
    names.reserveCapacity(6)
    if mean != .zero { names.append(.mu) }
    if mean == .ar1 { names.append(.phi) }
    names.append(.omega)
    names.append(.alpha)
    names.append(.beta)
    if innovations == .studentT { names.append(.nu) }
    return names
  }
}
