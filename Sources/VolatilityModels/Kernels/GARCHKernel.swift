import LinearAlgebra
package import NumericalMethods

/// The log-likelihood of a GARCH(1,1) with its derivatives, in one pass over the observations.
///
/// Eight observations lie in the lanes of a vector. The derivatives obey the variance's own recursion with
/// other forcing terms (Fiorentini, Calzolari & Panattoni 1996, section 2), and linear recursions can be
/// solved for eight observations at once; `VarianceBlock` says how.
/// `PlainGARCHLikelihood` is the same thing written as the formulas stand, and the tests' oracle.
package enum GARCHKernel {
  /// The sums at `point`, whose parameters must lie in their ranges.
  package static func sums(_ sample: GARCHSample, at point: GARCHPoint, curvature: CurvatureKind) -> GARCHSums {
    switch (sample.mean, point.nu) {
    case (.zero, nil): sums(sample, point, curvature, KernelZeroMean.self, KernelNormal.self)
    case (.constant, nil): sums(sample, point, curvature, KernelConstantMean.self, KernelNormal.self)
    case (.ar1, nil): sums(sample, point, curvature, KernelAR1Mean.self, KernelNormal.self)
    case (.zero, _): sums(sample, point, curvature, KernelZeroMean.self, KernelStudentT.self)
    case (.constant, _): sums(sample, point, curvature, KernelConstantMean.self, KernelStudentT.self)
    case (.ar1, _): sums(sample, point, curvature, KernelAR1Mean.self, KernelStudentT.self)
    }
  }

  private static func sums<M: KernelMean, D: KernelDensity>(
    _ sample: GARCHSample, _ point: GARCHPoint, _ curvature: CurvatureKind, _ mean: M.Type, _ density: D.Type
  ) -> GARCHSums {
    switch curvature {
    case .information: pass(sample, point, mean, density, InformationPass.self)
    case .observed: pass(sample, point, mean, density, HessianPass.self)
    case .final: pass(sample, point, mean, density, FinalPass.self)
    }
  }

  /// One pass, compiled once for each mean, density and purpose.
  private static func pass<M: KernelMean, D: KernelDensity, P: KernelPass>(
    _ sample: GARCHSample, _ point: GARCHPoint, _ mean: M.Type, _ density: D.Type, _ purpose: P.Type
  ) -> GARCHSums {
    let y = sample.observations.span
    let predecessors = sample.predecessors.span
    let presample = PresampleState(sample, mu: point.mu, phi: point.phi)
    var block = VarianceBlock<M, P>(presample, omega: point.omega, alpha: point.alpha, beta: point.beta)
    var sums = ObservationSums<M, D, P>(nu: point.nu)
    for i in stride(from: 0, to: y.count, by: 8) {
      let x = M.count > 1 ? Lanes.load(predecessors, at: i) : .zero
      var e = Lanes.load(y, at: i)
      if M.count > 0 { e -= point.mu }
      if M.count > 1 { e -= point.phi * x }
      let square = e * e
      block.advance(e: e, square: square, x: x)
      if i + 8 <= y.count {
        sums.add(block, e: e, square: square, x: x, mask: nil)
      } else {
        sums.add(block, e: e, square: square, x: x, mask: Lanes.ones(upTo: y.count - i))
      }
      if i & 63 == 56 { sums.normalizeProducts() }
    }
    return sums.result(count: y.count)
  }
}
