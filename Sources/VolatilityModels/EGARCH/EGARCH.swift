/// The specification of an exponential GARCH.
///
/// e_t = σ_t z_t, ln σ²_t = ω + Σ α_i (|z_{t−i}| − √(2/π)) + Σ γ_j z_{t−j} + Σ β_k ln σ²_{t−k} + Σ δ_m x_{m,t−1}, with
/// |Σβ| < 1 and any sign elsewhere. √(2/π) is E|z| of normal innovations and is taken off whatever the innovations are.
///
/// The regressors are used as in `GARCH`. Before the first observation stands ln σ² = ln v of the presample variance v.
/// With `PresampleVariance.backcast` the presample shocks add nothing (as if α_i and γ_j were zero there, the convention
/// of the package `arch`); with `.sampleVariance` the presample residual is the mean of the residuals at the current
/// mean, the convention of the program TSP's benchmark.
///
/// Source: Nelson (1991), "Conditional heteroskedasticity in asset returns: a new approach", in the form of the
/// package `arch`; the convention of TSP is that of Clint Cummins's benchmark for Brooks, Burke & Persand (2001),
/// "Benchmarks and the accuracy of GARCH model estimation".
public struct EGARCH: Sendable, Equatable {
  /// The conditional mean.
  public var mean: MeanModel
  /// The distribution of the standardised innovations.
  public var innovations: Innovations
  /// What stands for the variance before the first observation.
  public var presample: PresampleVariance
  /// The numbers of lags.
  public var order: GARCHOrder
  /// The names of the regressors of the variance's logarithm, which the returns must carry.
  public var regressors: [String]

  /// A specification; its defaults are one lag of each kind, with asymmetry.
  public init(
    mean: MeanModel = .constant, innovations: Innovations = .normal, presample: PresampleVariance = .backcast,
    order: GARCHOrder = GARCHOrder(p: 1, o: 1, q: 1), regressors: [String] = []
  ) {
    self.mean = mean
    self.innovations = innovations
    self.presample = presample
    self.order = order
    self.regressors = regressors
  }

  /// The names of the parameters, in the order μ, φ, ω, α…, γ…, β…, δ…, ν, λ.
  public var parameterNames: [ParameterName] { layout.names }

  /// The positions of the parameters.
  package var layout: VarianceLayout {
    VarianceLayout(
      form: .logarithmic, mean: mean, order: order, regressorCount: regressors.count, innovations: innovations)
  }

  /// The limits that an estimate can lie on.
  package var limits: [ParameterLimit] { VarianceLimit.limits(ofLogarithmic: layout).map(\.name) }
}
