import LinearAlgebra
package import NumericalMethods

/// The log-likelihood of a GARCH(1,1) with its derivatives, in one pass over the observations.
///
/// With e_t the residual, h_t = σ²_t and D_t = ∂h_t/∂θ, the derivatives obey the variance's own recursion
/// with other forcing terms (Fiorentini, Calzolari & Panattoni 1996, section 2):
///
///     h_t           = ω + α e²_{t−1} + β h_{t−1}
///     D_t           = β D_{t−1} + (−2α e_{t−1} x_{t−1}, 1, e²_{t−1}, h_{t−1})
///     ∂D_t/∂β       = β ∂D_{t−1}/∂β + D_{t−1} (twice its element β)
///     ∂²h_t/∂m∂α    = β ∂²h_{t−1}/∂m∂α − 2 e_{t−1} x_{t−1}
///     ∂²h_t/∂m∂m′   = β ∂²h_{t−1}/∂m∂m′ + 2α x_{t−1} x′_{t−1}
///
/// for the mean's coefficients m and regressors x. ν does not enter h and is kept apart.
/// `PlainGARCHLikelihood` is the same thing written as the formulas stand, and the tests' oracle.
package enum GARCHKernel {
  /// The sums at `point`, whose parameters must lie in their ranges.
  package static func sums(_ sample: GARCHSample, at point: GARCHPoint, curvature: CurvatureKind) -> GARCHSums {
    switch (sample.mean, point.nu) {
    case (.zero, nil): sums(sample, point, curvature, ZeroMeanLanes.self, NormalDensity.self)
    case (.constant, nil): sums(sample, point, curvature, ConstantMeanLanes.self, NormalDensity.self)
    case (.ar1, nil): sums(sample, point, curvature, AR1MeanLanes.self, NormalDensity.self)
    case (.zero, _): sums(sample, point, curvature, ZeroMeanLanes.self, StudentTDensity.self)
    case (.constant, _): sums(sample, point, curvature, ConstantMeanLanes.self, StudentTDensity.self)
    case (.ar1, _): sums(sample, point, curvature, AR1MeanLanes.self, StudentTDensity.self)
    }
  }

  private static func sums<M: MeanLanes, D: KernelDensity>(
    _ sample: GARCHSample, _ point: GARCHPoint, _ curvature: CurvatureKind, _ mean: M.Type, _ density: D.Type
  ) -> GARCHSums {
    switch curvature {
    case .information: pass(sample, point, mean, density, InformationPass.self)
    case .observed: pass(sample, point, mean, density, HessianPass.self)
    case .final: pass(sample, point, mean, density, FinalPass.self)
    }
  }

  /// One pass, compiled once for each mean, density and purpose.
  private static func pass<M: MeanLanes, D: KernelDensity, P: KernelPass>(
    _ sample: GARCHSample, _ point: GARCHPoint, _ mean: M.Type, _ density: D.Type, _ purpose: P.Type
  ) -> GARCHSums {
    let (mu, phi, omega, alpha, beta) = (point.mu, point.phi, point.omega, point.alpha, point.beta)
    let y = sample.observations.span
    let lag = sample.predecessors.span
    let presample = PresampleState(sample, mu: mu, phi: phi)
    let betaLanes = Lanes(repeating: beta)
    let betaTwice = Lanes(1, 1, 1, 2)
    var h = omega + (alpha + beta) * presample.variance
    var derivatives = VarianceDerivatives<M>(presample, persistence: alpha + beta)
    var sums = ObservationSums<M, D, P>(nu: point.nu)
    var variances: [Double] = []
    if P.isFinal { variances = [Double](repeating: 0, count: y.count) }

    for i in 0..<y.count {
      let x = M.count > 1 ? lag[i] : 0
      var e = y[i]
      if M.count > 0 { e -= mu }
      if M.count > 1 { e -= phi * x }
      let square = e * e
      if P.isFinal { variances[i] = h }
      sums.add(derivatives, e: e, square: square, h: h, x: x)
      if i & 7 == 7 { sums.normalizeProducts() }
      if !P.isInformation {
        derivatives.advanceSecond(
          e: e, x: x, alpha: alpha, decay: beta, decayLanes: betaLanes, betaTwice: betaTwice)
      }
      derivatives.advanceFirst(
        e: e, square: square, x: x, h: h, weight: alpha, decay: beta)
      h = omega.adding(alpha, times: square).adding(beta, times: h)
    }
    return sums.result(count: y.count, variances: variances)
  }
}
