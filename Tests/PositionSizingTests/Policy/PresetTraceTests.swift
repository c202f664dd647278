import PositionSizing
import Testing

/// What a preset makes of an example, worked out by hand.
struct PresetTrace: CustomTestStringConvertible, Sendable {
  let policy: SizingPolicy
  let inputs: @Sendable (inout SizingInputs) throws -> Void
  /// Name, value, source, risk and notional fraction of each factor.
  let factors: [(name: String, value: Double, source: String, risk: Double?, notional: Double)]

  init(
    _ policy: SizingPolicy, _ factors: [(String, Double, String, Double?, Double)],
    inputs: @escaping @Sendable (inout SizingInputs) throws -> Void = { _ in }
  ) {
    self.policy = policy
    self.inputs = inputs
    self.factors = factors
  }

  var testDescription: String { "\(policy.name): \(factors.map(\.name).joined(separator: ", "))" }
}

@Suite("Traces of the presets")
struct PresetTraceTests {
  static let kelly = ("kelly", 0.2125, "trades.csv", 0.2125, 0.2125 / 0.015)

  static let certain = [
    PresetTrace(.fullKelly, [kelly]),
    PresetTrace(
      .fullKelly, [kelly, ("stop-distance", 1, "given", 0.2125, 4.25)],
      inputs: { $0.stopDistance = Sourced(0.05) }),
    PresetTrace(.halfKelly, [kelly, ("fraction", 0.5, "half-kelly", 0.106_25, 0.106_25 / 0.015)]),
    PresetTrace(
      .regimeAware,
      [
        kelly, ("regime", 0.25, "labels.csv", 0.053_125, 0.053_125 / 0.015),
        ("high-forecast-cut", 0.8, "scores.csv", 0.042_5, 0.042_5 / 0.015),
      ]),
    PresetTrace(
      .volatilityTarget,
      [
        ("volatility-target", 0.5, "scores.csv", nil, 0.5), ("maximum-leverage", 1, "volatility-target", nil, 0.5),
      ],
      inputs: { $0.odds = nil }),
    PresetTrace(
      .volatilityTarget,
      [
        ("volatility-target", 2, "scores.csv", 0.2, 2), ("stop-distance", 1, "given", 0.2, 2),
        ("maximum-leverage", 0.5, "volatility-target", 0.1, 1),
      ],
      inputs: {
        $0.annualization = 5
        $0.stopDistance = Sourced(0.1)
      }),
    PresetTrace(
      .eightLayers,
      [
        kelly, ("fraction", 0.5, "eight-layers", 0.106_25, 0.106_25 / 0.015),
        ("correlation", 0.6, "given", 0.063_75, 4.25), ("loss-streak", 0.25, "given", 0.015_937_5, 1.062_5),
        ("maximum-notional", 0.25 / 1.062_5, "eight-layers", 0.003_75, 0.25),
      ]),
    PresetTrace(
      .confidence,
      [
        ("confidence", 0.01, "given", 0.01, 0.25), ("stop-distance", 1, "given", 0.01, 0.25),
        ("volatility-scaling", 0.75, "scores.csv", 0.007_5, 0.187_5),
      ],
      inputs: { $0.stopDistance = Sourced(0.04) }),
    PresetTrace(
      .confidence,
      [
        ("confidence", 0.01, "given", 0.01, 0.01 / 0.015), ("stop-distance", 1, "trades.csv", 0.01, 0.01 / 0.015),
        ("volatility-scaling", 0.75, "scores.csv", 0.007_5, 0.5),
      ]),
    PresetTrace(.estimationError, [kelly, ("estimation-error", 0.8, "given", 0.17, 0.17 / 0.015)]),
    PresetTrace(
      .estimationError, [kelly, ("estimation-error", 0, "given", 0, 0)],
      inputs: { $0.sharpe = Sourced(try SharpeEvidence(sharpeRatio: -0.5, years: 4)) }),
    PresetTrace(.lowerBound, [("kelly-lower-bound", 0.05, "trades.csv", 0.05, 0.05 / 0.015)]),
    PresetTrace(
      .lowerBound,
      [
        ("kelly-lower-bound", 0.05, "given", 0.05, 0.05 / 0.015), ("few-trades", 1, "given", 0.05, 0.05 / 0.015),
      ],
      inputs: {
        let odds = try TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015)
        $0.odds = Sourced(try OddsEvidence(odds, tradeCount: 29, lowerBound: RiskFraction(0.05)))
      }),
  ]

  static let doubtful = [
    PresetTrace(
      .regimeAware,
      [
        kelly, ("stale-regime", 0.1, "labels.csv", 0.021_25, 0.021_25 / 0.015),
        ("high-forecast-cut", 0.8, "scores.csv", 0.017, 0.017 / 0.015),
      ],
      inputs: { $0.ageRegime() }),
    PresetTrace(
      .regimeAware,
      [
        kelly, ("missing-regime", 0.1, "regime-aware", 0.021_25, 0.021_25 / 0.015),
        ("missing-volatility", 1, "regime-aware", 0.021_25, 0.021_25 / 0.015),
      ],
      inputs: {
        $0.regime = .missing
        $0.volatility = .missing
      }),
    PresetTrace(
      .regimeAware,
      [
        kelly, ("regime", 0.25, "labels.csv", 0.053_125, 0.053_125 / 0.015),
        ("stale-volatility", 0.4, "scores.csv", 0.021_25, 0.021_25 / 0.015),
      ],
      inputs: { $0.ageVolatility() }),
    PresetTrace(
      .regimeAware,
      [
        kelly, ("regime", 0.25, "labels.csv", 0.053_125, 0.053_125 / 0.015),
        ("missing-volatility-score", 0.4, "given", 0.021_25, 0.021_25 / 0.015),
      ],
      inputs: { $0.volatility = .current(Sourced(try VolatilityReading(forecastVolatility: 0.02))) }),
    PresetTrace(
      .confidence,
      [
        ("confidence", 0.01, "given", 0.01, 0.01 / 0.015), ("stop-distance", 1, "trades.csv", 0.01, 0.01 / 0.015),
        ("missing-volatility-mean", 0.1, "given", 0.001, 0.001 / 0.015),
      ],
      inputs: { $0.volatility = .current(Sourced(try VolatilityReading(forecastVolatility: 0.02))) }),
    PresetTrace(
      .volatilityTarget,
      [
        ("volatility-target", 0.5, "scores.csv", nil, 0.5), ("stale-volatility", 0.1, "scores.csv", nil, 0.05),
        ("maximum-leverage", 1, "volatility-target", nil, 0.05),
      ],
      inputs: {
        $0.odds = nil
        $0.ageVolatility()
      }),
  ]

  @Test("Each factor has its value, its source and what it left", arguments: certain + doubtful)
  func factors(expected: PresetTrace) throws {
    let position = try expected.policy.size(.example(expected.inputs))
    #expect(position.trace.map(\.reason.name) == expected.factors.map(\.name))
    for (factor, expected) in zip(position.trace, expected.factors) {
      #expect(factor.source.name == expected.source)
      #expect(isClose(factor.value, expected.value))
      #expect(isClose(factor.risk, expected.risk))
      #expect(isClose(factor.notional, expected.notional))
    }
    #expect(position.risk?.value == position.trace.last?.risk)
    #expect(position.notional?.value == position.trace.last?.notional)
    let product = position.trace.compactMap(\.value).reduce(1, *)
    #expect(
      isClose(
        product,
        position.risk != nil && expected.policy != .volatilityTarget ? position.risk?.value : position.notional?.value))
  }

  @Test("Every preset has a trace here")
  func all() {
    #expect(Set(Self.certain.map(\.policy)) == Set(SizingPolicy.presets))
  }

  @Test("A policy of all layers applies them in the order of the steps")
  func order() throws {
    let policy = SizingPolicy(
      name: "all", base: .kelly, fraction: .multiple(.half), regime: RegimeLayer(reading: .expected),
      volatility: VolatilityLayer(scaling: .standard, target: .standard, highForecastCut: .standard),
      confidence: ConfidenceLayer(levels: .standard, agreement: .standard), correlation: .standard,
      lossStreak: .standard, caps: try SizingCaps(maximumRisk: 0.5, maximumNotional: 2, maximumLeverage: 3))
    let trace = try policy.size(.example { $0.stopDistance = Sourced(0.1) }).trace
    #expect(
      trace.map(\.reason.name) == [
        "kelly", "stop-distance", "fraction", "expected-regime", "volatility-scaling", "volatility-limit",
        "high-forecast-cut", "confidence-limit", "agreement", "correlation", "loss-streak", "maximum-risk",
        "maximum-notional", "maximum-leverage",
      ])
    #expect(Set(trace.map(\.step)) == Set(SizingStep.allCases))
    // 0.2125 · 0.5 · 0.4625 · 0.75 · 0.5 · 0.8 = 0.01474; then at most 0.01, · 0.5 · 0.6 · 0.25.
    #expect(isClose(trace.last?.risk, 0.000_75))
    #expect(isClose(trace.last?.notional, 0.007_5))
  }

  private func isClose(_ number: Double?, _ expected: Double?) -> Bool {
    guard let number, let expected else { return number == nil && expected == nil }
    return abs(number - expected) <= 1e-14 * abs(expected)
  }
}
