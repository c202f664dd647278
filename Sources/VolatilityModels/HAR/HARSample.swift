/// The sample of a fit, as far as its figures need it.
struct HARSample: Sendable, Equatable {
  /// y − X·β.
  let residuals: [Double]
  /// Σ (y − ȳ)².
  let totalSumOfSquares: Double
  /// The covariances of the coefficients.
  let covariances: HARCovariances

  /// Σ (y − X·β)².
  var residualSumOfSquares: Double { residuals.reduce(0) { $0 + $1 * $1 } }
}
