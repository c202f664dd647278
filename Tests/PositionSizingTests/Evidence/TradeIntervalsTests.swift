import NumericalMethods
import PositionSizing
import Testing

@Suite("Intervals of estimates from trades")
struct TradeIntervalsTests {
  @Test("They are those of a bootstrap in numpy, up to what the number of resamples leaves open")
  func reference() throws {
    let resamples = 100_000
    let cases = try EvidenceReference.read(
      "trade_bootstrap_reference.json", as: [EvidenceReference.Bootstrap].self)
    #expect(cases.count == 4)
    for each in cases {
      let evidence = try TradeEvidence(returns: each.returns)
      // Both sides are random; five standard errors are passed by chance in one of some 40,000 sets of these limits.
      let scale = 5 * (1 / Double(resamples) + 1 / Double(each.resamples)).squareRoot()
      for expected in each.intervals {
        let intervals = try evidence.intervals(confidence: expected.confidence, resamples: resamples, seed: 7)
        let found = try #require(intervals.limits[expected.statistic])
        #expect(abs(found.lowerBound - expected.low) <= scale * expected.errors[0], "\(expected)")
        #expect(abs(found.upperBound - expected.high) <= scale * expected.errors[1], "\(expected)")
      }
    }
  }

  @Test("They hold the truth as often as numpy's do, which for few trades is less than their name says")
  func coverage() throws {
    let references = try EvidenceReference.read(
      "trade_coverage_reference.json", as: [EvidenceReference.Coverage].self)
    let sets = 4_000
    for reference in references {
      var covered: [String: Int] = [:]
      for set in 0..<sets {
        let trades = SimulatedTrades.returns(count: reference.trades, stream: set)
        let intervals = try TradeEvidence(returns: trades).intervals(resamples: 1_000, seed: UInt64(set))
        for (name, truth) in SimulatedTrades.truths where intervals.limits[name]?.contains(truth) ?? false {
          covered[name, default: 0] += 1
        }
        let kelly = SimulatedTrades.truths["kellyFraction"] ?? .nan
        if intervals.lowerBound.value <= kelly { covered["bounded", default: 0] += 1 }
      }
      for (name, rate) in reference.rates {
        let found = Double(covered[name] ?? 0) / Double(sets)
        let error = (rate * (1 - rate) * (1 / Double(sets) + 1 / Double(reference.sets))).squareRoot()
        #expect(abs(found - rate) < 3 * error, "\(name) of \(reference.trades) trades: \(found), not \(rate)")
      }
    }
  }

  @Test("The same seed gives the same intervals, another seed others")
  func seeds() throws {
    let evidence = try TradeEvidence(returns: SimulatedTrades.returns(count: 50, stream: 1))
    #expect(try evidence.intervals(seed: 3) == evidence.intervals(seed: 3))
    #expect(try evidence.intervals(seed: 3).kellyFraction != evidence.intervals(seed: 4).kellyFraction)
  }

  @Test("The bound alone is the bound of the intervals", arguments: [1, 2, 3, 10, 50, 201])
  func boundAlone(count: Int) throws {
    for stream in 0..<50 {
      let returns = SimulatedTrades.returns(count: count, stream: stream) + [-0.01]
      let evidence = try TradeEvidence(returns: returns)
      let bound = try evidence.lowerBound(resamples: 500, seed: 5)
      #expect(try evidence.intervals(resamples: 500, seed: 5).lowerBound == bound)
    }
  }

  @Test("More confidence widens each interval")
  func widens() throws {
    let evidence = try TradeEvidence(returns: SimulatedTrades.returns(count: 80, stream: 2))
    let narrow = try evidence.intervals(confidence: 0.5).limits
    let wide = try evidence.intervals(confidence: 0.99).limits
    #expect(narrow.count == 5)
    for (name, interval) in narrow {
      let wider = try #require(wide[name])
      #expect(wider.lowerBound < interval.lowerBound && interval.upperBound < wider.upperBound, "\(name)")
    }
  }

  @Test("With a single loss some resamples have none, which have the Kelly fraction 1 and no payoff ratio")
  func withoutLoss() throws {
    // Powers of two, whose sums are exact. Of 20 trades, (19/20)²⁰ = 36 % of the resamples have no loss.
    let returns = [Double](repeating: 0.03125, count: 19) + [-0.015625]
    let intervals = try TradeEvidence(returns: returns).intervals()
    #expect(intervals.kellyFraction.upperBound.value == 1)
    #expect(intervals.averageLoss == 0.015625...0.015625)
    #expect(intervals.payoffRatio == 2...2)
    // The win rate's interval is what holds the bound down: statsmodels gives 0.7638692 for 19 of 20.
    #expect(abs(intervals.lowerBound.value - (0.7638692 - 0.2361308 / 2)) < 1e-6)
    #expect(intervals.lowerBound < intervals.kellyFraction.lowerBound)
  }
}

extension TradeIntervals {
  /// The intervals by the names that the fixtures have for them.
  var limits: [String: ClosedRange<Double>] {
    var limits = [
      "winRate": winRate.low...winRate.high,
      "kellyFraction": kellyFraction.lowerBound.value...kellyFraction.upperBound.value,
    ]
    limits["averageWin"] = averageWin
    limits["averageLoss"] = averageLoss
    limits["payoffRatio"] = payoffRatio
    return limits
  }
}
