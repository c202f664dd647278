import NumericalMethods

/// What a forecast needs of a fit.
package struct HARPredictor: Sendable, Equatable {
  let coefficients: [Double]
  /// The mean squared residual.
  let residualVariance: Double
  /// The lowest and the highest target of the sample, as variances.
  package let targetRange: ClosedRange<Double>
  /// The mean target of the sample, as a variance.
  package let targetMean: Double

  /// Σ βⱼ xⱼ.
  func regression(_ row: ArraySlice<Double>) -> Double {
    zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The forecast of a variance from the regressors at an origin.
  func forecast(_ row: ArraySlice<Double>, origin: Int, specification: HAR) -> HARForecast {
    let variance = variance(regression(row), errorVariance: residualVariance, specification: specification)
    return limited(variance, origin: origin, limit: specification.limit)
  }

  /// The variance that belongs to a mean in the units of the regression.
  func variance(_ mean: Double, errorVariance: Double, specification: HAR) -> Double {
    guard specification.transform.isLogarithmic else { return mean }
    switch specification.retransformation {
    case .lognormalMean: return .exp(mean + errorVariance / 2)
    case .median: return .exp(mean)
    }
  }

  /// A forecast within the limits.
  func limited(_ variance: Double, origin: Int, limit: HAR.ForecastLimit) -> HARForecast {
    guard limit == .sampleRange, !targetRange.contains(variance) else {
      return HARForecast(originIndex: origin, variance: variance, isReplaced: false)
    }
    return HARForecast(originIndex: origin, variance: targetMean, isReplaced: true)
  }
}
