import NumericalMethods
import Testing

@Suite("Errata: hedges with correlated assets")
struct HedgeErrataTests {
  private static let spotDeviation = 0.05
  private static let futureDeviation = 0.04

  /// The variance that is left for a ratio h of what is held: σ_s² − 2hρσ_sσ_f + h²σ_f².
  private func variance(_ ratio: Double, correlation: Double) -> Double {
    Self.spotDeviation * Self.spotDeviation
      - 2 * ratio * correlation * Self.spotDeviation * Self.futureDeviation
      + ratio * ratio * Self.futureDeviation * Self.futureDeviation
  }

  @Test("The best hedge takes away ρ² of the variance", arguments: [0.0, 0.3, 0.6, 0.8, 0.95, 1.0])
  func effectiveness(correlation: Double) {
    let best = correlation * Self.spotDeviation / Self.futureDeviation
    let whole = variance(0, correlation: correlation)
    #expect(abs(1 - variance(best, correlation: correlation) / whole - correlation * correlation) < 1e-12)
    // No other ratio is better.
    for step in 0...400 {
      let ratio = Double(step) / 200
      #expect(variance(ratio, correlation: correlation) >= variance(best, correlation: correlation) - 1e-15)
    }
  }

  @Test("So it does with simulated returns", arguments: [0.3, 0.8, 0.95])
  func simulatedEffectiveness(correlation: Double) {
    var random = SplitMix64(seed: 99)
    let cases = 200_000
    let best = correlation * Self.spotDeviation / Self.futureDeviation
    var held = 0.0
    var hedged = 0.0
    for _ in 0..<cases {
      let common = random.nextNormal()
      let own = random.nextNormal()
      let future = Self.futureDeviation * common
      let spot = Self.spotDeviation * (correlation * common + (1 - correlation * correlation).squareRoot() * own)
      held += spot * spot
      hedged += (spot - best * future) * (spot - best * future)
    }
    // Each sum of squares has the relative standard error √(2/n); hedged and whole returns have the correlation
    // √(1 − ρ²), their squares 1 − ρ², so that the ratio 1 − ρ² has the relative error 2ρ/√n.
    let left = 1 - correlation * correlation
    let standardError = left * 2 * correlation / Double(cases).squareRoot()
    #expect(abs(hedged / held - left) < 3 * standardError)
  }

  @Test("At a correlation of 0.8 the deviation falls by 40 %, at 0.3 by 5 %", arguments: [(0.8, 0.40), (0.3, 0.046)])
  func deviations(correlation: Double, reduction: Double) {
    let left = (1 - correlation * correlation).squareRoot()
    #expect(abs(1 - left - reduction) < 0.0005)
  }
}
