import PositionSizing
import Testing

@Suite("Inputs that are old or missing")
struct DoubtTests {
  @Test("They size by the crisis entry once, and never above it")
  func crisisOnce() throws {
    var draw = RandomSizing(seed: 81)
    var seen = 0
    while seen < 100_000 {
      let policy = try draw.policy()
      let inputs = try draw.doubtfulInputs()
      let position = try policy.size(inputs)
      let regimes = position.trace.filter { $0.step == .regime }
      guard regimes.contains(where: \.isDoubt) else { continue }
      let crisis = policy.multiplierInDoubt.multiplier
      let product = regimes.compactMap(\.value).reduce(1, *)
      if regimes[0].isDoubt {
        try #require(product == crisis)
      } else {
        try #require(abs(product - min(crisis, regimes[0].value ?? .nan)) <= 1e-15 * crisis)
      }
      let limit = try Self.sizeInCrisis(policy, inputs)
      try #require((position.notional?.value ?? 0) <= (limit.notional?.value ?? 0) * (1 + 1e-14))
      try #require((position.risk?.value ?? 0) <= (limit.risk?.value ?? 0) * (1 + 1e-14))
      seen += 1
    }
  }

  /// The size where a regime is known, and is a crisis; nothing else reduces by volatility.
  private static func sizeInCrisis(_ policy: SizingPolicy, _ inputs: SizingInputs) throws -> SizedPosition {
    var (policy, inputs) = (policy, inputs)
    let crisis = policy.multiplierInDoubt
    policy.regime = RegimeLayer(policy.regime?.multipliers ?? .standard)
    policy.volatility = .none
    inputs.regime = .current(Sourced(try RegimeReading(regime: crisis.name)))
    inputs.volatility = inputs.volatility.latest.map { .current($0) } ?? .missing
    return try policy.size(inputs)
  }

  @Test(
    "A table's crisis entry is the one named so, else the smallest",
    arguments: [
      (["bull": 1, "crisis": 0.3, "bear": 0.2], "crisis", 0.3), (["calm": 1, "wild": 0.2], "wild", 0.2),
      (["b": 0.2, "a": 0.2, "c": 1], "a", 0.2), (["bull": 1, "crisis": 0], "crisis", 0),
    ])
  func crisisEntry(table: [String: Double], name: String, multiplier: Double) throws {
    let policy = SizingPolicy(name: "table", base: .kelly, regime: RegimeLayer(try RegimeMultipliers(table)))
    let factor = try #require(try policy.size(.example { $0.regime = .missing }).trace.last)
    #expect(factor.value == multiplier)
    #expect(factor.reason == .missing(input: .regime, regime: name))
  }

  @Test("An entry above 1 is not for what is not known")
  func crisisAboveOne() throws {
    let policy = SizingPolicy(
      name: "bold", base: .kelly, regime: RegimeLayer(try RegimeMultipliers(["calm": 3, "wild": 2])))
    #expect(try policy.size(.example { $0.regime = .missing }).trace.last?.value == 1)
  }

  @Test("The age of what is old is told in seconds")
  func age() throws {
    let trace = try SizingPolicy.regimeAware.size(
      .example {
        $0.ageRegime()
        $0.ageVolatility()
      }
    ).trace
    #expect(
      trace.dropFirst().map(\.reason) == [
        .stale(input: .regime, ageSeconds: 86_400, regime: "crisis"),
        .stale(input: .volatility, ageSeconds: 172_800, regime: "crisis"),
      ])
  }

  @Test("A policy without a regime table goes by the standard one's crisis entry where a volatility is missing")
  func volatilityAlone() throws {
    let policy = SizingPolicy(name: "calm", base: .kelly, volatility: VolatilityLayer(scaling: .standard))
    #expect(try policy.size(.example { $0.volatility = .missing }).trace.last?.value == 0.1)
  }

  @Test(
    "Without odds from the trades so far there is no size; without trades at all it is an error",
    arguments: [
      SizingBase.kelly, .kellyLowerBound, .confidence(.standard),
    ])
  func noOdds(base: SizingBase) throws {
    let policy = SizingPolicy(name: "early", base: base)
    let position = try policy.size(
      .example {
        $0.odds = nil
        $0.closedTrades = Sourced(3)
      })
    #expect(position.notional == nil && position.risk == nil)
    #expect(position.trace.map(\.reason) == [.noOdds(tradeCount: 3)])
    #expect(throws: SizingError.self) { try policy.size(.example { $0.odds = nil }) }
  }

  @Test("Without a Sharpe ratio from the trades so far there is no size; without trades at all it is an error")
  func noSharpe() throws {
    let position = try SizingPolicy.estimationError.size(
      .example {
        $0.sharpe = nil
        $0.closedTrades = Sourced(3)
      })
    #expect(position.notional == nil && position.risk == nil)
    #expect(position.trace.map(\.reason) == [.noSharpe(tradeCount: 3)])
    #expect(throws: SizingError.self) {
      try SizingPolicy.estimationError.size(
        .example {
          $0.sharpe = nil
          $0.closedTrades = nil
        })
    }
  }

  @Test(
    "Without a volatility there is nothing to start from",
    arguments: [
      SizingBase.continuousKelly, .volatilityTarget(.standard),
    ])
  func noVolatility(base: SizingBase) throws {
    let position = try SizingPolicy(name: "early", base: base).size(.example { $0.volatility = .missing })
    #expect(position.notional == nil && position.risk == nil)
    #expect(position.trace.map(\.reason) == [.noVolatility])
  }
}

extension SizingFactor {
  /// Whether the factor stands for an input that is old or missing.
  var isDoubt: Bool {
    switch reason {
    case .stale, .missing: true
    default: false
    }
  }
}
