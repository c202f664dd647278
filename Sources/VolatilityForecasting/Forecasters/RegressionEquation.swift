/// The coefficients of a regression on scaled features, for one horizon.
public struct RegressionEquation: Sendable, Equatable {
  /// The constant a.
  public let intercept: Double
  /// The coefficients b of the scaled features.
  public let coefficients: [Double]
  /// The variance s² of the errors.
  public let residualVariance: Double

  /// An equation from its numbers.
  ///
  /// - Parameters:
  ///   - intercept: the constant.
  ///   - coefficients: the coefficients of the scaled features.
  ///   - residualVariance: the variance of the errors.
  /// - Throws: `ForecastingError.invalidSpecification` unless all are finite and the variance is not negative.
  public init(intercept: Double, coefficients: [Double], residualVariance: Double) throws(ForecastingError) {
    guard ([intercept] + coefficients).allSatisfy(\.isFinite), residualVariance >= 0, residualVariance.isFinite else {
      throw .invalidSpecification(
        reason: "a regression has finite coefficients and a residual variance that is not negative")
    }
    self.intercept = intercept
    self.coefficients = coefficients
    self.residualVariance = residualVariance
  }

  /// The logarithm of the expected value at scaled features: a + Σ bⱼ zⱼ + s²/2.
  func logMean(_ features: ArraySlice<Double>) -> Double {
    zip(coefficients, features).reduce(intercept + residualVariance / 2) { $0 + $1.0 * $1.1 }
  }
}
