import Foundation
import NumericalMethods
import Testing

@Suite struct StudentTDistributionTests {
  @Test(arguments: DistributionReference.rows(of: "t"))
  func tails(row: DistributionReference) {
    let t = StudentTDistribution(nu: row.first)
    DistributionChecks.checkTails(row, lower: t.cumulative, upper: t.upperTail)
    #expect(t.cumulative(-row.x) == t.upperTail(row.x))
  }

  @Test(arguments: DistributionReference.rows(of: "t"))
  func quantiles(row: DistributionReference) {
    let t = StudentTDistribution(nu: row.first)
    DistributionChecks.checkQuantile(row, of: t.upperTail, probability: row.upper) { -t.quantile($0) }
  }

  /// ν = 1 is Cauchy's distribution and ν = 2 has x = (2p−1)/√(2p(1−p)).
  @Test(arguments: [1e-300, 1e-20, 0.001, 0.2, 0.2499999, 0.25, 0.2500001, 0.4, 0.499999, 0.5, 0.75, 0.999])
  func elementaryQuantiles(p: Double) {
    let cauchy = p < 0.25 ? -1 / tan(.pi * p) : p > 0.75 ? 1 / tan(.pi * (1 - p)) : tan(.pi * (p - 0.5))
    #expect(abs(StudentTDistribution(nu: 1).quantile(p) - cauchy) <= 4e-15 * abs(cauchy))
    let two = 2 * (p - 0.5) / (2 * p * (1 - p)).squareRoot()
    #expect(abs(StudentTDistribution(nu: 2).quantile(p) - two) <= 2e-15 * abs(two))
  }

  @Test func limits() async {
    let t = StudentTDistribution(nu: 3)
    #expect(t.quantile(0) == -.infinity)
    #expect(t.quantile(0.5) == 0)
    #expect(t.quantile(1) == .infinity)
    #expect(t.cumulative(-.infinity) == 0)
    #expect(t.cumulative(0) == 0.5)
    #expect(t.cumulative(.infinity) == 1)
    #expect(t.upperTail(1e120) == 0)
    // √ν·10⁹ is where a power takes over from the continued fraction.
    let edge = 1e9 * 3.0.squareRoot()
    #expect(abs(t.upperTail(edge * (1 - 1e-12)) / t.upperTail(edge * (1 + 1e-12)) - 1 - 6e-12) < 1e-14)
    #expect(StudentTDistribution(nu: 0.5).quantile(1e-300) == -.infinity)
    await #expect(processExitsWith: .failure) { _ = StudentTDistribution(nu: 0) }
    await #expect(processExitsWith: .failure) { _ = StudentTDistribution(nu: .infinity) }
    await #expect(processExitsWith: .failure) { _ = StudentTDistribution(nu: 3).quantile(1.1) }
  }
}
