import NumericalMethods
import PositionSizing
import Testing

@Suite("Odds of a trade")
struct TradeOddsTests {
  /// Exact fractions, by hand: (p·b − q)/b.
  @Test(
    "The Kelly fraction is (p·b − q)/b",
    arguments: [
      (0.55, 0.02, 0.015, 0.2125), (0.52, 0.021, 0.02, 0.0628571428571428571), (0.6, 1.0, 1.0, 0.2),
      (0.5, 2.0, 1.0, 0.25), (1.0, 0.01, 0.05, 1.0), (0.25, 0.4, 0.1, 0.0625), (0.9, 0.01, 0.05, 0.4),
    ])
  func kellyFraction(winRate: Double, win: Double, loss: Double, expected: Double) throws {
    let odds = try TradeOdds(winRate: winRate, averageWin: win, averageLoss: loss)
    #expect(abs(odds.kellyFraction.value - expected) < 1e-15)
    #expect(odds.payoffRatio == win / loss)
    #expect(odds.lossRate == 1 - winRate)
  }

  @Test("The size at which an average loss takes the Kelly fraction, in the two examples of the article on crypto risk")
  func notional() throws {
    for (winRate, win, loss, expected) in [
      (0.55, 0.02, 0.015, 14.1666666666666667), (0.52, 0.021, 0.02, 3.14285714285714286),
    ] {
      let odds = try TradeOdds(winRate: winRate, averageWin: win, averageLoss: loss)
      let notional = try NotionalFraction(odds.kellyFraction, stopDistance: odds.averageLoss)
      #expect(abs(notional.value - expected) < 1e-13)
    }
  }

  @Test("No edge, no bet: below, at and above even odds")
  func edge() throws {
    let even = try TradeOdds(winRate: 0.5, averageWin: 0.02, averageLoss: 0.02)
    #expect((even.edge, even.kellyFraction) == (0, .zero))
    let above = try TradeOdds(winRate: 0.5.nextUp, averageWin: 0.02, averageLoss: 0.02)
    #expect(above.edge > 0 && above.kellyFraction.value > 0)
    let below = try TradeOdds(winRate: 0.5.nextDown, averageWin: 0.02, averageLoss: 0.02)
    #expect(below.edge < 0 && below.kellyFraction == .zero)
    let never = try TradeOdds(winRate: 0, averageWin: 0.02, averageLoss: 0.02)
    #expect((never.edge, never.kellyFraction) == (-1, .zero))
    let nothing = try TradeOdds(winRate: 0.9, averageWin: 0, averageLoss: 0.02)
    #expect(nothing.kellyFraction == .zero)
  }

  /// The mean of the logarithm over the two outcomes, maximised without its derivative.
  @Test("It is the fraction that a search for the largest growth finds")
  func bruteForce() throws {
    var random = SplitMix64(seed: 1)
    for trial in 0..<2000 {
      let odds = try TradeOdds(
        winRate: random.nextUniform(), averageWin: 0.05 * random.nextUniform(),
        averageLoss: 0.001 + 0.05 * random.nextUniform())
      let found = GoldenSection.maximizer(from: 0, to: 1) { fraction in
        odds.winRate * PortableFunctions.log(1 + odds.payoffRatio * fraction)
          + odds.lossRate * PortableFunctions.log(1 - fraction)
      }
      // Where a maximum is flat its place is known to the root of the rounding.
      #expect(abs(odds.kellyFraction.value - found) < 2e-7, "trial \(trial): \(odds)")
    }
  }

  @Test("The fraction lies from 0 to 1 and rises with the win rate and the ratio of win to loss")
  func monotonicity() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<100_000 {
      let (p, win, loss) = (random.nextUniform(), random.nextUniform(), 0.01 + random.nextUniform())
      let odds = try TradeOdds(winRate: p, averageWin: win, averageLoss: loss)
      let likelier = try TradeOdds(winRate: p + (1 - p) * random.nextUniform(), averageWin: win, averageLoss: loss)
      let better = try TradeOdds(winRate: p, averageWin: win * (1 + random.nextUniform()), averageLoss: loss)
      #expect((0...1).contains(odds.kellyFraction.value))
      #expect(likelier.kellyFraction >= odds.kellyFraction)
      #expect(better.kellyFraction >= odds.kellyFraction)
      #expect((odds.edge > 0) == (odds.kellyFraction.value > 0))
    }
  }

  @Test("Trades that never lose put all at risk, however small the win is against the loss")
  func neverLoses() throws {
    for (win, loss) in [(0.02, 0.01), (1e-300, 1), (0x1p-1030, 1), (.leastNonzeroMagnitude, 1), (1e-160, 1e150)] {
      let odds = try TradeOdds(winRate: 1, averageWin: win, averageLoss: loss)
      #expect((odds.kellyFraction.value, odds.edge) == (1, odds.payoffRatio), "\(odds)")
      let seldom = try TradeOdds(winRate: 1.0.nextDown, averageWin: win, averageLoss: loss)
      #expect((seldom.edge > 0) == (seldom.kellyFraction > .zero), "\(seldom)")
    }
    // A win that is nothing against the loss, to the last bit.
    let nothing = try TradeOdds(winRate: 1, averageWin: .leastNonzeroMagnitude, averageLoss: 3)
    #expect((nothing.kellyFraction, nothing.edge) == (.zero, 0))
  }

  @Test("Near even odds there is an edge just where there is a fraction")
  func edgeNearZero() throws {
    var random = SplitMix64(seed: 20)
    for _ in 0..<100_000 {
      let (p, loss) = (0.01 + 0.98 * random.nextUniform(), 0.01 + random.nextUniform())
      var win = (1 - p) / p * loss
      for _ in 0..<random.nextIndex(below: 4) { win = random.nextUniform() < 0.5 ? win.nextUp : win.nextDown }
      let odds = try TradeOdds(winRate: p, averageWin: win, averageLoss: loss)
      #expect((odds.edge > 0) == (odds.kellyFraction > .zero), "\(odds)")
      #expect(abs(odds.edge - (p * (win / loss) - (1 - p))) < 1e-15 * (1 + win / loss), "\(odds)")
    }
  }

  @Test(
    "What are no odds",
    arguments: [
      (-0.1, 0.02, 0.02), (1.0.nextUp, 0.02, 0.02), (.nan, 0.02, 0.02), (0.5, -0.02, 0.02), (0.5, .nan, 0.02),
      (0.5, .infinity, 0.02), (0.5, 0.02, 0), (0.5, 0.02, -0.02), (0.5, 0.02, .nan), (0.5, 0.02, .infinity),
      (0.5, 1e300, 1e-300),
    ])
  func badInput(winRate: Double, win: Double, loss: Double) {
    #expect(throws: SizingError.self) { try TradeOdds(winRate: winRate, averageWin: win, averageLoss: loss) }
  }
}
