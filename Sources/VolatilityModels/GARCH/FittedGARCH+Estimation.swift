import LinearAlgebra
import MarketData
import NumericalMethods

extension FittedGARCH {
  /// Takes a maximum in the units of the sample over into those of the returns.
  init(
    _ maximum: ConstrainedNewton.Result, of specification: GARCH, objective: inout GARCHObjective,
    returns: ReturnSeries
  ) throws(VolatilityError) {
    let sample = objective.sample
    let sums =
      if let known = objective.finalSums, known.vector == maximum.point { known.sums } else {
        GARCHKernel.sums(sample, at: objective.point(maximum.point), curvature: .final)
      }
    let active = maximum.active.map { GARCHConstraint.allCases[$0] }
    var point = objective.point(maximum.point)
    if active.contains(.persistenceBelowOne) { point.beta = 1 - point.alpha }

    let scale = sample.scale
    let parameters = try GARCHParameters(
      mu: specification.mean == .zero ? nil : point.mu * scale, phi: specification.mean == .ar1 ? point.phi : nil,
      omega: point.omega * scale * scale, alpha: point.alpha, beta: point.beta, nu: point.nu)
    let names = specification.parameterNames
    let mean = Array([point.mu, point.phi].prefix(specification.mean.parameterCount))
    let residuals = GARCHSample.residuals(sample.observations, sample.predecessors, mean: mean)
    try self.init(
      specification: specification, parameters: parameters, scale: returns.scale,
      logLikelihood: sums.logLikelihood - Double(sample.count) * .log(scale),
      status: active.isEmpty ? .interior : .boundary(active), iterations: maximum.iterations,
      path: VolatilityPath(
        conditionalVariance: sums.variances.map { $0 * scale * scale }, residuals: residuals.map { $0 * scale },
        lastReturn: returns.values[returns.count - 1]),
      covariances: GARCHCovariance.matrices(
        hessian: sums.curvature, outerProduct: sums.outerProduct ?? Matrix.identity(names.count), names: names,
        active: active, units: names.map { GARCHParameters.unit(of: $0, factor: scale) }))
  }
}
