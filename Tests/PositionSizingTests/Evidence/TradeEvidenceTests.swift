import PositionSizing
import Testing

@Suite("Evidence from trades")
struct TradeEvidenceTests {
  @Test("p, W and L of a few trades")
  func estimates() throws {
    let evidence = try TradeEvidence(returns: [0.02, -0.01, 0, 0.04, -0.02, 0.03, 0])
    #expect(evidence.trades == 7)
    #expect(evidence.wins == 3)
    #expect(evidence.losses == 2)
    #expect(evidence.breakEven == 2)
    #expect(evidence.odds.winRate == 0.6)
    #expect(abs(evidence.odds.averageWin - 0.03) < 1e-17)
    #expect(abs(evidence.odds.averageLoss - 0.015) < 1e-17)
    // 0.6 − 0.4·0.015/0.03.
    #expect(abs(evidence.odds.kellyFraction.value - 0.4) < 1e-15)
  }

  @Test("Trades that break even change no estimate and no interval")
  func breakEven() throws {
    let without = try TradeEvidence(returns: [0.02, -0.01, 0.04, -0.02, 0.03])
    let with = try TradeEvidence(returns: [0, 0.02, -0.0, -0.01, 0.04, 0, -0.02, 0.03])
    #expect(with.odds == without.odds)
    #expect(try with.intervals() == without.intervals())
  }

  @Test("Without a win there is no edge, which is no error")
  func noWins() throws {
    let evidence = try TradeEvidence(returns: [-0.01, -0.02, 0])
    #expect(evidence.odds.winRate == 0)
    #expect(evidence.odds.averageWin == 0)
    #expect(evidence.odds.kellyFraction == .zero)
    let intervals = try evidence.intervals()
    #expect(intervals.averageWin == nil)
    #expect(intervals.payoffRatio == nil)
    #expect(intervals.averageLoss == 0.01...0.02)
    #expect(intervals.kellyFraction == .zero ... .zero)
    #expect(intervals.lowerBound == .zero)
  }

  @Test("No trade that is won or lost is an error", arguments: [[], [0], [0, -0.0, 0]])
  func noTrades(returns: [Double]) {
    #expect(throws: SizingError.noTrades) { try TradeEvidence(returns: returns) }
  }

  @Test("No loss is an error that says how many trades there are")
  func noLosses() {
    #expect(throws: SizingError.noLosses(trades: 3)) { try TradeEvidence(returns: [0.01, 0, 0.02]) }
  }

  @Test(
    "A return that no trade has is refused",
    arguments: [.nan, .infinity, -.infinity, (-1e6).nextDown, 1e6.nextUp, -1e300, 1e300])
  func impossible(value: Double) {
    let expected = "return of trade 2"
    #expect {
      try TradeEvidence(returns: [0.01, value, -0.02])
    } throws: { error in
      guard case .impossible(expected, _, _)? = error as? SizingError else { return false }
      return true
    }
  }

  @Test(
    "The largest and the smallest returns are taken",
    arguments: [-1e6, -1.5, -1, (-1).nextUp, -.leastNonzeroMagnitude, .leastNonzeroMagnitude, 1e6])
  func extremes(value: Double) throws {
    let evidence = try TradeEvidence(returns: [0.02, value, -0.01])
    #expect(evidence.trades == 3)
    #expect(try evidence.lowerBound() <= evidence.odds.kellyFraction)
    #expect(try evidence.intervals().lowerBound == evidence.lowerBound())
  }

  @Test("A win too large for the loss it stands against has no ratio")
  func ratioOverflows() {
    #expect(throws: SizingError.self) { try TradeEvidence(returns: [1e6, -.leastNonzeroMagnitude]) }
  }

  @Test("Fewer than 30 trades won or lost are scarce", arguments: [(29, true), (30, false), (31, false)])
  func scarce(count: Int, isScarce: Bool) throws {
    let decided = (0..<count).map { $0.isMultiple(of: 2) ? 0.01 : -0.01 }
    #expect(TradeEvidence.smallestCount == 30)
    #expect(try TradeEvidence(returns: decided).isScarce == isScarce)
    #expect(try TradeEvidence(returns: decided + [0, 0, 0]).isScarce == isScarce)
  }

  @Test("A single loss has an interval of its own size")
  func single() throws {
    let intervals = try TradeEvidence(returns: [-0.01]).intervals()
    #expect(intervals.averageLoss == 0.01...0.01)
    #expect(intervals.winRate.low == 0 && intervals.winRate.high < 1)
    #expect(intervals.lowerBound == .zero)
  }

  @Test("Settings out of range are refused", arguments: [(0, 1000), (1, 1000), (.nan, 1000), (0.95, 99), (0.95, -1)])
  func settings(confidence: Double, resamples: Int) throws {
    let evidence = try TradeEvidence(returns: [0.02, -0.01])
    #expect(throws: SizingError.self) { try evidence.intervals(confidence: confidence, resamples: resamples) }
    #expect(throws: SizingError.self) { try evidence.lowerBound(confidence: confidence, resamples: resamples) }
  }

  @Test("A hundred resamples are enough")
  func fewestResamples() throws {
    #expect(try TradeEvidence(returns: [0.02, -0.01]).intervals(resamples: 100).resamples == 100)
  }
}
