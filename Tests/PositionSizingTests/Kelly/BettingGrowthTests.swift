import NumericalMethods
import PositionSizing
import Testing

@Suite("Growth of repeated bets")
struct BettingGrowthTests {
  private func growth(_ winRate: Double, _ win: Double, _ loss: Double, risk: Double) throws -> BettingGrowth {
    try BettingGrowth(
      odds: TradeOdds(winRate: winRate, averageWin: win, averageLoss: loss), risk: RiskFraction(risk))
  }

  /// Decimal digits by hand: at even money and p = 0.6 the Kelly fraction 0.2 grows by ln 2 + p ln p + q ln q.
  @Test("Even money at its Kelly fraction grows by what is known, in the sense of Shannon")
  func evenMoney() throws {
    let growth = try growth(0.6, 1, 1, risk: 0.2)
    #expect(abs(growth.expectedLogGrowth - 0.0201355135506888) < 1e-15)
    // p q (ln 1.2 − ln 0.8)².
    #expect(abs(growth.logGrowthVariance - 0.24 * 0.405465108108164382 * 0.405465108108164382) < 1e-15)
    #expect(abs((growth.doublingTrades ?? 0) - 34.42411234334936) < 1e-8)
  }

  @Test("SciPy's adjustment coefficients and medians of 1,000 trades")
  func reference() throws {
    for case_ in try KellyReference().adjustmentCoefficients {
      let growth = try growth(case_.winRate, case_.averageWin, case_.averageLoss, risk: case_.risk)
      let coefficient = try #require(growth.adjustmentCoefficient)
      // Close to no growth the coefficient is a small difference.
      #expect(abs(coefficient - case_.coefficient) < 1e-12 * (1 + abs(case_.coefficient)), "\(growth.odds)")
      #expect(abs(growth.medianLogGrowth(trades: 1000) - case_.medianLogGrowth) < 1e-12 * abs(case_.medianLogGrowth))
      #expect(abs(try growth.ruinBound(fallingTo: 1 / 2.718281828459045) - PortableFunctions.exp(-coefficient)) < 1e-12)
    }
  }

  /// The growth is largest where the mean of R/(1 + R) is 0, and that of 1/(1 + R) therefore 1.
  @Test("At the Kelly fraction itself the coefficient is 1, whatever the odds")
  func coefficientAtKelly() throws {
    var random = SplitMix64(seed: 11)
    var count = 0
    while count < 10_000 {
      let odds = try TradeOdds(
        winRate: random.nextUniform(), averageWin: random.nextUniform(), averageLoss: 0.01 + random.nextUniform())
      guard odds.kellyFraction.value > 1e-3 else { continue }
      count += 1
      let growth = try BettingGrowth(odds: odds, risk: odds.kellyFraction)
      // What rounding leaves of a small growth.
      let tolerance = 1e-15 / growth.expectedLogGrowth
      #expect(abs(try #require(growth.adjustmentCoefficient) - 1) < 1e-12 + tolerance, "\(odds)")
    }
  }

  /// A loss takes what a win brings, in logs: the capital is a walk on a line, and falls k steps with (q/p)ᵏ.
  @Test("The bound is the probability itself where losses lead just to the level", arguments: [1, 2, 7])
  func gamblersRuin(steps: Int) throws {
    let risk = 0.1
    let growth = try growth(0.56, 1 / 0.9 - 1, risk, risk: risk)
    let level = (0..<steps).reduce(1.0) { level, _ in level * 0.9 }
    let expected = (0..<steps).reduce(1.0) { probability, _ in probability * 0.44 / 0.56 }
    #expect(abs(try growth.ruinBound(fallingTo: level) - expected) < 1e-13)
  }

  /// Trades until the capital has fallen or can hardly fall any more.
  @Test("Simulated trades fall at most as often as the bound, and not much less", arguments: [0.2125, 0.10625])
  func simulatedRuin(risk: Double) throws {
    let growth = try growth(0.55, 0.02, 0.015, risk: risk)
    let level = 0.5
    let coefficient = try #require(growth.adjustmentCoefficient)
    let logLoss = try #require(growth.logLoss)
    let floor = PortableFunctions.log(level)
    let safe = floor + 14 / coefficient
    var random = SplitMix64(seed: 8)
    let runs = 20_000
    var fallen = 0
    for _ in 0..<runs {
      var log = 0.0
      while log > floor, log < safe {
        log += random.nextUniform() < 0.55 ? growth.logWin : -logLoss
      }
      if log <= floor { fallen += 1 }
    }
    let bound = try growth.ruinBound(fallingTo: level)
    let share = Double(fallen) / Double(runs)
    let error = (bound * (1 - bound) / Double(runs)).squareRoot()
    #expect(share < bound + 3 * error)
    #expect(share > bound * PortableFunctions.exp(-coefficient * logLoss) - 3 * error)
  }

  @Test("For small bets the bound is that of a diffusion")
  func smallBets() throws {
    let odds = try TradeOdds(winRate: 0.501, averageWin: 1, averageLoss: 1)
    for multiple in [KellyMultiple.full, .half, .quarter] {
      let growth = try BettingGrowth(odds: odds, risk: multiple.applied(to: odds.kellyFraction))
      let expected = try RuinProbability(multiple).everFalling(to: 0.5)
      // f* is 0.002; the laws differ by its order.
      #expect(abs(try growth.ruinBound(fallingTo: 0.5) - expected) < 0.002)
      #expect(abs(growth.expectedLogGrowth / 2e-6 - multiple.growthShare) < 0.002)
    }
  }

  @Test("Simulated growth per trade, its variance and its median")
  func simulatedGrowth() throws {
    let growth = try growth(0.55, 0.02, 0.015, risk: 0.1)
    let logLoss = try #require(growth.logLoss)
    var random = SplitMix64(seed: 9)
    let (runs, trades) = (20_001, 50)
    var (sum, squares) = (0.0, 0.0)
    var ends: [Double] = []
    for _ in 0..<runs {
      var log = 0.0
      for _ in 0..<trades {
        let change = random.nextUniform() < 0.55 ? growth.logWin : -logLoss
        sum += change
        squares += change * change
        log += change
      }
      ends.append(log)
    }
    let count = Double(runs * trades)
    let mean = sum / count
    #expect(abs(mean - growth.expectedLogGrowth) < 3 * (growth.logGrowthVariance / count).squareRoot())
    // The variance of two outcomes is pq·d², that of its estimate pq(1 − 4pq)·d⁴/n.
    let (product, difference) = (growth.odds.winRate * growth.odds.lossRate, growth.logWin + logLoss)
    let standardError = difference * difference * (product * (1 - 4 * product) / count).squareRoot()
    #expect(abs(squares / count - mean * mean - growth.logGrowthVariance) < 3 * standardError)
    ends.sort()
    #expect(abs(ends[runs / 2] - growth.medianLogGrowth(trades: trades)) < 1e-12)
  }

  @Test("The median number of wins is the first whose probabilities add up to a half")
  func median() throws {
    var random = SplitMix64(seed: 10)
    for _ in 0..<3000 {
      let (p, trades) = (random.nextUniform(), random.nextIndex(below: 60))
      let growth = try growth(p, 0.02, 0.01, risk: 0.1)
      var (term, sum, wins) = (1.0, 0.0, 0)
      for _ in 0..<trades { term *= 1 - p }
      sum = term
      while sum < 0.5 {
        term *= Double(trades - wins) / Double(wins + 1) * p / (1 - p)
        wins += 1
        sum += term
      }
      let expected = Double(wins) * growth.logWin - Double(trades - wins) * (growth.logLoss ?? 0)
      #expect(abs(growth.medianLogGrowth(trades: trades) - expected) < 1e-12, "p = \(p), n = \(trades)")
    }
    #expect(try growth(1, 0.02, 0.01, risk: 0.5).medianLogGrowth(trades: 3) == 3 * PortableFunctions.log(2))
    #expect(abs(try growth(0, 0.02, 0.01, risk: 0.5).medianLogGrowth(trades: 3) + 3 * PortableFunctions.log(2)) < 1e-15)
    #expect(try growth(0.5, 0.02, 0.01, risk: 0.5).medianLogGrowth(trades: 0) == 0)
  }

  @Test("Without growth ruin is certain, without a loss or a bet impossible")
  func limits() throws {
    // At the risk where g is 0 for even odds of 2 to 1: ln(1 + 2f) = −ln(1 − f) at f = ½.
    #expect(try growth(0.5, 2, 1, risk: 0.501).ruinBound(fallingTo: 0.1) == 1)
    #expect(try growth(0.5, 2, 1, risk: 0.501).adjustmentCoefficient == nil)
    #expect(try growth(0.5, 2, 1, risk: 0.501).doublingTrades == nil)
    let barely = try growth(0.5, 2, 1, risk: 0.499).ruinBound(fallingTo: 0.1)
    #expect(barely < 1 && barely > 0.98)
    #expect(try growth(1, 2, 1, risk: 1).ruinBound(fallingTo: 0.1) == 0)
    #expect(abs(try growth(1, 2, 1, risk: 1).expectedLogGrowth - PortableFunctions.log(3)) < 1e-15)
    #expect(try growth(0.5, 1, 1, risk: 0).ruinBound(fallingTo: 0.1) == 0)
    #expect(try growth(0.5, 1, 1, risk: 0).expectedLogGrowth == 0)
    #expect(try growth(0.2, 1, 1, risk: 0.1).ruinBound(fallingTo: 1) == 1)
  }

  @Test("Bad input")
  func badInput() throws {
    #expect(throws: SizingError.self) { try growth(0.99, 1, 1, risk: 1) }
    #expect(throws: Never.self) { try growth(0.99, 1, 1, risk: 1.0.nextDown) }
    let bets = try growth(0.6, 1, 1, risk: 0.2)
    for level in [0, -1, 1.0.nextUp, .nan] {
      #expect(throws: SizingError.self) { try bets.ruinBound(fallingTo: level) }
    }
  }
}
