import NumericalMethods
import PositionSizing
import Testing

@Suite("Errata: 32 wins of 47 trades")
struct EvidenceErrataTests {
  private static let trades = 47
  private static let wins = 32
  private static let averageWin = 180.0
  private static let averageLoss = 210.0

  private func odds(winRate: Double) throws -> TradeOdds {
    // In thousandths of a capital of 5,000: only their ratio matters.
    try TradeOdds(winRate: winRate, averageWin: Self.averageWin / 5_000, averageLoss: Self.averageLoss / 5_000)
  }

  /// The lower end of Wilson's interval as the win rate whose score is z, by halving.
  private func lowerEndByTrial(_ z: Double) -> Double {
    let share = Double(Self.wins) / Double(Self.trades)
    var low = 0.0
    var high = share
    for _ in 0..<60 {
      let rate = (low + high) / 2
      let deviation = (rate * (1 - rate) / Double(Self.trades)).squareRoot()
      if (share - rate) > z * deviation { low = rate } else { high = rate }
    }
    return low
  }

  @Test("The odds as published have a Kelly fraction of 30.9 %, at the lower end of their interval none")
  func edgeIsNotShown() throws {
    let share = Double(Self.wins) / Double(Self.trades)
    #expect(abs(share - 0.681) < 0.0005)
    let published = try odds(winRate: share)
    #expect(abs(published.kellyFraction.value - 0.3085) < 0.0001)
    #expect(abs(TwoOutcomeGrowth(published).bestRisk - published.kellyFraction.value) < 1e-6)
    let z = NormalDistribution.quantile(0.975)
    let lower = try WilsonInterval(successes: Self.wins, trials: Self.trades, confidence: 0.95).low
    #expect(abs(lower - 0.5383) < 0.0001)
    #expect(abs(lower - lowerEndByTrial(z)) < 1e-12)
    #expect(lower < 7.0 / 13)
    #expect(try odds(winRate: lower).kellyFraction == .zero)
  }

  @Test("Wins break even with losses at 7 of 13; 32 or more of 47 then happen by chance in 3.4 %")
  func byChance() throws {
    let breakEven = 7.0 / 13
    #expect(abs(try odds(winRate: breakEven).edge) < 1e-15)
    var atLeast = 0.0
    for wins in Self.wins...Self.trades { atLeast += binomial(wins, probability: breakEven) }
    #expect(abs(atLeast - 0.0337) < 0.0001)
    let simulated = SimulatedShare(cases: 100_000, seed: 47) { random in
      (0..<Self.trades).count { _ in random.nextUniform() < breakEven } >= Self.wins
    }
    #expect(simulated.agrees(with: atLeast))
  }

  @Test("A confidence of 30 %, read as a win rate, is an edge only where a win is more than 7/3 of a loss")
  func lowConfidence() throws {
    #expect(try TradeOdds(winRate: 0.3, averageWin: 0.04, averageLoss: 0.02).kellyFraction == .zero)
    #expect(try TradeOdds(winRate: 0.3, averageWin: 7.01, averageLoss: 3).kellyFraction > .zero)
    #expect(try TradeOdds(winRate: 0.3, averageWin: 6.99, averageLoss: 3).kellyFraction == .zero)
    // So finds a search for the largest growth.
    #expect(TwoOutcomeGrowth(try TradeOdds(winRate: 0.3, averageWin: 7.01, averageLoss: 3)).bestRisk > 1e-4)
    #expect(TwoOutcomeGrowth(try TradeOdds(winRate: 0.3, averageWin: 6.99, averageLoss: 3)).bestRisk < 1e-6)
  }

  private func binomial(_ wins: Int, probability: Double) -> Double {
    var value = 1.0
    for index in 0..<wins { value *= probability * Double(Self.trades - index) / Double(index + 1) }
    for _ in wins..<Self.trades { value *= 1 - probability }
    return value
  }
}
