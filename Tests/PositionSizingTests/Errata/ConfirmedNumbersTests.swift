import PositionSizing
import Testing

/// Worked numbers that were checked and are right.
@Suite("Errata: numbers that are right")
struct ConfirmedNumbersTests {
  @Test("A trail of 3 % from 40,000 over 42,000 to 41,000")
  func trailingStop() {
    var stop = 0.0
    var peak = 0.0
    let stops = [40_000.0, 42_000, 41_000].map { price in
      peak = max(peak, price)
      stop = max(stop, peak * 0.97)
      return stop
    }
    #expect(zip(stops, [38_800, 40_740, 40_740]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test(
    "Sizes after three, four, five and more losses", arguments: [(3, 0.5), (4, 0.25), (5, 0.125), (6, 0.1), (9, 0.1)])
  func lossStreak(losses: Int, multiplier: Double) throws {
    let halved = (3...losses).reduce(1.0) { size, _ in size / 2 }
    #expect(max(0.1, halved) == multiplier)
    #expect(try LossStreak.standard.multiplier(losses: losses) == multiplier)
  }

  @Test("The limits of 45 bots of 1,000 each are 22,500 and 11,250")
  func portfolioLimits() {
    let total = 45_000.0
    #expect(total / 2 == 22_500)
    #expect(total / 4 == 11_250)
  }

  @Test("83 and 96 % of 24 hours are about 20 and 23 hours")
  func deadManSwitch() {
    let hours = 24.0
    #expect((0.83 * hours).rounded() == 20)
    #expect((0.96 * hours).rounded() == 23)
  }

  @Test("A drawdown less by 40 % and a return less by 10 % raise their ratio by half")
  func returnOverDrawdown() {
    #expect(abs(0.9 / 0.6 - 1.5) < 1e-15)
  }

  @Test("One liquidation in 30 trades instead of one in 8 is less by 73 %")
  func liquidations() {
    let reduction = 1 - 8.0 / 30
    #expect(abs(reduction - 0.733) < 0.0005)
  }

  @Test(
    "Monthly costs of 0.5 to 1 % at the fees given are ten to seven trades",
    arguments: [(0.005, 0.001, 0.0004, 10.0), (0.01, 0.003, 0.001, 7)])
  func hedgeCosts(total: Double, monthly: Double, trade: Double, trades: Double) {
    #expect(abs(monthly + trades * trade - total) < 1e-15)
  }

  @Test("The two stops lie on 3.8 % + 1.4 times the volatility", arguments: [(0.03, 0.08), (0.08, 0.15)])
  func volatilityStop(volatility: Double, stop: Double) {
    #expect(abs(0.038 + 1.4 * volatility - stop) < 1e-15)
  }
}
