import LinearAlgebra
import MarketData
import NumericalMethods

extension FittedGARCH {
  /// Takes a maximum in the units of the sample over into those of the returns.
  init(
    _ maximum: ConstrainedNewton.Result, of specification: GARCH, objective: GARCHObjective,
    returns: ReturnSeries
  ) throws(VolatilityError) {
    let sample = objective.sample
    // The matrices are those of the last evaluated point, within 10⁻⁸ standard errors of the maximum.
    let sums =
      if let known = objective.finalSums, known.vector == maximum.evaluatedPoint { known.sums } else {
        GARCHKernel.sums(sample, at: objective.point(maximum.evaluatedPoint), curvature: .final)
      }
    guard let outerProduct = sums.outerProduct else {
      preconditionFailure("a final evaluation sums the outer products of the scores")
    }
    let active = maximum.active.map { objective.limits[$0] }
    var point = objective.point(maximum.point)
    if active.contains(.persistenceBelowOne) {
      // The step's rounding may have left α + β a few units in the last place off 1.
      point.alpha = active.contains(.betaNonnegative) ? 1 : min(1, point.alpha)
      point.beta = 1 - point.alpha
    }

    let scale = sample.scale
    let parameters = try GARCHParameters(
      mu: specification.mean == .zero ? nil : point.mu * scale, phi: specification.mean == .ar1 ? point.phi : nil,
      omega: point.omega * scale * scale, alpha: point.alpha, beta: point.beta, nu: point.nu)
    try self.init(
      specification: specification, parameters: parameters, scale: returns.scale,
      logLikelihood: sums.logLikelihood + maximum.predictedGain - Double(sample.count) * .log(scale),
      status: active.isEmpty ? .interior : .boundary(active), iterations: maximum.iterations,
      path: VolatilityPath(
        returns: returns.values, parameters: parameters, specification: specification,
        backcast: sample.backcast.map { $0 * scale * scale }),
      covariances: GARCHCovariance.matrices(
        hessian: sums.curvature, outerProduct: outerProduct,
        fixed: maximum.active.map { objective.constraints[$0].normal },
        units: GARCH.units(specification.layout, scale: scale)))
  }

  /// Takes a maximum in the units of the sample over into those of the returns.
  init(
    _ maximum: VarianceSearch.Maximum, of specification: GARCH, sample: VarianceSample, returns: ReturnSeries
  ) throws(VolatilityError) {
    guard let outerProduct = maximum.sums.outerProduct else {
      preconditionFailure("a final evaluation sums the outer products of the scores")
    }
    let layout = sample.layout
    let scale = sample.returns.scale
    let units = GARCH.units(layout, scale: scale, regressorScales: sample.regressorScales)
    let settled = maximum.settled(layout)
    let parameters = try GARCHParameters(
      zip(settled, units).map { $0 * $1 }, layout, positivity: specification.positivity)
    let active = maximum.active.map(\.name)
    let columns = try returns.regressorColumns(specification.regressors, nonnegative: false)
    var covariances = GARCHCovariance.matrices(
      hessian: maximum.sums.curvature, outerProduct: outerProduct, fixed: maximum.normals, units: units)
    if specification.varianceTargeting {
      covariances = covariances.mapValues { $0.cleared(layout.omega) }
    }
    try self.init(
      specification: specification, parameters: parameters, scale: returns.scale,
      logLikelihood: maximum.sums.logLikelihood + maximum.predictedGain - Double(sample.count) * .log(scale),
      status: active.isEmpty ? .interior : .boundary(active), iterations: maximum.iterations,
      path: VolatilityPath(
        returns: returns.values, regressors: columns, mean: specification.mean,
        coefficients: (parameters.mu, parameters.phi), recursion: parameters.recursion(),
        backcast: sample.returns.backcast.map { $0 * scale * scale }),
      covariances: covariances)
  }
}

extension GARCH {
  /// What each parameter in the unit of a sample is multiplied by to be in that of the returns, which are `scale` times
  /// those of the sample, as the regressors are `regressorScales` times its.
  static func units(_ layout: VarianceLayout, scale: Double, regressorScales: [Double] = []) -> [Double] {
    var units = [Double](repeating: 1, count: layout.count)
    if layout.omega > 0 { units[0] = scale }
    units[layout.omega] = scale * scale
    for (index, regressorScale) in zip(layout.deltas, regressorScales) { units[index] = scale * scale / regressorScale }
    return units
  }
}

extension Matrix {
  /// The matrix with zeros in one row and column.
  func cleared(_ index: Int) -> Matrix {
    var result = self
    for i in 0..<rowCount { (result[i, index], result[index, i]) = (0, 0) }
    return result
  }
}
