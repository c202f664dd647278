import PositionSizing
import Testing

@Suite("Impossible inputs")
struct ImpossibleInputTests {
  private static let notFinite = [Double.nan, .infinity, -.infinity]

  /// An input, the numbers that it cannot be, and whether a policy asks for it.
  private struct Impossible: Sendable {
    let values: [Double]
    let isUsed: @Sendable (SizingPolicy) -> Bool
    let set: @Sendable (inout SizingInputs, Double) -> Void
  }

  private static let inputs = [
    Impossible(values: notFinite + [0, -0.01], isUsed: { _ in true }) { $0.stopDistance = Sourced($1) },
    Impossible(values: notFinite + [0, -1], isUsed: { _ in true }) { $0.annualization = $1 },
    Impossible(values: notFinite, isUsed: { $0.base == .continuousKelly }) { $0.expectedReturn = Sourced($1) },
    Impossible(
      values: notFinite + [1.1, 1.0.nextUp, -0.1], isUsed: { $0.requirements.contains(.confidence) }
    ) { $0.confidence = Sourced($1) },
    Impossible(
      values: notFinite + [1.1, -1.0.nextUp], isUsed: { $0.correlation != nil }
    ) { $0.correlation = Sourced($1) },
    Impossible(values: [-1, -1e18], isUsed: { $0.lossStreak != nil }) { $0.consecutiveLosses = Sourced(Int($1)) },
    Impossible(values: [-1, 4, 1e18], isUsed: { $0.confidence.agreement != nil }) { $0.agreement = Sourced(Int($1)) },
  ]

  @Test("Whatever the policy, an input that cannot be what it is has no size")
  func never() throws {
    var draw = RandomSizing(seed: 91)
    var seen = 0
    while seen < 100_000 {
      let impossible = Self.inputs[draw.integer(0...Self.inputs.count - 1)]
      let policy = try draw.policy()
      guard impossible.isUsed(policy) else { continue }
      var inputs = try draw.inputs()
      impossible.set(&inputs, impossible.values[draw.integer(0...impossible.values.count - 1)])
      do throws(SizingError) {
        let position = try policy.size(inputs)
        Issue.record("\(policy) \(inputs) has \(position)")
        return
      } catch {
        seen += 1
      }
    }
  }

  @Test("Odds, evidence and readings that cannot be are not made", arguments: notFinite + [-0.1])
  func noReadings(value: Double) throws {
    for index in 0..<3 {
      var odds = [0.5, 0.02, 0.01]
      odds[index] = value
      #expect(throws: SizingError.self) {
        try TradeOdds(winRate: odds[0], averageWin: odds[1], averageLoss: odds[2])
      }
    }
    #expect(throws: SizingError.self) { try SharpeEvidence(sharpeRatio: 1, years: value) }
    #expect(throws: SizingError.self) { try VolatilityReading(forecastVolatility: value) }
    #expect(throws: SizingError.self) {
      try RegimeReading(regime: "a", classNames: ["a", "b"], probabilities: [value, 1])
    }
  }

  @Test("A win rate above 1, no loss, and probabilities that do not sum to one are none")
  func boundaries() throws {
    #expect(throws: SizingError.self) { try TradeOdds(winRate: 1.0.nextUp, averageWin: 0.02, averageLoss: 0.01) }
    #expect(throws: SizingError.self) { try TradeOdds(winRate: 0.5, averageWin: 0.02, averageLoss: 0) }
    #expect(throws: SizingError.self) { try SharpeEvidence(sharpeRatio: .nan, years: 1) }
    #expect(throws: SizingError.self) {
      try RegimeReading(regime: "a", classNames: ["a", "b"], probabilities: [0.5, 0.4])
    }
    let odds = try TradeOdds(winRate: 1, averageWin: 0.02, averageLoss: 0.01)
    #expect(throws: SizingError.self) { try OddsEvidence(odds, tradeCount: 0) }
  }

  @Test("A regime without an entry, and an expected multiplier without probabilities, are errors")
  func regimes() throws {
    let reading = try RegimeReading(regime: "euphoria")
    #expect(throws: SizingError.unknownRegime(name: "euphoria", known: ["bear", "bull", "consolidation", "crisis"])) {
      try SizingPolicy.regimeAware.size(.example { $0.regime = .current(Sourced(reading)) })
    }
    let expected = SizingPolicy(name: "mean", base: .kelly, regime: RegimeLayer(reading: .expected))
    #expect(throws: SizingError.self) {
      try expected.size(.example { $0.regime = .current(Sourced(try RegimeReading(regime: "bull"))) })
    }
  }

  @Test("A size beyond all numbers is an error, even under a cap")
  func overflow() throws {
    let table = try RegimeMultipliers(["bull": 1e308])
    let policy = SizingPolicy(
      name: "vast", base: .kelly, regime: RegimeLayer(table), caps: try SizingCaps(maximumNotional: 0.25))
    let odds = try TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015)
    #expect(throws: SizingError.self) {
      try policy.size(
        .example {
          $0.odds = Sourced(try OddsEvidence(odds))
          $0.stopDistance = Sourced(1e-5)
          $0.regime = .current(Sourced(try RegimeReading(regime: "bull")))
        })
    }
    let target = SizingPolicy(name: "far", base: .volatilityTarget(.standard), caps: .unborrowed)
    #expect(throws: SizingError.self) {
      try target.size(
        .example {
          $0.volatility = .current(Sourced(try VolatilityReading(forecastVolatility: 1e-200)))
          $0.stopDistance = Sourced(1e200)
        })
    }
  }
}
