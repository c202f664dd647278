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
    let active = maximum.active.map { GARCHConstraint.allCases[$0] }
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
    let names = specification.parameterNames
    try self.init(
      specification: specification, parameters: parameters, scale: returns.scale,
      logLikelihood: sums.logLikelihood + maximum.predictedGain - Double(sample.count) * .log(scale),
      status: active.isEmpty ? .interior : .boundary(active), iterations: maximum.iterations,
      path: VolatilityPath(
        returns: returns.values, parameters: parameters, specification: specification,
        backcast: sample.backcast.map { $0 * scale * scale }),
      covariances: GARCHCovariance.matrices(
        hessian: sums.curvature, outerProduct: outerProduct, names: names,
        active: active, units: names.map { GARCHParameters.unit(of: $0, factor: scale) }))
  }
}
