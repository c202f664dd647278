import MarketSimulation
import Testing

@Suite struct RegimeChainTests {
  /// The stationary shares that numpy computes from the table of the documentation.
  @Test func sharesAreTheStationaryOnes() throws {
    for line in try Fixture.lines(of: "regime_shares.csv") {
      let numbers = line.compactMap { Double($0) }
      let (days, shares) = (numbers[0], Array(numbers.dropFirst()))
      let transitions = RegimeChain.transitionProbabilities(days: days)
      let computed = RegimeChain.stationaryProbabilities(transitions)
      for (own, theirs) in zip(computed, shares) { #expect(abs(own - theirs) <= 1e-12) }
      let chains = (0..<200).map { RegimeChain(days: days, count: Int(1500 / days), seed: UInt64($0)).regimes }
      for regime in RegimeMarket.Regime.allCases {
        let sample = Sample(chains.map { Double($0.count { $0 == regime }) / Double($0.count) })
        #expect(sample.isConsistent(with: shares[regime.index]), "\(regime) in bars of \(days) days")
        // The chain starts as it goes on.
        let first = Sample(chains.map { $0[0] == regime ? 1 : 0 })
        #expect(first.isConsistent(with: shares[regime.index]), "\(regime) in the first bar")
      }
    }
  }

  @Test func rowsAreProbabilities() {
    for days in [1.0 / 1440, 1.0 / 24, 1] {
      for (row, probabilities) in RegimeChain.transitionProbabilities(days: days).enumerated() {
        #expect(abs(probabilities.reduce(0, +) - 1) <= 1e-15)
        #expect(probabilities.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(probabilities[row] == probabilities.max())
      }
    }
  }

  /// The mean of the lengths of completed regimes, in days.
  @Test func regimesLastAsLongAsTheyShould() {
    // A geometric number of bars of 0.1 days, 0.1/(1 − e^(−0.1/L)), for L of 18, 14, 12 and 3 days.
    let expected = [18.050046, 14.050060, 12.050069, 3.050278]
    var lengths = [[Double]](repeating: [], count: 4)
    for seed in 0..<40 as Range<UInt64> {
      let regimes = RegimeChain(days: 0.1, count: 20_000, seed: seed).regimes
      var start = 0
      for bar in 1..<regimes.count where regimes[bar] != regimes[bar - 1] {
        if start > 0 { lengths[regimes[start].index].append(0.1 * Double(bar - start)) }
        start = bar
      }
    }
    for (found, exact) in zip(lengths, expected) { #expect(Sample(found).isConsistent(with: exact)) }
  }
}
