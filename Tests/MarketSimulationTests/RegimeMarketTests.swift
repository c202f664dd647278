import Foundation
import MarketSimulation
import Testing

/// The table of the module's documentation against what is simulated, within 4 standard errors by the spread of
/// independent markets.
@Suite struct RegimeMarketTests {
  static let markets: [SimulatedMarket] = (0..<60).compactMap {
    try? RegimeMarket().simulate(.bars(3000, seconds: 4 * 3600), seed: UInt64($0))
  }
  static let days = 1.0 / 6

  /// The mean of a quantity of the bars of a regime in each market that has it.
  private func sample(
    of regime: RegimeMarket.Regime, _ quantity: (SimulatedMarket, Int) -> Double?
  ) throws -> Sample {
    #expect(Self.markets.count == 60)
    return Sample(
      try Self.markets.compactMap { market in
        let regimes = try #require(market.regimes)
        let values = regimes.indices.filter { regimes[$0] == regime }.compactMap { quantity(market, $0) }
        return values.isEmpty ? nil : mean(values)
      })
  }

  private func change(_ market: SimulatedMarket, _ bar: Int) -> Double { log(market.close[bar] / market.open[bar]) }

  @Test(arguments: [
    (RegimeMarket.Regime.bull, 0.006, 0.022), (.consolidation, 0, 0.03), (.bear, -0.005, 0.042),
    // Jumps: half a day's share of −1.5 % and of its square plus that of 3 %.
    (.crisis, -0.0225, (0.08 * 0.08 + 0.5 * (0.015 * 0.015 + 0.03 * 0.03)).squareRoot()),
  ])
  func driftAndVolatility(regime: RegimeMarket.Regime, drift: Double, volatility: Double) throws {
    let days = Self.days
    #expect(try sample(of: regime) { change($0, $1) }.isConsistent(with: drift * days))
    #expect(
      try sample(of: regime) { $0.trueVolatility[$1] * $0.trueVolatility[$1] }
        .isConsistent(with: volatility * volatility * days))
    // The returns have the variance that is called true.
    let ratio = try sample(of: regime) { pow((change($0, $1) - drift * days) / $0.trueVolatility[$1], 2) }
    #expect(ratio.isConsistent(with: 1))
    #expect(ratio.standardError < 0.03)
  }

  /// The shock of ln σ is 0.35 √(1 − φ²) times a number that has the correlation −0.4 with the return.
  @Test func leverage() throws {
    let phi = exp(-Self.days / 2)
    let covariance = try sample(of: .consolidation) { market, bar in
      guard bar + 1 < market.count, market.regimes?[bar + 1] == .consolidation else { return nil }
      return change(market, bar) / market.trueVolatility[bar]
        * log(market.trueVolatility[bar + 1] / market.trueVolatility[bar])
    }
    #expect(covariance.isConsistent(with: -0.4 * 0.35 * (1 - phi * phi).squareRoot()))
  }

  @Test func volumeGoesWithVolatility() throws {
    for regime in RegimeMarket.Regime.allCases {
      let excess = try sample(of: regime) { market, bar in
        let relativeVolatility = market.trueVolatility[bar] / (0.03 * Self.days.squareRoot())
        return log(market.volume[bar] / (40_000 * Self.days)) - log(relativeVolatility)
      }
      #expect(excess.isConsistent(with: 0))
    }
  }

  @Test(arguments: [
    (RegimeMarket.Regime.bull, -0.1, 0.15), (.consolidation, 0, 0), (.bear, 0.15, 0), (.crisis, 0.7, 0.1),
  ])
  func flows(regime: RegimeMarket.Regime, inflow: Double, outflow: Double) throws {
    // The alarm reaches 12 bars before a crisis.
    let calm = try sample(of: regime) { market, bar in
      guard let regimes = market.regimes, bar + 12 < market.count,
        regime == .crisis || !regimes[bar...bar + 12].contains(.crisis)
      else { return nil }
      return log((market.column("inflow")?[bar] ?? 0) / (30_000 * Self.days))
    }
    #expect(calm.isConsistent(with: inflow))
    let out = try sample(of: regime) { market, bar in
      log((market.column("outflow")?[bar] ?? 0) / (30_000 * Self.days))
    }
    #expect(out.isConsistent(with: outflow))
    guard regime != .crisis else { return }
    for (distance, alarm) in [(1, 1.0), (7, 0.5), (12, 1.0 / 12)] {
      let early = try sample(of: regime) { market, bar in
        guard let regimes = market.regimes, bar + distance < market.count, regimes[bar + distance] == .crisis,
          !regimes[bar..<bar + distance].contains(.crisis)
        else { return nil }
        return log((market.column("inflow")?[bar] ?? 0) / (30_000 * Self.days))
      }
      #expect(early.isConsistent(with: inflow + 0.8 * alarm), "\(distance) bars before")
    }
  }

  @Test func fundingFollowsTheRegime() throws {
    let bull = try sample(of: .bull) { market, bar in market.column("funding")?[bar] }
    let crisis = try sample(of: .crisis) { market, bar in market.column("funding")?[bar] }
    #expect(bull.mean > 0.0001 + 4 * bull.standardError)
    #expect(crisis.mean < -4 * crisis.standardError)
    let rates = Self.markets.flatMap { $0.column("funding") ?? [] }
    #expect(rates.allSatisfy { abs($0) <= 0.003 })
    #expect(rates.contains(-0.003))
    let share = Double(rates.count { $0 == 0.0001 }) / Double(rates.count)
    #expect(share > 0.4 && share < 0.9)
  }

  @Test func moreBarsLeaveTheFirstOnesAsTheyWere() throws {
    let long = try RegimeMarket().simulate(.hourly(800), seed: 4)
    let short = try RegimeMarket().simulate(.hourly(500), seed: 4)
    #expect(Array(long.close.prefix(500)) == short.close)
    #expect(Array(long.low.prefix(500)) == short.low)
    #expect(Array(long.volume.prefix(500)) == short.volume)
    #expect(long.regimes.map { Array($0.prefix(500)) } == short.regimes)
    for name in ["funding", "inflow", "outflow"] {
      #expect(long.column(name).map { Array($0.prefix(500)) } == short.column(name))
    }
    #expect(try RegimeMarket().simulate(.hourly(500), seed: 4) == short)
    #expect(try RegimeMarket().simulate(.hourly(500), seed: 5) != short)
  }
}
