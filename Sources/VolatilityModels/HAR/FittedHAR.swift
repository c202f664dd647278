public import MarketData
import NumericalMethods

/// A heterogeneous autoregression with numbers for its coefficients.
///
/// Variances are in the squared unit `scale`; `residualVariance`, `rSquared` and `logLikelihood` are those of the
/// regression, of logarithms where these are regressed. A model that was read from a file has the forecasts of the one
/// that was written, and its standard errors, but no sample to compute others from; the two are not equal.
public struct FittedHAR: Sendable, Equatable {
  /// What was fitted.
  public let specification: HAR
  /// The unit of the returns that the variances are of.
  public let scale: ReturnScale
  /// The ridge penalty λ that was used; 0 for least squares.
  public let penalty: Double
  let layout: HARLayout
  /// What a forecast needs of the fit.
  package let predictor: HARPredictor
  let sample: HARSample

  init(
    specification: HAR, layout: HARLayout, scale: ReturnScale, penalty: Double, predictor: HARPredictor,
    sample: HARSample
  ) {
    self.specification = specification
    self.layout = layout
    self.scale = scale
    self.penalty = penalty
    self.predictor = predictor
    self.sample = sample
  }

  /// The terms, in the order of the coefficients: the constant, variances, quarticity, covariates, seasons.
  public var terms: [HARTerm] { layout.terms }

  /// The coefficients, one for each term.
  public var coefficients: [Double] { predictor.coefficients }

  /// The number n of observations: origins with all regressors and a whole target.
  public var observations: Int { sample.residuals.count }

  /// The residuals, one for each observation.
  public var residuals: [Double] { sample.residuals }

  /// The mean squared residual Σ e²/n, the maximum likelihood estimate.
  public var residualVariance: Double { predictor.residualVariance }

  /// 1 − Σ e²/Σ (y − ȳ)²; `nil` where the target is constant.
  public var rSquared: Double? {
    sample.totalSumOfSquares > 0 ? 1 - sample.residualSumOfSquares / sample.totalSumOfSquares : nil
  }

  /// The log-likelihood were the residuals normal: −n/2 (ln 2π + ln(Σ e²/n) + 1).
  public var logLikelihood: Double {
    -0.5 * Double(observations) * (.log(2 * .pi) + .log(residualVariance) + 1)
  }

  /// The intercepts of a season by category (the hour, or the day from 1 for Monday), which sum to zero; empty where
  /// the model does without the season.
  public func seasonalEffects(_ season: HAR.Season) -> [Int: Double] {
    guard let reference = layout.references[season] else { return [:] }
    var effects: [Int: Double] = [:]
    for (term, coefficient) in zip(terms, coefficients) {
      switch (season, term) {
      case (.hourOfDay, .hour(let category)), (.weekday, .weekday(let category)): effects[category] = coefficient
      default: break
      }
    }
    effects[reference] = -effects.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    return effects
  }
}
