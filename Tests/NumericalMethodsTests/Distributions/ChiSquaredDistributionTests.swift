import Foundation
import NumericalMethods
import Testing

@Suite struct ChiSquaredDistributionTests {
  @Test(arguments: DistributionReference.rows(of: "chi2"))
  func tails(row: DistributionReference) {
    let chiSquared = ChiSquaredDistribution(degreesOfFreedom: row.first)
    DistributionChecks.checkTails(row, lower: chiSquared.cumulative, upper: chiSquared.upperTail)
  }

  @Test(arguments: DistributionReference.rows(of: "chi2"))
  func quantiles(row: DistributionReference) {
    let chiSquared = ChiSquaredDistribution(degreesOfFreedom: row.first)
    DistributionChecks.checkQuantile(
      row, of: chiSquared.cumulative, probability: row.lower, quantile: chiSquared.quantile)
    DistributionChecks.checkQuantile(
      row, of: chiSquared.upperTail, probability: row.upper, quantile: chiSquared.upperQuantile)
  }

  /// k = 2 is the exponential distribution.
  @Test(arguments: [1e-300, 1e-9, 0.1, 0.5, 0.7, 1 - 1e-12])
  func elementaryQuantiles(p: Double) {
    let two = ChiSquaredDistribution(degreesOfFreedom: 2)
    #expect(abs(two.quantile(p) / (-2 * log1p(-p)) - 1) < 4e-15)
    #expect(abs(two.upperQuantile(p) / (-2 * log(p)) - 1) < 4e-15)
  }

  @Test func limits() async {
    let chiSquared = ChiSquaredDistribution(degreesOfFreedom: 5)
    for x in [-Double.infinity, -1, 0] {
      #expect(chiSquared.cumulative(x) == 0)
      #expect(chiSquared.upperTail(x) == 1)
    }
    #expect(chiSquared.cumulative(.infinity) == 1)
    #expect(chiSquared.upperTail(.infinity) == 0)
    #expect(chiSquared.quantile(0) == 0)
    #expect(chiSquared.quantile(1) == .infinity)
    #expect(chiSquared.upperQuantile(0) == .infinity)
    #expect(chiSquared.upperQuantile(1) == 0)
    await #expect(processExitsWith: .failure) { _ = ChiSquaredDistribution(degreesOfFreedom: 0) }
    await #expect(processExitsWith: .failure) { _ = ChiSquaredDistribution(degreesOfFreedom: 1).quantile(-0.1) }
    await #expect(processExitsWith: .failure) { _ = ChiSquaredDistribution(degreesOfFreedom: 1).upperQuantile(.nan) }
  }
}
