import MarketData
import Testing
import VolatilityModels

@Suite struct VolatilityPathTests {
  @Test func standardizesByTheStandardDeviation() {
    let path = VolatilityPath(conditionalVariance: [4, 0.25, 1, 9], residuals: [1, -1, 0, -6], lastReturn: -5)
    #expect(path.standardizedResiduals == [0.5, -2, 0, -2])
  }

  /// The standardised residuals do not depend on the unit of the returns.
  @Test func standardizedResidualsHaveNoUnit() throws {
    let returns = try SimulatedReturns.garch(count: 500, seed: 8)
    let residuals = try GARCH().fit(to: returns).path.standardizedResiduals
    let scaled = try ReturnSeries(values: returns.values.map { $0 * 0x1p-7 })
    #expect(try GARCH().fit(to: scaled).path.standardizedResiduals == residuals)
    // The scores of a constant factor of the variances average to nearly zero at the maximum.
    let meanSquare = residuals.reduce(0) { $0 + $1 * $1 } / 500
    #expect(abs(meanSquare - 1) < 0.01)
  }
}
