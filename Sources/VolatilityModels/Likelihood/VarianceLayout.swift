/// Which parameters a model of conditional variance has, and where they stand in a vector:
/// μ, φ, ω, α…, γ…, β…, δ…, and the shape parameters of the innovations.
package struct VarianceLayout: Sendable, Equatable {
  /// What the equation of the variance determines.
  package enum Form: Sendable {
    /// The variance itself, from e² and σ² of the past: GARCH.
    case linear
    /// Its logarithm, from z and ln σ² of the past: EGARCH.
    case logarithmic
  }

  package let form: Form
  package let mean: MeanModel
  package let order: GARCHOrder
  package let regressorCount: Int
  package let innovations: Innovations

  package init(form: Form, mean: MeanModel, order: GARCHOrder, regressorCount: Int, innovations: Innovations) {
    self.form = form
    self.mean = mean
    self.order = order
    self.regressorCount = regressorCount
    self.innovations = innovations
  }

  /// The position of ω, which is the number of the mean's coefficients.
  package var omega: Int { mean.parameterCount }
  /// The positions of the α.
  package var alphas: Range<Int> { omega + 1..<omega + 1 + order.p }
  /// The positions of the γ.
  package var gammas: Range<Int> { alphas.upperBound..<alphas.upperBound + order.o }
  /// The positions of the β.
  package var betas: Range<Int> { gammas.upperBound..<gammas.upperBound + order.q }
  /// The positions of the δ.
  package var deltas: Range<Int> { betas.upperBound..<betas.upperBound + regressorCount }
  /// The number of parameters of mean and variance.
  package var dynamicCount: Int { deltas.upperBound }

  /// The most parameters of mean and variance that the likelihood has lanes for.
  package static let largestDynamicCount = 32

  /// Throws where there are more parameters of mean and variance than the likelihood has lanes for.
  func checkSize() throws(VolatilityError) {
    guard dynamicCount > Self.largestDynamicCount else { return }
    throw .unsupportedSpecification(
      reason: "mean and variance have \(dynamicCount) parameters, at most \(Self.largestDynamicCount) can be fitted")
  }
  /// The positions of the innovations' shape parameters.
  package var shapes: Range<Int> { dynamicCount..<dynamicCount + innovations.shapeNames.count }
  /// The number of parameters.
  package var count: Int { shapes.upperBound }

  /// The names of the parameters.
  package var names: [ParameterName] {
    Array([.mu, .phi].prefix(mean.parameterCount)) + [.omega]
      + ParameterName.numbered(.alpha, count: order.p) + ParameterName.numbered(.gamma, count: order.o)
      + ParameterName.numbered(.beta, count: order.q) + ParameterName.numbered(.delta, count: regressorCount)
      + innovations.shapeNames
  }
}
