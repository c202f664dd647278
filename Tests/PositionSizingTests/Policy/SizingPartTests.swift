import PositionSizing
import Testing

@Suite("Policies of parts")
struct SizingPartTests {
  private static func policy(_ parts: (SizingPart.Name, Double?)...) throws -> SizingPolicy {
    try SizingPolicy(name: "parts", parts: parts.map { try SizingPart($0.0, $0.1) })
  }

  private static func stated(
    _ base: SizingBase = .kelly, _ change: (inout SizingPolicy) throws -> Void = { _ in }
  ) rethrows -> SizingPolicy {
    var policy = SizingPolicy(name: "parts", base: base)
    try change(&policy)
    return policy
  }

  @Test("Each base is the one of its name")
  func bases() throws {
    let calm = SizingBase.volatilityTarget(try VolatilityTarget(annualized: 0.4))
    #expect(try Self.policy((.kelly, nil)) == Self.stated(.kelly))
    #expect(try Self.policy((.kellyLowerBound, nil)) == Self.stated(.kellyLowerBound))
    #expect(try Self.policy((.continuousKelly, nil)) == Self.stated(.continuousKelly))
    #expect(try Self.policy((.volatilityTarget, nil)) == Self.stated(.volatilityTarget(.standard)))
    #expect(try Self.policy((.volatilityTarget, 0.4)) == Self.stated(calm))
    #expect(try Self.policy((.confidence, nil)) == Self.stated(.confidence(.standard)))
  }

  /// A part beside Kelly, and what it makes of the policy.
  private static let layers:
    [(name: SizingPart.Name, value: Double?, change: @Sendable (inout SizingPolicy) throws -> Void)] = [
      (.fraction, 0.3, { $0.fraction = .multiple(try KellyMultiple(0.3)) }),
      (.estimationError, nil, { $0.fraction = .estimationError(assets: 1) }),
      (.estimationError, 5, { $0.fraction = .estimationError(assets: 5) }),
      (.regime, nil, { $0.regime = RegimeLayer() }),
      (.expectedRegime, nil, { $0.regime = RegimeLayer(reading: .expected) }),
      (.volatilityScaling, nil, { $0.volatility = VolatilityLayer(scaling: .standard) }),
      (.volatilityScaling, 7, { $0.volatility = VolatilityLayer(scaling: try VolatilityScaling(days: 7)) }),
      (.volatilityLimit, nil, { $0.volatility = VolatilityLayer(target: .standard) }),
      (.volatilityLimit, 0.6, { $0.volatility = VolatilityLayer(target: try VolatilityTarget(annualized: 0.6)) }),
      (.highForecastCut, nil, { $0.volatility = VolatilityLayer(highForecastCut: .standard) }),
      (.highForecastCut, 95, { $0.volatility = VolatilityLayer(highForecastCut: try HighForecastCut(threshold: 95)) }),
      (.confidenceLimit, nil, { $0.confidence = ConfidenceLayer(levels: .standard) }),
      (.agreement, nil, { $0.confidence = ConfidenceLayer(agreement: .standard) }),
      (.correlation, nil, { $0.correlation = .standard }),
      (.lossStreak, nil, { $0.lossStreak = .standard }),
      (.maximumRisk, 0.02, { $0.caps = try SizingCaps(maximumRisk: 0.02) }),
      (.maximumNotional, 0.25, { $0.caps = try SizingCaps(maximumNotional: 0.25) }),
      (.maximumLeverage, 3, { $0.caps = try SizingCaps(maximumLeverage: 3) }),
    ]

  @Test("Each part adds what its name says, whatever the order")
  func parts() throws {
    for (name, value, change) in Self.layers {
      let expected = try Self.stated(.kelly, change)
      #expect(try Self.policy((.kelly, nil), (name, value)) == expected)
      #expect(try Self.policy((name, value), (.kelly, nil)) == expected)
    }
    let bases: [SizingPart.Name] = [.kelly, .kellyLowerBound, .continuousKelly, .volatilityTarget, .confidence]
    #expect(Set(Self.layers.map(\.name) + bases) == Set(SizingPart.Name.allCases))
  }

  @Test("Parts of one layer go together")
  func together() throws {
    let policy = try Self.policy(
      (.maximumLeverage, 2), (.volatilityScaling, nil), (.kelly, nil), (.maximumRisk, 0.01), (.highForecastCut, nil),
      (.volatilityLimit, nil), (.agreement, nil), (.confidenceLimit, nil))
    let expected = try Self.stated {
      $0.volatility = VolatilityLayer(scaling: .standard, target: .standard, highForecastCut: .standard)
      $0.confidence = ConfidenceLayer(levels: .standard, agreement: .standard)
      $0.caps = try SizingCaps(maximumRisk: 0.01, maximumLeverage: 2)
    }
    #expect(policy == expected)
  }

  @Test("A policy starts from one part")
  func oneBase() throws {
    #expect(
      throws: SizingError.invalidPolicy(
        reason: "a policy starts from one of kelly, kelly-lower-bound, continuous-kelly, volatility-target, confidence")
    ) { try Self.policy((.regime, nil)) }
    #expect(throws: SizingError.invalidPolicy(reason: "a policy starts from one part, not from kelly and confidence")) {
      try Self.policy((.kelly, nil), (.confidence, nil))
    }
    #expect(throws: SizingError.self) { try Self.policy((.kelly, nil), (.kelly, nil)) }
    #expect(throws: SizingError.self) { try Self.policy() }
  }

  @Test("A part is given once")
  func once() throws {
    #expect(throws: SizingError.invalidPolicy(reason: "the part fraction is given twice")) {
      try Self.policy((.kelly, nil), (.fraction, 0.5), (.fraction, 0.25))
    }
  }

  @Test(
    "Parts that contradict each other are refused",
    arguments: [
      [(SizingPart.Name.kelly, nil), (.fraction, 0.5), (.estimationError, nil)],
      [(.kelly, nil), (.regime, nil), (.expectedRegime, nil)], [(.confidence, nil), (.confidenceLimit, nil)],
      [(.volatilityTarget, nil), (.volatilityLimit, nil)],
    ] as [[(SizingPart.Name, Double?)]])
  func exclusions(parts: [(SizingPart.Name, Double?)]) throws {
    let named = try parts.map { try SizingPart($0.0, $0.1) }
    let error = #expect(throws: SizingError.self) { try SizingPolicy(name: "parts", parts: named) }
    #expect("\(try #require(error))".hasSuffix("exclude each other"))
  }

  @Test("A part has a number where it needs one, and none where there can be none", arguments: SizingPart.Name.allCases)
  func numbers(name: SizingPart.Name) throws {
    let needing: Set<SizingPart.Name> = [.fraction, .maximumRisk, .maximumNotional, .maximumLeverage]
    if needing.contains(name) {
      #expect(throws: SizingError.self) { try SizingPart(name) }
    } else {
      #expect(try SizingPart(name).value == nil)
    }
    if name.valueMeaning == nil {
      #expect(throws: SizingError.invalidPolicy(reason: "the part \(name.rawValue) takes no number")) {
        try SizingPart(name, 1)
      }
    } else {
      #expect(try SizingPart(name, 1).value == 1)
    }
  }

  @Test(
    "A number outside of its range is refused",
    arguments: [
      (SizingPart.Name.fraction, [0, 1.5, -1]), (.estimationError, [0, 1.5, -1, 1e30]),
      (.volatilityScaling, [0, 0.5, -3, 1e30]), (.volatilityLimit, [0, -0.2]), (.highForecastCut, [-1, 100.5]),
      (.maximumRisk, [-0.1, 1.1]), (.maximumNotional, [-1]), (.maximumLeverage, [-1]),
    ])
  func ranges(name: SizingPart.Name, values: [Double]) throws {
    for value in values + [.nan, .infinity] {
      #expect(throws: SizingError.self) { try Self.policy((.kelly, nil), (name, value)) }
    }
  }
}
