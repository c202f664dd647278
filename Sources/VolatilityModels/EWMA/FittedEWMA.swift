public import MarketData
import NumericalMethods

/// An exponentially weighted moving average applied to a sample of returns.
///
/// All numbers are in the unit of the returns that it was applied to (`scale`), variances in its square.
public struct FittedEWMA: Sendable, Equatable {
  /// What was applied.
  public let specification: EWMA
  /// The unit of the returns.
  public let scale: ReturnScale
  /// The log-likelihood of the returns, were they normal with the variances of `path` and a mean of zero.
  public let logLikelihood: Double
  /// The variances of the sample; the residuals are the returns themselves.
  public let path: VolatilityPath

  /// A fit put together from its parts, as when it is read from a file.
  package init(specification: EWMA, scale: ReturnScale, logLikelihood: Double, path: VolatilityPath) {
    self.specification = specification
    self.scale = scale
    self.logLikelihood = logLikelihood
    self.path = path
  }

  /// Akaike's information criterion.
  ///
  /// No parameter was estimated, so it is −2ℓ.
  public var aic: Double { -2 * logLikelihood }

  /// Schwarz's information criterion.
  ///
  /// No parameter was estimated, so it is −2ℓ.
  public var bic: Double { -2 * logLikelihood }

  /// −½ Σ (ln 2π + ln σ²_t + e²_t/σ²_t).
  static func logLikelihood(of path: VolatilityPath) -> Double {
    let sum = zip(path.conditionalVariance, path.residuals).reduce(0) { sum, period in
      sum + .log(period.0) + period.1 * period.1 / period.0
    }
    return -0.5 * (sum + Double(path.residuals.count) * .log(2 * .pi))
  }
}

extension FittedEWMA: FittedVolatilityModel {
  /// The normal distribution, with which `logLikelihood` is computed.
  public var innovations: InnovationDistribution { .normal }

  /// The variances of other returns, with the same λ.
  ///
  /// - Parameter returns: at least one return, not all zero, in any unit; the result is in the unit of the fit.
  /// - Returns: a variance for each return.
  /// - Throws: `VolatilityError.tooFewReturns`, `.constantReturns`, `.noInitialVariance`, `.unusableScale`,
  ///   `.varianceOutOfRange`.
  public func filter(_ returns: ReturnSeries) throws(VolatilityError) -> VolatilityPath {
    try specification.path(of: returns.converted(to: scale).values)
  }

  /// The state one period later: the variance that was forecast for it, and the return.
  ///
  /// - Parameters:
  ///   - state: the state after the period before.
  ///   - newReturn: the return of the period, in the unit `scale`.
  /// - Returns: the state after the period.
  /// - Precondition: the return is finite.
  public func advanced(_ state: VolatilityState, by newReturn: Double) -> VolatilityState {
    precondition(newReturn.isFinite, "a return is finite")
    return VolatilityState(
      variance: specification.nextVariance(square: state.residual * state.residual, variance: state.variance),
      residual: newReturn, lastReturn: newReturn)
  }

  /// The mean of the period after a state: zero.
  public func nextMean(after state: VolatilityState) -> Double { 0 }

  /// The variances of the `horizon` periods after a state: all the same, for the average has no level to return to.
  ///
  /// - Precondition: `horizon` is positive.
  public func forecast(from state: VolatilityState, horizon: Int) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    let variance = specification.nextVariance(square: state.residual * state.residual, variance: state.variance)
    return VarianceForecast(variances: [Double](repeating: variance, count: horizon), scale: scale)
  }
}
