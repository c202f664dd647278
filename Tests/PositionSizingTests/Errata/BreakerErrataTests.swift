import NumericalMethods
import PositionSizing
import Testing

@Suite("Errata: limits of a portfolio of bots")
struct BreakerErrataTests {
  /// The first day at whose end the fall from the peak is above 20 %.
  private func firstDayAbove(loss: Double, isCompounded: Bool) -> Int {
    var capital = 1.0
    var day = 0
    while 1 - capital <= 0.20 + 1e-12 {
      day += 1
      capital -= isCompounded ? loss * capital : loss
    }
    return day
  }

  /// The first day on which losses of whole percent of the first day's capital add up to what trips a breaker.
  private func firstDay(losing percent: Int, trips: (Int) -> Bool) -> Int {
    var lost = 0
    var day = 0
    while !trips(lost) {
      day += 1
      lost += percent
    }
    return day
  }

  @Test("5 % a day is above 20 % on day five, in both ways of counting")
  func fivePercentADay() {
    #expect(firstDayAbove(loss: 0.05, isCompounded: false) == 5)
    #expect(firstDayAbove(loss: 0.05, isCompounded: true) == 5)
    // In whole percent, without rounding: four days are at the limit, and the breaker wants more.
    #expect(firstDay(losing: 5) { $0 > 20 } == 5)
    #expect(firstDay(losing: 5) { $0 >= 20 } == 4)
    let days = Double.log(0.8) / Double.log(0.95)
    #expect(days > 4 && days < 5)
  }

  @Test("Day four takes more than 5 % if losses add up, more than 5.43 % if they compound")
  func dayFour() {
    #expect(firstDayAbove(loss: 0.0501, isCompounded: false) == 4)
    let needed = 1 - Double.exp(Double.log(0.8) / 4)
    #expect(abs(needed - 0.0543) < 0.0001)
    #expect(firstDayAbove(loss: needed - 1e-6, isCompounded: true) == 5)
    #expect(firstDayAbove(loss: needed + 1e-6, isCompounded: true) == 4)
  }

  @Test("45 bots with one position each never reach the limit of half the capital, nor that of one asset")
  func fortyFiveBots() throws {
    let bots = 45
    let capitalOfBot = 1_000.0
    let cap = try NotionalFraction(0.25)
    let total = Double(bots) * capitalOfBot
    let largest = Double(bots) * cap.value * capitalOfBot
    #expect(largest == 11_250)
    #expect(largest / total == 0.25)
    #expect(largest < 0.50 * total)
    // All in one asset: at the limit of a quarter of the capital, not above it.
    #expect(largest == 0.25 * total)
    #expect(positionsBelow(limit: 0.50 * total, each: cap.value * capitalOfBot) == 90)
    // Whatever the odds of the bots, as a policy with that cap sizes them.
    let policy = SizingPolicy(name: "bot", base: .kelly, caps: try SizingCaps(maximumNotional: cap.value))
    var random = SplitMix64(seed: 45)
    var highest = 0.0
    for _ in 0..<500 {
      var exposure = 0.0
      for _ in 0..<bots {
        let odds = try TradeOdds(
          winRate: random.nextUniform(), averageWin: 0.05 * random.nextUniform(),
          averageLoss: 0.001 + 0.05 * random.nextUniform())
        let position = try policy.size(SizingInputs(odds: Sourced(try OddsEvidence(odds))))
        exposure += (try #require(position.notional)).value * capitalOfBot
      }
      highest = max(highest, exposure)
    }
    #expect(highest <= 0.25 * total)
    // Most that have an edge are at their cap, so that it is not for want of size.
    #expect(highest > 0.15 * total)
  }

  @Test("Thirty bots at their cap hold a sixth of the capital")
  func thirtyBots() throws {
    let total = 45_000.0
    let exposure = 30 * (try NotionalFraction(0.25)).value * 1_000
    #expect(exposure * 6 == total)
    #expect(positionsBelow(limit: total, each: exposure) == 6)
    // A fall of the whole portfolio by 15 % takes one of the prices by 90 %.
    #expect(abs(exposure * 0.9 - total * 0.15) < 1e-9)
  }

  @Test("At a stop of 2 % the cap of a quarter decides, not half of Kelly")
  func capDecides() throws {
    let odds = try TradeOdds(winRate: 0.52, averageWin: 0.021, averageLoss: 0.02)
    let half = try NotionalFraction(
      KellyMultiple.half.applied(to: odds.kellyFraction), stopDistance: odds.averageLoss)
    #expect(half.value > 0.25)
    #expect(abs(half.value - 1.5714) < 0.0001)
    let searched = TwoOutcomeGrowth(odds).bestRisk
    #expect(abs(searched / 2 / 0.02 - half.value) < 1e-4)
    #expect(abs(0.25 * 0.02 / searched - 0.08) < 0.001)
    let atCap = try RiskFraction(NotionalFraction(0.25), stopDistance: odds.averageLoss)
    #expect(abs(atCap.value / odds.kellyFraction.value - 0.08) < 0.001)
    // Half of Kelly is below the cap only where Kelly is below 1 % of the capital.
    #expect(try NotionalFraction(RiskFraction(0.0099 / 2), stopDistance: 0.02).value < 0.25)
    #expect(try NotionalFraction(RiskFraction(0.0101 / 2), stopDistance: 0.02).value > 0.25)
  }

  private func positionsBelow(limit: Double, each: Double) -> Int {
    var exposure = 0.0
    var count = 0
    while exposure + each <= limit {
      exposure += each
      count += 1
    }
    return count
  }
}
