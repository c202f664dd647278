/// The conditional variances of a series of returns under a model, with its residuals.
public struct VolatilityPath: Sendable, Equatable {
  /// σ²_t per period, each from returns before t only; in the squared unit of the returns.
  public let conditionalVariance: [Double]
  /// e_t = r_t − the conditional mean, in the unit of the returns; as many as variances.
  public let residuals: [Double]
  /// The last return, from which an autoregressive mean goes on; in the unit of the returns.
  public let lastReturn: Double
  /// The regressors of the variance as they stood at the last return; empty where the model has none.
  public let lastRegressors: [Double]
  /// What the model's equation takes from the periods before the last, newest first; empty for one lag.
  package let memory: [Double]
  /// The same for the first period of the path: what stands for the periods before it.
  package let startMemory: [Double]

  /// A path from its parts.
  ///
  /// - Precondition: there are as many residuals as variances, and at least one.
  package init(
    conditionalVariance: [Double], residuals: [Double], lastReturn: Double, memory: [Double] = [],
    startMemory: [Double] = [], lastRegressors: [Double] = []
  ) {
    precondition(
      conditionalVariance.count == residuals.count && !residuals.isEmpty,
      "a path has a residual for each variance, and at least one")
    self.conditionalVariance = conditionalVariance
    self.residuals = residuals
    self.lastReturn = lastReturn
    self.memory = memory
    self.startMemory = startMemory
    self.lastRegressors = lastRegressors
  }

  /// z_t = e_t/σ_t; computed at each call.
  public var standardizedResiduals: [Double] {
    zip(residuals, conditionalVariance).map { $0 / $1.squareRoot() }
  }

  /// The average of the conditional variances.
  package var averageVariance: Double { conditionalVariance.reduce(0, +) / Double(conditionalVariance.count) }
}
