import LinearAlgebra

/// The sample of a fit, from which covariances are made.
struct HARSample: Sendable, Equatable {
  /// X (n × k).
  let design: Matrix
  /// y − X·β.
  let residuals: [Double]
  /// (XᵀX + Λ)⁻¹.
  let inverseGram: Matrix
  /// The diagonal of Λ; empty without penalties.
  let penalties: [Double]
  /// Σ (y − ȳ)².
  let totalSumOfSquares: Double
  /// Σ (y − X·β)².
  let residualSumOfSquares: Double

  init(design: Matrix, targets: [Double], solution: LeastSquares, penalty: Double) {
    self.design = design
    residuals = solution.residuals
    inverseGram = solution.inverseGram
    penalties = HARRegression.penalties(penalty, of: design)
    let mean = HARColumns.mean(targets[...])
    totalSumOfSquares = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    residualSumOfSquares = solution.residualSumOfSquares
  }
}
