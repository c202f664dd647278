import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// A constant added to the returns changes μ and nothing else.
@Suite struct GARCHShiftTests {
  /// Returns of order one that are multiples of 2⁻³⁰, so that the shifts below are exact.
  static func returns() throws -> [Double] {
    try SimulatedReturns.garch(count: 1500, seed: 21, alpha: 0.1, beta: 0.86, nu: 6).values.map {
      ($0 * 0x1p30).rounded() * 0x1p-30
    }
  }

  static let specifications: [GARCH] = [MeanModel.constant, .ar1].flatMap { mean in
    [Innovations.normal, .studentT].flatMap { innovations in
      PresampleVariance.allCases.map { GARCH(mean: mean, innovations: innovations, presample: $0) }
    }
  }

  @Test(arguments: specifications, [0x1p10, 0x1p14, 0x1p20])
  func sameVarianceModel(specification: GARCH, shift: Double) throws {
    let values = try Self.returns()
    let reference = try specification.fit(to: ReturnSeries(values: values))
    let fit = try specification.fit(to: ReturnSeries(values: values.map { $0 + shift }))
    #expect(fit.status == reference.status)
    // φ r_{t−1} is rounded to a unit in the last place of the shifted returns, as is each residual with it.
    let tolerance = specification.mean == .ar1 ? max(1e-9, 64 * shift * .ulpOfOne) : 1e-9
    let (p, q) = (fit.parameters, reference.parameters)
    #expect(abs(p.omega - q.omega) < tolerance * q.omega, "omega \(p.omega - q.omega)")
    #expect(abs(p.alpha - q.alpha) < tolerance * q.alpha, "alpha \(p.alpha - q.alpha)")
    #expect(abs(p.beta - q.beta) < tolerance * q.beta, "beta \(p.beta - q.beta)")
    if let nu = p.nu, let expected = q.nu { #expect(abs(nu - expected) < tolerance * expected, "nu \(nu - expected)") }
    if let phi = p.phi, let expected = q.phi { #expect(abs(phi - expected) < tolerance, "phi \(phi - expected)") }
    // r + c has the constant μ + c(1 − φ).
    let mu = try #require(p.mu)
    let expected = try #require(q.mu) + shift * (1 - (p.phi ?? 0))
    #expect(abs(mu - expected) < tolerance + 4 * shift * .ulpOfOne, "mu \(mu - expected)")
    #expect(abs(fit.logLikelihood - reference.logLikelihood) < 1e-7)
  }

  /// The presample variance is the mean squared residual also far from zero.
  @Test(arguments: [MeanModel.constant, .ar1], [0, 0x1p10, 0x1p20, 0x1p30])
  func sampleVarianceOfShiftedReturns(mean: MeanModel, shift: Double) throws {
    // The shift of 2³⁰ leaves 22 bits after the point.
    let values = try Self.returns().map { ($0 * 0x1p20).rounded() * 0x1p-20 }
    let sample = try GARCHSample(
      ReturnSeries(values: values.map { $0 + shift }), mean: mean, presample: .sampleVariance)
    let phi = mean == .ar1 ? 0.25 : 0
    let center = (shift * (1 - phi) + 0.125) / sample.scale
    let point = GARCHPoint(mu: center, phi: phi, omega: 0.01, alpha: 0.3, beta: 0.6)
    let plain = PlainGARCHLikelihood.sums(sample, at: point)
    let fast = GARCHKernel.sums(sample, at: point, curvature: .observed)
    #expect(isClose(fast.logLikelihood, plain.logLikelihood, 1e-11))
    #expect(isClose(fast.score, plain.score, 1e-9))
    #expect(isClose(fast.curvature.elements, plain.curvature.elements, 1e-9))
  }
}
