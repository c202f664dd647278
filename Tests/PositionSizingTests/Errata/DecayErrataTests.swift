import NumericalMethods
import Testing

/// The rule pauses a strategy whose Sharpe ratio of the trades of the last 30 days, annualised by the trades that a year
/// of such months has, is below 0.5.
@Suite("Errata: false pauses of the decay rule")
struct DecayErrataTests {
  private static let limit = 0.5
  private static let trueSharpe = 1.7
  private static let windowsPerYear = 365.0 / 30

  /// P(T ≤ `t`) of the noncentral t distribution: the normal probability averaged over the χ of the estimated deviation.
  private func noncentralT(_ t: Double, degrees: Double, noncentrality: Double) -> Double {
    let steps = 8_000
    var weighted = 0.0
    var weights = 0.0
    for step in 1...steps {
      let ratio = 4 * Double(step) / Double(steps)
      let weight = Double.exp((degrees - 1) * Double.log(ratio) - degrees * (ratio * ratio - 1) / 2)
      weighted += weight * NormalDistribution.cumulative(t * ratio - noncentrality)
      weights += weight
    }
    return weighted / weights
  }

  /// The number of trades cancels: t and the noncentrality are the annual ratios over the root of windows per year.
  private func pauseProbability(trades: Int, sharpe: Double) -> Double {
    let root = Self.windowsPerYear.squareRoot()
    return noncentralT(Self.limit / root, degrees: Double(trades - 1), noncentrality: sharpe / root)
  }

  private func simulatedPauses(trades: Int, sharpe: Double, cases: Int, seed: UInt64) -> SimulatedShare {
    let tradesPerYear = Double(trades) * Self.windowsPerYear
    let mean = sharpe / tradesPerYear.squareRoot()
    return SimulatedShare(cases: cases, seed: seed) { random in
      let returns = (0..<trades).map { _ in mean + random.nextNormal() }
      let average = returns.reduce(0, +) / Double(trades)
      let squares = returns.reduce(0) { $0 + ($1 - average) * ($1 - average) }
      let deviation = (squares / Double(trades - 1)).squareRoot()
      return average / deviation * tradesPerYear.squareRoot() < Self.limit
    }
  }

  @Test(
    "A strategy of a true Sharpe ratio of 1.7 is paused in 36 to 37 % of windows",
    arguments: [(10, 0.3640), (30, 0.3650), (100, 0.3653)])
  func falsePauses(trades: Int, probability: Double) {
    let exact = pauseProbability(trades: trades, sharpe: Self.trueSharpe)
    // To the digits of the published figure.
    #expect(abs(exact - probability) < 0.00006)
    let cases = 2_000_000 / trades
    #expect(simulatedPauses(trades: trades, sharpe: Self.trueSharpe, cases: cases, seed: 17).agrees(with: exact))
  }

  @Test("With Lo's standard error of a Sharpe ratio it is 36.6 % at ten trades, 36.5 % with many")
  func asymptoticFalsePauses() {
    let distance = (Self.trueSharpe - Self.limit) / Self.windowsPerYear.squareRoot()
    let perTrade = Self.trueSharpe / (10 * Self.windowsPerYear).squareRoot()
    let lo = NormalDistribution.cumulative(-distance / (1 + perTrade * perTrade / 2).squareRoot())
    #expect(abs(lo - 0.3662) < 0.00006)
    #expect(abs(NormalDistribution.cumulative(-distance) - 0.3654) < 0.00006)
  }

  @Test("More trades do not help: what counts is the length of the window")
  func moreTrades() {
    let few = pauseProbability(trades: 10, sharpe: Self.trueSharpe)
    let many = pauseProbability(trades: 1_000, sharpe: Self.trueSharpe)
    #expect(abs(few - many) < 0.002)
  }

  @Test("A strategy without any edge is paused in 56 %, a good one at least once a year almost surely")
  func power() {
    let t = Self.limit / Self.windowsPerYear.squareRoot()
    let noEdge = StudentTDistribution(nu: 9).cumulative(t)
    #expect(abs(noEdge - 0.555) < 0.0006)
    #expect(abs(pauseProbability(trades: 10, sharpe: 0) - noEdge) < 1e-9)
    #expect(simulatedPauses(trades: 10, sharpe: 0, cases: 200_000, seed: 18).agrees(with: noEdge))
    var neverPaused = 1.0
    for _ in 0..<12 { neverPaused *= 1 - pauseProbability(trades: 10, sharpe: Self.trueSharpe) }
    #expect(abs(1 - neverPaused - 0.9956) < 0.0001)
  }
}
