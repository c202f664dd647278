import NumericalMethods
import PositionSizing
import Testing

@Suite("Errata: Kelly fractions")
struct KellyErrataTests {
  private func first() throws -> TradeOdds { try TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015) }
  private func second() throws -> TradeOdds { try TradeOdds(winRate: 0.52, averageWin: 0.021, averageLoss: 0.02) }

  @Test("55 % of wins of 2 % against losses of 1.5 %: 21.25 % of the capital at risk, not 1.8 %")
  func firstExample() throws {
    let odds = try first()
    #expect(abs(odds.kellyFraction.value - 0.2125) < 1e-15)
    let notional = try NotionalFraction(odds.kellyFraction, stopDistance: odds.averageLoss)
    #expect(abs(notional.value - 85.0 / 6) < 1e-13)
    let growth = TwoOutcomeGrowth(odds)
    // A maximum is flat: it can be found to about the root of the rounding of what is maximised.
    #expect(abs(growth.bestRisk - 0.2125) < 1e-6)
    #expect(abs(growth.rate(at: 0.018) / growth.rate(at: 0.2125) - 0.164) < 0.001)
  }

  @Test("52 % of wins of 2.1 % against losses of 2 %: 6.286 %, a quarter of it 1.571 %, not 0.25 % and 0.06 %")
  func secondExample() throws {
    let odds = try second()
    #expect(abs(odds.kellyFraction.value - 0.44 / 7) < 1e-15)
    #expect(abs(KellyMultiple.quarter.applied(to: odds.kellyFraction).value - 0.11 / 7) < 1e-15)
    let notional = try NotionalFraction(odds.kellyFraction, stopDistance: odds.averageLoss)
    #expect(abs(notional.value - 22.0 / 7) < 1e-13)
    #expect(abs(TwoOutcomeGrowth(odds).bestRisk - 0.44 / 7) < 1e-6)
  }

  @Test("Bull and bear are as 4 to 1 by the table, whatever the base; the example has 7.5 to 1")
  func regimeExample() throws {
    let table = RegimeMultipliers.standard
    let policy = SizingPolicy(name: "by regime", base: .kelly, regime: RegimeLayer(table))
    let odds = try second()
    func risk(_ regime: String) throws -> Double {
      var inputs = SizingInputs(odds: Sourced(try OddsEvidence(odds)))
      inputs.regime = .current(Sourced(try RegimeReading(regime: regime)))
      return try #require(try policy.size(inputs).risk).value
    }
    #expect(abs(try risk("bull") - 0.44 / 7) < 1e-15)
    #expect(abs(try risk("bear") - 0.11 / 7) < 1e-15)
    let searched = TwoOutcomeGrowth(odds).bestRisk
    let (bull, bear) = (try table.multiplier(of: "bull"), try table.multiplier(of: "bear"))
    #expect(abs(try risk("bull") - bull * searched) < 1e-6)
    #expect(abs(try risk("bear") - bear * searched) < 1e-6)
    // The published 0.15 and 0.02 % of a Kelly fraction of 0.25 %.
    let published = (0.15 / 0.25, 0.02 / 0.25)
    #expect(abs(published.0 - bull) > 0.35 && abs(published.1 - bear) > 0.15)
    #expect(abs(published.0 / published.1 - 7.5) < 1e-14 && bull / bear == 4)
    // In millionths of the capital: no base gives both numbers with the digits they have.
    let bases = (0...10_000).map { Double($0) * 1e-6 }.filter { base in
      (0.00145...0.00155).contains(base * bull) && (0.00015...0.00025).contains(base * bear)
    }
    #expect(bases.isEmpty)
  }

  @Test("Half of Kelly has a quarter of the variance and half the volatility")
  func halfKelly() throws {
    let odds = try second()
    let full = odds.kellyFraction.value
    // The variance of two outcomes that differ by `spread`.
    func variance(at risk: Double) -> Double {
      let spread = (odds.payoffRatio + 1) * risk
      return odds.winRate * odds.lossRate * spread * spread
    }
    let share = variance(at: full / 2) / variance(at: full)
    #expect(abs(share - 0.25) < 1e-15)
    #expect(abs(share.squareRoot() - 0.5) < 1e-15)
    #expect((KellyMultiple.half.varianceShare, KellyMultiple.half.volatilityShare) == (0.25, 0.5))
    let cases = 400_000
    let half = simulatedVariance(odds, risk: full / 2, cases: cases, seed: 5)
    #expect(abs(half - variance(at: full) / 4) < 3 * standardError(odds, risk: full / 2, cases: cases))
  }

  @Test("Half of Kelly keeps three quarters of the growth, as the article says")
  func halfKellyGrowth() throws {
    let odds = try second()
    let growth = TwoOutcomeGrowth(odds)
    let best = growth.bestRisk
    #expect(abs(growth.rate(at: best / 2) / growth.rate(at: best) - 0.74996) < 0.00001)
    let full = try BettingGrowth(odds: odds, risk: odds.kellyFraction)
    let half = try BettingGrowth(odds: odds, risk: KellyMultiple.half.applied(to: odds.kellyFraction))
    #expect(abs(half.expectedLogGrowth / full.expectedLogGrowth - 0.74996) < 0.00001)
    #expect(KellyMultiple.half.growthShare == 0.75)
  }

  private func simulatedVariance(_ odds: TradeOdds, risk: Double, cases: Int, seed: UInt64) -> Double {
    let wins = SimulatedShare(cases: cases, seed: seed) { $0.nextUniform() < odds.winRate }.value
    let mean = wins * odds.payoffRatio * risk - (1 - wins) * risk
    let above = odds.payoffRatio * risk - mean
    let below = -risk - mean
    return wins * above * above + (1 - wins) * below * below
  }

  /// Of the variance of a sample: the root of (μ₄ − σ⁴)/n.
  private func standardError(_ odds: TradeOdds, risk: Double, cases: Int) -> Double {
    let (p, q) = (odds.winRate, odds.lossRate)
    let spread = (odds.payoffRatio + 1) * risk
    let kurtosisLess = p * q * (p * p * p + q * q * q) - p * p * q * q
    return spread * spread * (kurtosisLess / Double(cases)).squareRoot()
  }
}
