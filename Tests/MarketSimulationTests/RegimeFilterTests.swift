import Foundation
import MarketSimulation
import Testing

/// The filter against what is simulated: a posterior is right if what it says comes true as often as it says.
@Suite struct RegimeFilterTests {
  struct Filtered: Sendable {
    let market: SimulatedMarket
    let probabilities: [Double]

    init(_ grid: BarGrid, seed: UInt64, particles: Int = 60, ahead: Int = 0) throws {
      market = try RegimeMarket().simulate(grid, seed: seed)
      probabilities = RegimeFilter(particleCount: particles, seed: seed).probabilities(of: market, ahead: ahead)
    }

    /// The mean over the bars that have a bar `ahead` of them.
    func mean(ahead: Int = 0, _ value: (_ row: [Double], _ label: Int) -> Double) -> Double {
      let labels = (market.regimes ?? []).map(\.index)
      let rows = (0..<market.count - ahead)
      return rows.reduce(0) { $0 + value(Array(probabilities[4 * $1..<4 * $1 + 4]), labels[$1 + ahead]) }
        / Double(rows.count)
    }

    /// The logarithmic loss less what the probabilities say it should be on average.
    func excessLoss(ahead: Int = 0) -> Double {
      mean(ahead: ahead) { row, label in
        -log(row[label]) + row.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
      }
    }
  }

  static let daily: [Filtered] = (0..<24).compactMap { try? Filtered(.daily(120), seed: 100 + UInt64($0)) }
  static let hourly: [Filtered] = (0..<6).compactMap { try? Filtered(.hourly(300), seed: 200 + UInt64($0)) }

  @Test func rowsAreProbabilities() {
    #expect(Self.daily.count == 24 && Self.hourly.count == 6)
    for filtered in Self.daily + Self.hourly {
      #expect(filtered.probabilities.count == 4 * filtered.market.count)
      #expect(filtered.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(filtered.mean { row, _ in abs(row.reduce(0, +) - 1) } < 1e-12)
    }
  }

  @Test func eachRegimeComesAsOftenAsItIsSaidTo() {
    for regime in 0..<4 {
      let errors = Self.daily.map { filtered in
        filtered.mean { row, label in row[regime] - (label == regime ? 1 : 0) }
      }
      #expect(Sample(errors).isConsistent(with: 0), "regime \(regime)")
    }
  }

  @Test func theLossIsWhatTheProbabilitiesSay() {
    for markets in [Self.daily, Self.hourly] { #expect(Sample(markets.map { $0.excessLoss() }).isConsistent(with: 0)) }
  }

  /// The share of regimes found, which is about 0.87 for bars of a day and of an hour; a guess has 0.25.
  @Test func findsTheRegime() {
    for (markets, least) in [(Self.daily, 0.8), (Self.hourly, 0.85)] {
      let hits = markets.map { filtered in
        filtered.mean { row, label in row[label] == row.max() ? 1 : 0 }
      }
      #expect(mean(hits) > least)
    }
  }

  @Test func aheadIsCalibratedAndForgetsTheBars() throws {
    let ahead = try (0..<24).map { try Filtered(.daily(120), seed: 100 + UInt64($0), ahead: 5) }
    #expect(Sample(ahead.map { $0.excessLoss(ahead: 5) }).isConsistent(with: 0))
    let far = try Filtered(.daily(5), seed: 1, ahead: 2000)
    let stationary = RegimeChain.stationaryProbabilities(RegimeChain.transitionProbabilities(days: 1))
    for bar in 0..<5 {
      for regime in 0..<4 { #expect(abs(far.probabilities[4 * bar + regime] - stationary[regime]) < 1e-9) }
    }
  }

  @Test func theFutureIsNotSeen() throws {
    let (short, long) = (try Filtered(.daily(40), seed: 3), try Filtered(.daily(60), seed: 3))
    #expect(Array(long.probabilities.prefix(160)) == short.probabilities)
    #expect(try Filtered(.daily(40), seed: 3).probabilities == short.probabilities)
  }

  @Test func moreParticlesChangeLittle() throws {
    for grid in [BarGrid.daily(150), .hourly(100)] {
      let market = try RegimeMarket().simulate(grid, seed: 8)
      let results = [(100, 1), (400, 2)].map {
        RegimeFilter(particleCount: $0.0, seed: UInt64($0.1)).probabilities(of: market)
      }
      #expect(mean(zip(results[0], results[1]).map { abs($0 - $1) }) < 0.025)
    }
  }
}
