/// The specification of a GARCH model of any order, with or without asymmetry (GJR) and exogenous regressors.
///
/// e_t = σ_t z_t, σ²_t = ω + Σ α_i e²_{t−i} + Σ γ_j e²_{t−j}·1[e_{t−j} < 0] + Σ β_k σ²_{t−k} + Σ δ_m x_{m,t−1}, with ω > 0,
/// β_k ≥ 0, Σα + ½Σγ + Σβ < 1 and, by `positivity`, α_i ≥ 0, α_j + γ_j ≥ 0 (γ_j ≥ 0 for j > p), δ_m ≥ 0.
///
/// An estimate is sought with ω at least 10⁻¹⁰ of the sample's variance, a persistence of at most 1 and
/// shape parameters in the search range of the distribution; `FitStatus` names the limits that it lies on. With
/// Student-t innovations, and one value shared by more
/// than two thirds of the returns, the likelihood of the model itself is unbounded (μ on that value, ν → 2, ω → 0: each
/// such return gains −½ ln ω, each other one loses ν times as much). The estimate is then what the limits leave of it,
/// and both the limit of ω and that of ν are active.
///
/// The variance of a period uses the regressors as they were known one period before; that of the first return, for
/// which there is no row before, uses the first row. Forecasts hold the last row. Before the first observation
/// stands the presample variance v: e² = σ² = v and e²·1[e < 0] = ½v.
///
/// Source: Bollerslev (1986), "Generalized autoregressive conditional heteroskedasticity"; Glosten, Jagannathan &
/// Runkle (1993), "On the relation between the expected value and the volatility of the nominal excess return on
/// stocks"; the presample values are those of the package `arch`.
public struct GARCH: Sendable, Equatable {
  /// The conditional mean.
  public var mean: MeanModel
  /// The distribution of the standardised innovations.
  public var innovations: Innovations
  /// What stands for the variance before the first observation.
  public var presample: PresampleVariance
  /// The numbers of lags.
  public var order: GARCHOrder
  /// What keeps the variances positive.
  public var positivity: Positivity
  /// Whether ω is what makes the variance that the model tends to equal to that of the sample,
  /// ω = s²(1 − persistence) − Σ δ_m x̄_m with s² the mean squared residual of the least-squares mean.
  ///
  /// ω is then no free parameter and has no standard error, and those of the others ignore that s² is an estimate.
  public var varianceTargeting: Bool
  /// The names of the regressors of the variance, which the returns must carry.
  public var regressors: [String]

  /// A specification; its defaults are those of the package `arch`.
  public init(
    mean: MeanModel = .constant, innovations: Innovations = .normal, presample: PresampleVariance = .backcast,
    order: GARCHOrder = GARCHOrder(), positivity: Positivity = .coefficients, varianceTargeting: Bool = false,
    regressors: [String] = []
  ) {
    self.mean = mean
    self.innovations = innovations
    self.presample = presample
    self.order = order
    self.positivity = positivity
    self.varianceTargeting = varianceTargeting
    self.regressors = regressors
  }

  /// The model of Glosten, Jagannathan & Runkle (1993): one lag of each kind, with asymmetry.
  public static func gjr(
    mean: MeanModel = .constant, innovations: Innovations = .normal, presample: PresampleVariance = .backcast,
    positivity: Positivity = .coefficients
  ) -> GARCH {
    GARCH(
      mean: mean, innovations: innovations, presample: presample, order: GARCHOrder(p: 1, o: 1, q: 1),
      positivity: positivity)
  }

  /// The names of the parameters, in the order μ, φ, ω, α…, γ…, β…, δ…, ν, λ.
  public var parameterNames: [ParameterName] { layout.names }

  /// The positions of the parameters.
  package var layout: VarianceLayout {
    VarianceLayout(
      form: .linear, mean: mean, order: order, regressorCount: regressors.count, innovations: innovations)
  }

  /// The limits that an estimate can lie on.
  package var limits: [ParameterLimit] {
    VarianceLimit.limits(
      of: layout, positivity: positivity, isTargeted: varianceTargeting, sampleVariance: 1
    ).map(\.name)
  }

  /// Whether the model is the one that `GARCHKernel` computes.
  var isPlain: Bool {
    order == GARCHOrder() && regressors.isEmpty && !varianceTargeting && positivity == .coefficients
      && (innovations == .normal || innovations == .studentT)
  }
}
