/// All that a model of conditional variance has to know of the past to go on: the last period of a path.
///
/// All numbers are in the unit of the model that made it.
public struct VolatilityState: Sendable, Equatable {
  /// σ²_T: the last period's conditional variance, in the squared unit of the returns.
  public let variance: Double
  /// e_T: the last period's residual, in the unit of the returns.
  public let residual: Double
  /// r_T: the last return, from which an autoregressive mean goes on.
  public let lastReturn: Double
  /// What the model's equation takes from the periods before the last, newest first; empty for one lag.
  public let memory: [Double]
  /// The regressors of the variance as they stood at the last return; empty where the model has none.
  public let regressors: [Double]

  /// The state after a period.
  package init(
    variance: Double, residual: Double, lastReturn: Double, memory: [Double] = [], regressors: [Double] = []
  ) {
    self.variance = variance
    self.residual = residual
    self.lastReturn = lastReturn
    self.memory = memory
    self.regressors = regressors
  }
}

extension VolatilityPath {
  /// The state at the end of the path, from which it can be forecast or carried on.
  public var state: VolatilityState {
    let last = residuals.count - 1
    return VolatilityState(
      variance: conditionalVariance[last], residual: residuals[last], lastReturn: lastReturn, memory: memory,
      regressors: lastRegressors)
  }

  /// Throws where a number of the path, or what the next variance is made of, lies outside double precision.
  ///
  /// A variance below the normal numbers has lost digits, and the likelihood divides by it.
  func checkRange() throws(VolatilityError) {
    guard residuals.allSatisfy({ ($0 * $0).isFinite }) else { throw .unusableScale(meanSquare: .infinity) }
    guard let index = conditionalVariance.firstIndex(where: { !($0.isNormal && $0 > 0) }) else { return }
    throw .varianceOutOfRange(period: index + 1, variance: conditionalVariance[index])
  }
}
