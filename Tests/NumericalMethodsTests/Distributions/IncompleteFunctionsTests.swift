import Foundation
import NumericalMethods
import Testing

/// What the distributions' tests leave out of the incomplete gamma and beta functions.
@Suite struct IncompleteFunctionsTests {
  /// Both inverses, over shapes on either side of where the formulas change and tails down to 1e-300.
  @Test(arguments: [1e-3, 0.02, 0.25, 0.999, 1, 1.001, 7, 39.9, 40, 40.1, 1e3, 1e5])
  func gammaInverses(shape: Double) {
    let gamma = IncompleteGamma(shape: shape)
    for p in [1e-300, 1e-100, 1e-12, 1e-3, 0.1, 0.4, 0.5, 0.6, 0.9, 0.999] {
      let lower = gamma.inverseLower(p)
      // Subnormal arguments have lost digits.
      if lower > 1e-300 { expectInverse(gamma.lower(lower), p, slope: gamma.weight(lower) / p) }
      let upper = gamma.inverseUpper(p)
      if upper > 1e-300 { expectInverse(gamma.upper(upper), p, slope: gamma.weight(upper) / p) }
    }
  }

  @Test(arguments: [0.1, 0.5, 1, 3, 39.9, 40.1, 2e4], [0.1, 0.5, 1.5, 40, 41, 5e5])
  func betaInverses(a: Double, b: Double) {
    let beta = IncompleteBeta(a: a, b: b)
    for p in [1e-300, 1e-100, 1e-12, 1e-3, 0.1, 0.4, 0.5, 0.6, 0.9, 0.999] {
      let lower = beta.inverseLower(p)
      if lower > 1e-300, lower < 1e300 { expectInverse(beta.lower(odds: lower), p, slope: beta.weight(lower) / p) }
      let upper = beta.inverseUpper(p)
      if upper > 1e-300, upper < 1e300 { expectInverse(beta.upper(odds: upper), p, slope: beta.weight(upper) / p) }
    }
  }

  /// The tails add up to 1 on both sides of the point where the formula changes, and just there.
  @Test(arguments: [0.3, 1, 2.5, 39, 41, 1e4])
  func tailsAddUp(shape: Double) {
    let gamma = IncompleteGamma(shape: shape)
    for x in [0.5, 1, shape, shape.nextDown, shape.nextUp, 1.0.nextDown, 1.0.nextUp, 2 * shape] {
      #expect(abs(gamma.lower(x) + gamma.upper(x) - 1) < 1e-15)
    }
    let beta = IncompleteBeta(a: shape, b: 2)
    let switchPoint = (shape + 1) / 3
    for w in [0.1, switchPoint.nextDown, switchPoint, switchPoint.nextUp, 10] {
      #expect(abs(beta.lower(odds: w) + beta.upper(odds: w) - 1) < 1e-15)
    }
    #expect(abs(beta.lower(odds: switchPoint.nextDown) / beta.lower(odds: switchPoint) - 1) < 2e-13)
    #expect(abs(gamma.lower(shape.nextDown) / gamma.lower(shape) - 1) < 2e-13)
  }

  /// B(½, ½) = π, B(2, 3) = 1/12; ln Γ(1 + x) = −γx + π²x²/12 − … for small x.
  @Test func constants() {
    #expect(abs(exp(IncompleteBeta(a: 0.5, b: 0.5).logBeta) - .pi) < 4e-15)
    #expect(abs(exp(IncompleteBeta(a: 2, b: 3).logBeta) * 12 - 1) < 4e-15)
    #expect(abs(exp(IncompleteBeta(a: 1, b: 50).logBeta) * 50 - 1) < 2e-14)
    #expect(GammaFunctions.logGamma(onePlus: 0) == 0)
    let small = -0.5772156649015329e-9 + Double.pi * Double.pi / 12 * 1e-18
    #expect(abs(GammaFunctions.logGamma(onePlus: 1e-9) / small - 1) < 1e-15)
    // Stirling's formula at 12, where the series takes over: ln 12! = ln 479001600.
    let error = log(479_001_600) - 12.5 * log(12) + 12 - 0.5 * log(2 * .pi)
    #expect(abs(GammaFunctions.stirlingError(12) - error) < 1e-14)
    #expect(abs(GammaFunctions.stirlingError(12.0.nextDown) - error) < 1e-14)
  }

  /// What is not a number has no probability.
  @Test func notANumber() {
    #expect(IncompleteGamma(shape: 2).lower(.nan).isNaN && IncompleteGamma(shape: 2).upper(.nan).isNaN)
    #expect(IncompleteBeta(a: 2, b: 3).lower(odds: .nan).isNaN && IncompleteBeta(a: 2, b: 3).upper(odds: .nan).isNaN)
    #expect(NormalDistribution.cumulative(.nan).isNaN)
    #expect(StudentTDistribution(nu: 5).cumulative(.nan).isNaN)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 5).upperTail(.nan).isNaN)
    #expect(FDistribution(d1: 5, d2: 3).upperTail(.nan).isNaN)
  }

  @Test func rangesArePreconditions() async {
    await #expect(processExitsWith: .failure) { _ = IncompleteGamma(shape: 0) }
    await #expect(processExitsWith: .failure) { _ = IncompleteGamma(shape: .nan) }
    await #expect(processExitsWith: .failure) { _ = IncompleteBeta(a: 1, b: 0) }
    await #expect(processExitsWith: .failure) { _ = IncompleteBeta(a: .infinity, b: 1) }
    await #expect(processExitsWith: .failure) { _ = IncompleteBeta(a: 1, b: 1).inverseLower(1.5) }
    await #expect(processExitsWith: .failure) { _ = IncompleteGamma(shape: 1).inverseUpper(-1) }
  }

  /// The argument's rounding counts `slope` times, the exponent's as often as its size.
  private func expectInverse(_ tail: Double, _ probability: Double, slope: Double) {
    let allowed = 2e-16 * (32 + 2 * abs(log(probability)) + 4 * slope)
    #expect(abs(tail / probability - 1) <= allowed, "\(tail), not \(probability)")
  }
}
