import LinearAlgebra
public import MarketData
import NumericalMethods

extension EGARCH: VolatilityModel {
  /// Estimates the parameters by maximum likelihood.
  ///
  /// The returns are standardised inside by a power of two, so the result does not depend on their unit but for ω.
  ///
  /// - Parameters:
  ///   - returns: at least 20 returns (21 with an AR(1) mean), not all equal.
  ///   - start: parameters to start from, in the unit of `returns`. An interior maximum found from there is taken
  ///     without a look for a better one elsewhere. Without a start, all known regions are searched where the first
  ///     maximum leaves a doubt.
  /// - Returns: the estimates with their covariance matrices and the path of the variance.
  /// - Throws: `VolatilityError.tooFewReturns`, `.constantReturns`, `.unusableScale`,
  ///   `.noResidualVariance`, `.missingRegressor`, and `.notConverged` where no strict local maximum of the likelihood
  ///   could be reached.
  public func fit(
    to returns: ReturnSeries, startingAt start: EGARCHParameters? = nil
  ) throws(VolatilityError) -> FittedEGARCH {
    try fit(to: returns, near: start, acceptsInterior: true)
  }

  /// Estimates the parameters by maximum likelihood, starting from those of an earlier fit and also looking elsewhere.
  ///
  /// - Parameters:
  ///   - returns: at least 20 returns (21 with an AR(1) mean), not all equal.
  ///   - previous: an earlier fit to overlapping returns in the same unit.
  /// - Returns: the estimates with their covariance matrices and the path of the variance.
  /// - Throws: `VolatilityError`, as `fit(to:startingAt:)` does.
  public func fit(
    to returns: ReturnSeries, continuing previous: FittedEGARCH?
  ) throws(VolatilityError) -> FittedEGARCH {
    try fit(to: returns, near: previous?.parameters, acceptsInterior: false)
  }

  private func fit(
    to returns: ReturnSeries, near start: EGARCHParameters?, acceptsInterior: Bool
  ) throws(VolatilityError) -> FittedEGARCH {
    let layout = layout
    try layout.checkSize()
    let sample = try VarianceSample(
      returns, layout: layout, presample: presample, regressors: regressors, nonnegative: false)
    var search = VarianceSearch(sample, limits: VarianceLimit.limits(ofLogarithmic: layout), isTargeted: false)
    let unit = Unit(sample)
    let near = start.flatMap { $0.named.map(\.name) == layout.names ? unit.standardized($0.named.map(\.value)) : nil }
    let maximum = try search.maximum(near: near, acceptsStart: acceptsInterior)
    return try fitted(maximum, sample: sample, unit: unit, returns: returns)
  }

  /// Takes a maximum in the units of the sample over into those of the returns.
  private func fitted(
    _ maximum: VarianceSearch.Maximum, sample: VarianceSample, unit: Unit, returns: ReturnSeries
  ) throws(VolatilityError) -> FittedEGARCH {
    guard let outerProduct = maximum.sums.outerProduct else {
      preconditionFailure("a final evaluation sums the outer products of the scores")
    }
    let scale = sample.returns.scale
    let parameters = try EGARCHParameters(unit.restored(maximum.settled(sample.layout)), sample.layout)
    let columns = try returns.regressorColumns(regressors, nonnegative: false)
    let active = maximum.active.map(\.name)
    let matrices = GARCHCovariance.matrices(
      hessian: maximum.sums.curvature, outerProduct: outerProduct, fixed: maximum.normals, units: unit.factors)
    return try FittedEGARCH(
      specification: self, parameters: parameters, scale: returns.scale,
      logLikelihood: maximum.sums.logLikelihood + maximum.predictedGain - Double(sample.count) * .log(scale),
      status: active.isEmpty ? .interior : .boundary(active), iterations: maximum.iterations,
      path: VolatilityPath(
        returns: returns.values, regressors: columns, mean: mean, coefficients: (parameters.mu, parameters.phi),
        recursion: parameters.recursion, backcast: sample.returns.backcast.map { $0 * scale * scale }),
      covariances: matrices.mapValues(unit.covariance))
  }
}

/// What the parameters of an EGARCH become when the returns are multiplied: μ with the factor c, and ω more by
/// (1 − Σβ) ln c².
private struct Unit {
  private let layout: VarianceLayout
  /// What each parameter is multiplied by.
  let factors: [Double]
  /// ln c².
  private let shift: Double

  init(_ sample: VarianceSample) {
    layout = sample.layout
    var factors = [Double](repeating: 1, count: sample.layout.count)
    if sample.layout.omega > 0 { factors[0] = sample.returns.scale }
    for (index, scale) in zip(sample.layout.deltas, sample.regressorScales) { factors[index] = 1 / scale }
    self.factors = factors
    shift = 2 * .log(sample.returns.scale)
  }

  /// Parameters in the unit of the returns.
  func restored(_ parameters: [Double]) -> [Double] {
    var result = zip(parameters, factors).map { $0 * $1 }
    result[layout.omega] += (1 - parameters[layout.betas].reduce(0, +)) * shift
    return result
  }

  /// Parameters in the unit of the sample.
  func standardized(_ parameters: [Double]) -> [Double] {
    var result = zip(parameters, factors).map { $0 / $1 }
    result[layout.omega] -= (1 - parameters[layout.betas].reduce(0, +)) * shift
    return result
  }

  /// A covariance matrix that takes part in the shift of ω: J V Jᵀ with ∂ω/∂β = −ln c².
  func covariance(_ matrix: Matrix) -> Matrix {
    guard shift != 0 else { return matrix }
    var jacobian = Matrix.identity(layout.count)
    for index in layout.betas { jacobian[layout.omega, index] = -shift }
    return jacobian * matrix * jacobian.transposed
  }
}
