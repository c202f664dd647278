import Foundation
import PositionSizing
import Testing

@Suite("Policies as JSON")
struct PolicyCodingTests {
  private static func policy(_ json: String) throws -> SizingPolicy {
    try JSONDecoder().decode(SizingPolicy.self, from: Data(json.utf8))
  }

  @Test("Each preset is read as it was written", arguments: SizingPolicy.presets)
  func presets(policy: SizingPolicy) throws {
    #expect(try JSONDecoder().decode(SizingPolicy.self, from: JSONEncoder().encode(policy)) == policy)
  }

  @Test("Any policy is read as it was written")
  func roundTrips() throws {
    var draw = RandomSizing(seed: 61)
    for _ in 0..<1_000 {
      let policy = try draw.policy()
      let read = try JSONDecoder().decode(SizingPolicy.self, from: JSONEncoder().encode(policy))
      try #require(read == policy)
    }
  }

  @Test("A policy says no more than it has")
  func sparse() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(SizingPolicy.halfKelly), as: UTF8.self)
        == #"{"base":"kelly","fraction":0.5,"name":"half-kelly"}"#)
  }

  @Test("A document with every member is the policy that it states")
  func full() throws {
    let read = try Self.policy(
      """
      {
        "name": "careful",
        "base": {"confidence": {"levels": [0.5, 0.9], "risks": [0.01, 0.02], "shape": "interpolated"}},
        "fraction": {"estimationErrorOfAssets": 3},
        "regime": {"multipliers": {"bull": 1.2, "crisis": 0}, "reading": "expected"},
        "volatility": {
          "scaling": {"days": 20}, "target": {"annualized": 0.3},
          "highForecastCut": {"multiplier": 0.7, "threshold": 95}
        },
        "confidence": {"levels": {}, "agreement": {"multipliers": [0, 1]}},
        "correlation": {"floor": 0.5},
        "lossStreak": {"threshold": 2, "factor": 0.25, "floor": 0.05},
        "caps": {"maximumRisk": 0.02, "maximumNotional": 1, "maximumLeverage": 2}
      }
      """)
    let stated = SizingPolicy(
      name: "careful",
      base: .confidence(try ConfidenceLevels(levels: [0.5, 0.9], risks: [0.01, 0.02], shape: .interpolated)),
      fraction: .estimationError(assets: 3),
      regime: RegimeLayer(try RegimeMultipliers(["bull": 1.2, "crisis": 0]), reading: .expected),
      volatility: VolatilityLayer(
        scaling: try VolatilityScaling(days: 20), target: try VolatilityTarget(annualized: 0.3),
        highForecastCut: try HighForecastCut(multiplier: 0.7, threshold: 95)),
      confidence: ConfidenceLayer(levels: .standard, agreement: try TimeFrameAgreement(multipliers: [0, 1])),
      correlation: try CorrelationSizer(floor: 0.5),
      lossStreak: try LossStreak(threshold: 2, factor: 0.25, floor: 0.05),
      caps: try SizingCaps(maximumRisk: 0.02, maximumNotional: 1, maximumLeverage: 2))
    #expect(read == stated)
  }

  @Test("Empty layers are the standard ones, absent ones change nothing, and only a base has to be there")
  func defaults() throws {
    let read = try Self.policy(
      #"{"base": {"confidence": {}}, "regime": {}, "volatility": {"scaling": {}, "highForecastCut": {}},"#
        + #""confidence": {"agreement": {}}, "correlation": {}, "lossStreak": {}, "caps": {}}"#)
    #expect(
      read
        == SizingPolicy(
          name: "custom", base: .confidence(.standard), regime: RegimeLayer(),
          volatility: VolatilityLayer(scaling: .standard, highForecastCut: .standard),
          confidence: ConfidenceLayer(agreement: .standard), correlation: .standard, lossStreak: .standard))
    #expect(try Self.policy(#"{"base": "continuousKelly"}"#) == SizingPolicy(name: "custom", base: .continuousKelly))
  }

  @Test(
    "A member that there is not is refused where it stands",
    arguments: [
      (#"{"base": "kelly", "leverage": 2}"#, [], "leverage"),
      (
        #"{"base": {"volatilityTarget": {"annualized": 0.2, "annualised": 0.2}}}"#, ["base", "volatilityTarget"],
        "annualised"
      ),
      (#"{"base": {"confidence": {"level": []}}}"#, ["base", "confidence"], "level"),
      (#"{"base": {"kelly": 1}}"#, ["base"], "kelly"),
      (#"{"base": "kelly", "fraction": {"assets": 1}}"#, ["fraction"], "assets"),
      (#"{"base": "kelly", "regime": {"bull": 1}}"#, ["regime"], "bull"),
      (#"{"base": "kelly", "volatility": {"cut": {}}}"#, ["volatility"], "cut"),
      (#"{"base": "kelly", "volatility": {"scaling": {"window": 30}}}"#, ["volatility", "scaling"], "window"),
      (#"{"base": "kelly", "volatility": {"target": {"annualized": 1, "x": 0}}}"#, ["volatility", "target"], "x"),
      (
        #"{"base": "kelly", "volatility": {"highForecastCut": {"score": 9}}}"#, ["volatility", "highForecastCut"],
        "score"
      ),
      (#"{"base": "kelly", "confidence": {"risk": 1}}"#, ["confidence"], "risk"),
      (#"{"base": "kelly", "confidence": {"levels": {"steps": 1}}}"#, ["confidence", "levels"], "steps"),
      (#"{"base": "kelly", "confidence": {"agreement": {"of": 3}}}"#, ["confidence", "agreement"], "of"),
      (#"{"base": "kelly", "correlation": {"ceiling": 1}}"#, ["correlation"], "ceiling"),
      (#"{"base": "kelly", "lossStreak": {"losses": 1}}"#, ["lossStreak"], "losses"),
      (#"{"base": "kelly", "caps": {"maximumrisk": 0.1}}"#, ["caps"], "maximumrisk"),
    ])
  func unknownMembers(json: String, path: [String], member: String) throws {
    let context = try #require(Self.corruption(json))
    #expect(context.codingPath.map(\.stringValue) == path)
    #expect(context.debugDescription.hasPrefix("there is no member \"\(member)\", only "))
  }

  @Test(
    "A number out of its range is refused where it stands",
    arguments: [
      (#"{"base": {"volatilityTarget": {"annualized": 0}}}"#, ["base", "volatilityTarget"]),
      (#"{"base": {"confidence": {"levels": [0.5, 0.4], "risks": [0, 0]}}}"#, ["base", "confidence"]),
      (#"{"base": "kelly", "fraction": 1.5}"#, ["fraction"]), (#"{"base": "kelly", "fraction": 0}"#, ["fraction"]),
      (#"{"base": "kelly", "fraction": {"estimationErrorOfAssets": 0}}"#, ["fraction"]),
      (#"{"base": "kelly", "regime": {"multipliers": {"bull": -1}}}"#, ["regime", "multipliers"]),
      (#"{"base": "kelly", "regime": {"multipliers": {}}}"#, ["regime", "multipliers"]),
      (#"{"base": "kelly", "regime": {"reading": "guess"}}"#, ["regime", "reading"]),
      (#"{"base": "kelly", "volatility": {"scaling": {"days": 0}}}"#, ["volatility", "scaling"]),
      (
        #"{"base": "kelly", "volatility": {"highForecastCut": {"threshold": 101}}}"#, ["volatility", "highForecastCut"]
      ),
      (
        #"{"base": "kelly", "volatility": {"highForecastCut": {"multiplier": 1.1}}}"#,
        ["volatility", "highForecastCut"]
      ),
      (#"{"base": "kelly", "confidence": {"agreement": {"multipliers": [1, 0]}}}"#, ["confidence", "agreement"]),
      (#"{"base": "kelly", "correlation": {"floor": 1.1}}"#, ["correlation"]),
      (#"{"base": "kelly", "lossStreak": {"factor": 2}}"#, ["lossStreak"]),
      (#"{"base": "kelly", "caps": {"maximumRisk": 1.5}}"#, ["caps"]),
      (#"{"base": "kelly", "caps": {"maximumLeverage": -1}}"#, ["caps"]),
      (#"{"base": "martingale"}"#, ["base"]), (#"{"base": {}}"#, ["base"]),
      (#"{"base": {"volatilityTarget": {"annualized": 0.2}, "confidence": {}}}"#, ["base"]),
    ])
  func outOfRange(json: String, path: [String]) throws {
    #expect(try #require(Self.corruption(json)).codingPath.map(\.stringValue) == path)
  }

  @Test(
    "A value of another type is refused",
    arguments: [
      "[]", "3", #"{"base": 3}"#, #"{"base": null}"#, #"{"name": "no base"}"#, #"{"base": "kelly", "name": 3}"#,
      #"{"base": "kelly", "fraction": "0.5"}"#, #"{"base": "kelly", "fraction": [0.5]}"#,
      #"{"base": "kelly", "fraction": {"estimationErrorOfAssets": 1.5}}"#, #"{"base": "kelly", "regime": "standard"}"#,
      #"{"base": "kelly", "regime": {"multipliers": {"bull": "1"}}}"#,
      #"{"base": "kelly", "volatility": {"scaling": true}}"#, #"{"base": "kelly", "lossStreak": {"threshold": 2.5}}"#,
      #"{"base": "kelly", "caps": {"maximumRisk": "2 %"}}"#, #"{"base": {"volatilityTarget": 0.2}}"#,
    ])
  func otherTypes(json: String) {
    #expect(throws: DecodingError.self) { try Self.policy(json) }
  }

  /// Where and why a document is no policy; `nil` where it is one, or its types are wrong.
  private static func corruption(_ json: String) -> DecodingError.Context? {
    do {
      _ = try policy(json)
      return nil
    } catch DecodingError.dataCorrupted(let context) {
      return context
    } catch {
      return nil
    }
  }
}
