import NumericalMethods
import PositionSizing
import Testing

@Suite("Errata: drawdowns of 200 trades")
struct DrawdownErrataTests {
  private static let trades = 200

  private func distribution(risk: (TradeOdds) -> Double) throws -> MaximumDrawdownDistribution {
    let odds = try TradeOdds(winRate: 0.52, averageWin: 0.021, averageLoss: 0.02)
    return MaximumDrawdownDistribution(odds: odds, risk: risk(odds), trades: Self.trades)
  }

  @Test(
    "The median drawdown is 57, 32 and 17 % at full, half and quarter Kelly",
    arguments: [(1.0, 0.57), (0.5, 0.32), (0.25, 0.17)])
  func medians(multiple: Double, median: Double) throws {
    let part = try KellyMultiple(multiple)
    let drawdowns = try distribution { part.applied(to: $0.kellyFraction).value }
    #expect(drawdowns.probability(ofAtMost: median - 0.005) < 0.5)
    #expect(drawdowns.probability(ofAtMost: median + 0.005) > 0.5)
    let exact = drawdowns.probability(ofAtMost: median)
    let simulated = SimulatedShare(cases: 40_000, seed: 200) { drawdowns.simulated(&$0) <= median }
    #expect(simulated.agrees(with: exact))
  }

  @Test(
    "At the sizes that the article on crypto risk calls Kelly it is 2.9 and 0.7 %, not 15 and 6 %",
    arguments: [(0.0025, 0.029), (0.0006, 0.007)])
  func mediansAtPublishedSizes(risk: Double, median: Double) throws {
    let drawdowns = try distribution { _ in risk }
    #expect(drawdowns.probability(ofAtMost: median - 0.0005) < 0.5)
    #expect(drawdowns.probability(ofAtMost: median + 0.0005) > 0.5)
    let exact = drawdowns.probability(ofAtMost: median)
    let simulated = SimulatedShare(cases: 40_000, seed: 201) { drawdowns.simulated(&$0) <= median }
    #expect(simulated.agrees(with: exact))
  }

  @Test("A year at the published size gains 3.4 % on average")
  func gainAtPublishedSize() throws {
    let odds = try TradeOdds(winRate: 0.52, averageWin: 0.021, averageLoss: 0.02)
    #expect(abs(odds.edge - 0.066) < 1e-15)
    var capital = 1.0
    for _ in 0..<Self.trades { capital *= 1 + 0.0025 * odds.edge }
    #expect(abs(capital - 1.0335) < 0.0001)
  }

  @Test("Three trades, counted by hand")
  func byHand() throws {
    // One unit won for one lost, a tenth of the capital at risk: a fall of more than 15 % takes two losses in a row, or a
    // loss, a win and a loss that leave 0.9 · 1.1 · 0.9 = 0.891: they do not.
    let odds = try TradeOdds(winRate: 0.5, averageWin: 0.02, averageLoss: 0.02)
    let drawdowns = MaximumDrawdownDistribution(odds: odds, risk: 0.1, trades: 3)
    #expect(drawdowns.probability(ofAtMost: 0.15) == 5.0 / 8)
    #expect(drawdowns.probability(ofAtMost: 0.05) == 1.0 / 8)
    #expect(drawdowns.probability(ofAtMost: 0.5) == 1)
  }
}
