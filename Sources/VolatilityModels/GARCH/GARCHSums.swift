package import LinearAlgebra

/// The log-likelihood of a GARCH(1,1) at one point and sums of its derivatives over the observations,
/// in the order μ, φ, ω, α, β, ν without the parameters that the model lacks.
package struct GARCHSums: Sendable {
  /// ℓ, in the units of the sample.
  package var logLikelihood: Double
  /// ∂ℓ/∂θ.
  package var score: [Double]
  /// Minus the Hessian, or the information matrix.
  package var curvature: Matrix
  /// Σ sₜsₜᵀ, where it was asked for.
  package var outerProduct: Matrix?

  package init(logLikelihood: Double, score: [Double], curvature: Matrix, outerProduct: Matrix? = nil) {
    self.logLikelihood = logLikelihood
    self.score = score
    self.curvature = curvature
    self.outerProduct = outerProduct
  }
}
