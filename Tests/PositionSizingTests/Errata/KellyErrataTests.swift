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
    #expect(abs(odds.kellyFraction.value / 4 - 0.11 / 7) < 1e-15)
    let notional = try NotionalFraction(odds.kellyFraction, stopDistance: odds.averageLoss)
    #expect(abs(notional.value - 22.0 / 7) < 1e-13)
    #expect(abs(TwoOutcomeGrowth(odds).bestRisk - 0.44 / 7) < 1e-6)
  }

  @Test("Bull and bear are as 4 to 1 by the table, whatever the base; the example has 7.5 to 1")
  func regimeExample() throws {
    let kelly = try second().kellyFraction.value
    let bull = try RiskFraction(1.0 * kelly)
    let bear = try RiskFraction(0.25 * kelly)
    #expect(abs(bull.value - 0.062_857) < 1e-6)
    #expect(abs(bear.value - 0.015_714) < 1e-6)
    #expect(abs(bull.value / bear.value - 4) < 1e-14)
    #expect(abs(0.15 / 0.02 - 7.5) < 1e-14)
    // In hundred-thousandths of the capital: no base gives both numbers with the digits they have.
    let bases = (0...1000).filter { base in
      (145..<155).contains(base) && (15..<25).contains(base / 4)
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
    let cases = 400_000
    let half = simulatedVariance(odds, risk: full / 2, cases: cases, seed: 5)
    #expect(abs(half - variance(at: full) / 4) < 3 * standardError(odds, risk: full / 2, cases: cases))
  }

  @Test("Half of Kelly keeps three quarters of the growth, as the document says")
  func halfKellyGrowth() throws {
    let growth = TwoOutcomeGrowth(try second())
    let best = growth.bestRisk
    #expect(abs(growth.rate(at: best / 2) / growth.rate(at: best) - 0.74996) < 0.00001)
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
