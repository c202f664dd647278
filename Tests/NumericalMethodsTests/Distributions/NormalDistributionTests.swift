import Foundation
import NumericalMethods
import Testing

@Suite struct NormalDistributionTests {
  /// Both tails are right to a few units in the last place, however far out: nothing but erfc's own error is left.
  @Test(arguments: DistributionReference.rows(of: "normal"))
  func tails(row: DistributionReference) {
    #expect(abs(NormalDistribution.cumulative(row.x) - row.lower) <= 1e-15 * row.lower, "\(row)")
    #expect(abs(NormalDistribution.upperTail(row.x) - row.upper) <= 1e-15 * row.upper, "\(row)")
  }

  /// The probability's rounding alone is worth `probability` · 2⁻⁵³ / density.
  @Test(arguments: DistributionReference.rows(of: "normal"))
  func quantiles(row: DistributionReference) {
    guard row.lower > 1e-305, row.lower < 1, row.upper > 1e-16 else { return }
    let allowed = 1e-15 * abs(row.x) + row.lower * 1.2e-16 / NormalDistribution.density(row.x)
    #expect(abs(NormalDistribution.quantile(row.lower) - row.x) <= allowed, "\(row)")
  }

  @Test(
    arguments: [
      0x1p-1074, 0x1p-1060, 1e-300, 1e-30, 0.0749, 0.075, 0.0751, 0.3, 0.5, 0.9249, 0.925, 0.9251, 1 - 1e-10,
    ])
  func quantileInvertsTheDistribution(p: Double) {
    let x = NormalDistribution.quantile(p)
    // A rounding of x by 2⁻⁵³ is worth x² of that; subnormal numbers have fewer digits.
    #expect(abs(NormalDistribution.cumulative(x) - p) <= (4e-16 + 2.3e-16 * x * x) * p + 0x1p-1070)
    if p <= 0.5 { #expect(p > 1e-17 ? abs(NormalDistribution.quantile(1 - p) + x) < 1e-16 / p : true) }
  }

  @Test func density() {
    // e^(−200) and e^(−½·37²) of mpmath, times (2π)^(−½).
    #expect(NormalDistribution.density(0) == 0.3989422804014327)
    #expect(abs(NormalDistribution.density(20) / 5.5209483621597632e-88 - 1) < 4e-16)
    #expect(abs(NormalDistribution.density(-37.1) / 5.2152621988319842e-300 - 1) < 4e-16)
    #expect(NormalDistribution.density(39) == 0)
    #expect(NormalDistribution.density(.infinity) == 0)
  }

  @Test func limits() async {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(0.5) == 0)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.cumulative(-.infinity) == 0)
    #expect(NormalDistribution.cumulative(.infinity) == 1)
    #expect(NormalDistribution.upperTail(.infinity) == 0)
    #expect(NormalDistribution.upperTail(40) == 0)
    await #expect(processExitsWith: .failure) { _ = NormalDistribution.quantile(-1e-300) }
    await #expect(processExitsWith: .failure) { _ = NormalDistribution.quantile(1.0.nextUp) }
    await #expect(processExitsWith: .failure) { _ = NormalDistribution.quantile(.nan) }
  }
}
