import PositionSizing
import Testing

@Suite("What a policy requires")
struct SizingRequirementTests {
  /// The inputs without what meets a requirement.
  private static func inputs(_ full: SizingInputs, without requirement: SizingRequirement) throws -> SizingInputs {
    var inputs = full
    switch requirement {
    case .odds: inputs.odds = nil
    case .trades: inputs.odds = try full.odds.map { Sourced(try OddsEvidence($0.value.odds)) }
    case .sharpe: inputs.sharpe = nil
    case .expectedReturn: inputs.expectedReturn = nil
    case .stopDistance:
      inputs.stopDistance = nil
      inputs.odds = nil
    case .regime: inputs.regime = .missing
    case .regimeProbabilities:
      inputs.regime =
        try full.regime.latest.map { .current(Sourced(try RegimeReading(regime: $0.value.regime))) }
        ?? .missing
    case .volatility: inputs.volatility = .missing
    case .annualizedVolatility: inputs.annualization = nil
    case .volatilityScore:
      inputs.volatility =
        try full.volatility.latest.map { (latest) throws in
          .current(
            Sourced(
              try VolatilityReading(
                forecastVolatility: latest.value.forecastVolatility, trailingMean: latest.value.trailingMean),
              from: latest.source))
        } ?? .missing
    case .confidence: inputs.confidence = nil
    case .agreement: inputs.agreement = nil
    case .correlation: inputs.correlation = nil
    case .consecutiveLosses: inputs.consecutiveLosses = nil
    }
    return inputs
  }

  private static func check(_ policy: SizingPolicy, _ full: SizingInputs) throws {
    let sized = try policy.size(full)
    let required = policy.requirements
    for requirement in SizingRequirement.allCases {
      let inputs = try inputs(full, without: requirement)
      guard required.contains(requirement) else {
        // A stop takes the place of the average loss where it is known, and needs not be.
        guard requirement != .stopDistance, requirement != .trades || required.contains(.odds) else { continue }
        let other = try policy.size(inputs)
        try #require(other.notional == sized.notional && other.risk == sized.risk, "\(requirement): \(policy)")
        continue
      }
      do throws(SizingError) {
        let position = try policy.size(inputs)
        let isInDoubt = position.trace.contains { $0.isDoubt }
        #expect(position.notional == nil || isInDoubt, "\(requirement): \(policy)")
      } catch {
        guard case .inputMissing = error else {
          Issue.record("\(requirement): \(error)")
          return
        }
      }
    }
  }

  @Test("Presets do without what they do not require, and not without what they do", arguments: SizingPolicy.presets)
  func presets(policy: SizingPolicy) throws {
    try Self.check(policy, .example { $0.stopDistance = Sourced(0.03) })
  }

  @Test("So does every policy")
  func policies() throws {
    var draw = RandomSizing(seed: 51)
    for _ in 0..<5_000 {
      var inputs = try draw.inputs()
      inputs.stopDistance = Sourced(draw.number(0.001, 0.5))
      let policy = try draw.policy()
      try Self.check(policy, inputs)
    }
  }

  private static let ofPresets: [String: Set<SizingRequirement>] = [
    "full-kelly": [.odds], "half-kelly": [.odds], "lower-bound": [.odds, .trades],
    "regime-aware": [.odds, .regime, .volatility, .volatilityScore],
    "volatility-target": [.volatility, .annualizedVolatility],
    "eight-layers": [.odds, .correlation, .consecutiveLosses], "confidence": [.confidence, .stopDistance, .volatility],
    "estimation-error": [.odds, .sharpe],
  ]

  @Test("The requirements of the presets are those of their rules", arguments: SizingPolicy.presets)
  func sets(policy: SizingPolicy) {
    #expect(policy.requirements == Self.ofPresets[policy.name])
  }

  @Test("A limit of the risk requires a stop, which odds bring along")
  func stop() throws {
    let caps = try SizingCaps(maximumRisk: 0.02)
    #expect(SizingPolicy(name: "k", base: .kelly, caps: caps).requirements == [.odds])
    #expect(
      SizingPolicy(name: "v", base: .volatilityTarget(.standard), caps: caps).requirements
        == [.volatility, .annualizedVolatility, .stopDistance])
  }
}
