import MarketData
import VolatilityModels

/// A fitted model of any kind, as it is reported.
struct FitSummary {
  /// A parameter and what is known of its precision.
  struct Estimate {
    let name: ParameterName
    let value: Double
    /// The standard errors; none for a parameter that was given or lies on a limit.
    let standardErrors: [CovarianceKind: Double]
  }

  /// The name of the model on the command line.
  let model: ModelName
  /// What was chosen before the fit.
  let specification: [(name: String, value: String)]
  /// The parameters in their order.
  let estimates: [Estimate]
  let logLikelihood: Double
  let observations: Int
  let aic: Double
  let bic: Double
  let iterations: Int
  /// The limits of the parameter space that the estimates lie on.
  let activeConstraints: [GARCHConstraint]
  let scale: ReturnScale
  /// The share of a shock to the variance that is left after one period.
  let persistence: Double
  /// The periods in which a shock to the variance halves; `nil` where it never does or is gone at once.
  let halfLife: Double?
  /// The variance that forecasts tend to, in the squared unit `scale`; `nil` where there is none.
  let unconditionalVariance: Double?

  /// The summary of an estimated GARCH.
  init(_ fitted: FittedGARCH) {
    let errors = CovarianceKind.allCases.map { ($0, fitted.standardErrors($0)) }
    model = .garch
    specification = [
      ("mean", fitted.specification.mean.rawValue), ("distribution", fitted.specification.innovations.rawValue),
      ("presample", fitted.specification.presample.rawValue),
    ]
    estimates = fitted.parameters.named.enumerated().map { index, parameter in
      var standardErrors: [CovarianceKind: Double] = [:]
      for (kind, values) in errors { standardErrors[kind] = values[index] }
      return Estimate(name: parameter.name, value: parameter.value, standardErrors: standardErrors)
    }
    logLikelihood = fitted.logLikelihood
    observations = fitted.observations
    aic = fitted.aic
    bic = fitted.bic
    iterations = fitted.iterations
    activeConstraints = fitted.status.activeConstraints
    scale = fitted.scale
    persistence = fitted.parameters.persistence
    halfLife = fitted.parameters.halfLife
    unconditionalVariance = fitted.parameters.unconditionalVariance
  }

  /// The summary of a moving average, in which nothing is estimated.
  init(_ fitted: FittedEWMA) {
    model = .ewma
    specification = [
      ("mean", MeanModel.zero.rawValue), ("distribution", Innovations.normal.rawValue),
      ("presample", PresampleVariance.backcast.rawValue),
    ]
    estimates = [Estimate(name: .lambda, value: fitted.specification.lambda, standardErrors: [:])]
    logLikelihood = fitted.logLikelihood
    observations = fitted.observations
    aic = fitted.aic
    bic = fitted.bic
    iterations = 0
    activeConstraints = []
    scale = fitted.scale
    persistence = 1
    halfLife = nil
    unconditionalVariance = nil
  }

  /// The annualised volatility of the unconditional variance, in the unit `scale`.
  func annualizedVolatility(_ periods: PeriodsPerYear?) -> Double? {
    guard let unconditionalVariance, let periods else { return nil }
    return (unconditionalVariance * periods.count).squareRoot()
  }
}
