/// The coefficients of a regression on scaled features, for one horizon.
public struct RegressionEquation: Sendable, Equatable {
  /// The constant a.
  public let intercept: Double
  /// The coefficients b of the scaled features.
  public let coefficients: [Double]
  /// The variance s² of the errors.
  public let residualVariance: Double
  /// What is added to a + Σ bⱼ zⱼ, so that its exponential is the expected variance: ln of the mean of exp(e).
  public let correction: Double

  /// An equation from its numbers.
  ///
  /// - Parameters:
  ///   - intercept: the constant.
  ///   - coefficients: the coefficients of the scaled features.
  ///   - residualVariance: the variance of the errors.
  ///   - correction: what is added to the log forecast.
  /// - Throws: `ForecastingError.invalidSpecification` unless all are finite and the variance is not negative.
  public init(
    intercept: Double, coefficients: [Double], residualVariance: Double, correction: Double
  ) throws(ForecastingError) {
    guard ([intercept, correction] + coefficients).allSatisfy(\.isFinite), residualVariance >= 0,
      residualVariance.isFinite
    else {
      throw .invalidSpecification(
        reason: "a regression has finite coefficients and a residual variance that is not negative")
    }
    self.intercept = intercept
    self.coefficients = coefficients
    self.residualVariance = residualVariance
    self.correction = correction
  }

  /// The expected logarithm at scaled features: a + Σ bⱼ zⱼ.
  func meanLog(_ features: ArraySlice<Double>) -> Double {
    zip(coefficients, features).reduce(intercept) { $0 + $1.0 * $1.1 }
  }

  /// The logarithm of the expected value at scaled features.
  func logMean(_ features: ArraySlice<Double>) -> Double { meanLog(features) + correction }

  /// The same with another correction.
  func with(correction: Double) throws(ForecastingError) -> RegressionEquation {
    try RegressionEquation(
      intercept: intercept, coefficients: coefficients, residualVariance: residualVariance, correction: correction)
  }
}
