import RegimeClassification
import Testing
import VolatilityForecasting

@Suite struct RegimeRuleTests {
  @Test(arguments: RegimesReference.shared.markets.indices) func statesAreThoseOfNumpy(_ number: Int) throws {
    let reference = RegimesReference.shared.markets[number]
    let states = try reference.rule.rule.states(of: reference.history)
    #expect(states.map { $0?.regime.index } == reference.states)
    let rows = try reference.rows.map { try states[$0].unwrapped }
    // Sums of a window are added up in another order.
    #expect(largestDistance(rows.map(\.volatility), reference.sigma) < 1e-12)
    #expect(largestDistance(rows.map(\.trend), reference.trend) < 1e-11)
    #expect(largestDistance(rows.map(\.crisisThreshold), reference.threshold) < 1e-12)
  }

  @Test func limitsAreNotBeyondThemselves() {
    let rule = RegimeRule.standard
    func regime(_ volatility: Double, _ trend: Double) -> MarketRegime {
      rule.regime(volatility: volatility, trend: trend, crisisThreshold: 0.04)
    }
    #expect(regime(0.04, 0) == .consolidation)
    #expect(regime(0.04.nextUp, 0) == .crisis)
    #expect(regime(0.04.nextUp, 2) == .crisis)
    #expect(regime(0.03, 0.5) == .consolidation)
    #expect(regime(0.03, 0.5.nextUp) == .bull)
    #expect(regime(0.03, -0.5) == .consolidation)
    #expect(regime(0.03, (-0.5).nextDown) == .bear)
  }

  @Test func stateBeginsWithTheSmallestHistory() throws {
    // 30 returns end at bar 30, the 300th of their volatilities at bar 329.
    let closes = (0..<340).map { 100 + Double($0 * $0 % 37) }
    let states = try RegimeRule.standard.states(of: dailyMarket(closes))
    #expect(states.firstIndex { $0 != nil } == 329)
    #expect(try RegimeRule.standard.states(of: dailyMarket(Array(closes.prefix(329)))).allSatisfy { $0 == nil })
  }

  @Test func marketWithoutMovementConsolidates() throws {
    let rule = try RegimeRule(volatilityDays: 5, historyDays: 20, smallestHistoryDays: 3)
    for closes in [[Double](repeating: 7, count: 40), (0..<40).map { 1.01.raised(to: $0) }] {
      let state = try rule.states(of: dailyMarket(closes))[39].unwrapped
      #expect(state.volatility == 0 && state.trend == 0 && state.crisisThreshold == 0)
      #expect(state.regime == .consolidation)
    }
  }

  @Test func rangesAreChecked() throws {
    _ = try RegimeRule(
      volatilityDays: 1, trendThreshold: 0, crisisQuantile: 0.01, historyDays: 1, smallestHistoryDays: 1)
    _ = try RegimeRule(
      volatilityDays: 3650, trendThreshold: 10, crisisQuantile: 0.99, historyDays: 36_500, smallestHistoryDays: 36_500)
    #expect(throws: RegimeError.self) { try RegimeRule(volatilityDays: 0) }
    #expect(throws: RegimeError.self) { try RegimeRule(volatilityDays: 3651, historyDays: 4000) }
    #expect(throws: RegimeError.self) { try RegimeRule(trendThreshold: -0.1) }
    #expect(throws: RegimeError.self) { try RegimeRule(trendThreshold: .nan) }
    #expect(throws: RegimeError.self) { try RegimeRule(trendThreshold: 10.1) }
    #expect(throws: RegimeError.self) { try RegimeRule(crisisQuantile: 0) }
    #expect(throws: RegimeError.self) { try RegimeRule(crisisQuantile: 1) }
    #expect(throws: RegimeError.self) { try RegimeRule(historyDays: 29, smallestHistoryDays: 20) }
    #expect(throws: RegimeError.self) { try RegimeRule(historyDays: 36_501) }
    #expect(throws: RegimeError.self) { try RegimeRule(smallestHistoryDays: 0) }
    #expect(throws: RegimeError.self) { try RegimeRule(smallestHistoryDays: 1096) }
  }

  @Test func oneBarHasNoVolatility() throws {
    let rule = try RegimeRule(volatilityDays: 1)
    #expect(throws: RegimeError.self) { try rule.states(of: dailyMarket([1, 2, 3])) }
  }
}

extension Double {
  fileprivate func raised(to power: Int) -> Double { (0..<power).reduce(1) { product, _ in product * self } }
}
