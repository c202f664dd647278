import Foundation
import NumericalMethods
import Testing

@Suite struct FDistributionTests {
  @Test(arguments: DistributionReference.rows(of: "f"))
  func tails(row: DistributionReference) {
    let f = FDistribution(d1: row.first, d2: row.second)
    DistributionChecks.checkTails(row, lower: f.cumulative, upper: f.upperTail)
  }

  @Test(arguments: DistributionReference.rows(of: "f"))
  func quantiles(row: DistributionReference) {
    let f = FDistribution(d1: row.first, d2: row.second)
    DistributionChecks.checkQuantile(row, of: f.cumulative, probability: row.lower, quantile: f.quantile)
  }

  @Test func limits() async {
    let f = FDistribution(d1: 3, d2: 7)
    for x in [-Double.infinity, -1, 0] {
      #expect(f.cumulative(x) == 0)
      #expect(f.upperTail(x) == 1)
    }
    #expect(f.cumulative(.infinity) == 1)
    #expect(f.upperTail(.infinity) == 0)
    #expect(f.quantile(0) == 0)
    #expect(f.quantile(1) == .infinity)
    await #expect(processExitsWith: .failure) { _ = FDistribution(d1: 0, d2: 1) }
    await #expect(processExitsWith: .failure) { _ = FDistribution(d1: 1, d2: .infinity) }
    await #expect(processExitsWith: .failure) { _ = FDistribution(d1: 1, d2: 1).quantile(2) }
  }
}
