import Foundation
import NumericalMethods
import Testing

@Suite struct GammaFunctionsTests {
  /// Errors are relative, but absolute where a function passes through zero.
  @Test(arguments: GammaReference.rows)
  func agreesWithHighPrecision(row: GammaReference.Row) {
    // Below 30 the half step is the difference of two logarithms, whose size it shares the rounding of.
    let size = max(1, abs(lgamma(row.x)))
    #expect(abs(GammaFunctions.logGammaHalfStep(row.x) - row.logGammaHalfStep) < 4e-16 * (row.x < 30 ? size : 2) * 2)
    #expect(abs(GammaFunctions.digamma(row.x) - row.digamma) < 1e-15 * max(1, abs(row.digamma)) * 2)
    #expect(abs(GammaFunctions.trigamma(row.x) - row.trigamma) < 2e-15 * row.trigamma)
  }

  /// ψ and ψ′ are the derivatives of ln Γ; central differences, where the truncation error is step²/6 · |f‴|.
  @Test(arguments: [0.7, 1.01, 4.0, 11.9999, 12.0001, 80.0])
  func areDerivatives(x: Double) {
    let step = 1e-4
    let first = (lgamma(x + step) - lgamma(x - step)) / (2 * step)
    #expect(abs(first - GammaFunctions.digamma(x)) < 1e-7)
    let second = (GammaFunctions.digamma(x + step) - GammaFunctions.digamma(x - step)) / (2 * step)
    #expect(abs(second - GammaFunctions.trigamma(x)) < 1e-7)
  }
}
