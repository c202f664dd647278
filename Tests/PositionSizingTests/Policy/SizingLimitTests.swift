import PositionSizing
import Testing

@Suite("Limits below, at and above")
struct SizingLimitTests {
  @Test(
    "A cap of the size binds above it only",
    arguments: [
      (0.5.nextDown, 0.5.nextDown), (0.5, 0.5), (0.5.nextUp, 0.5), (7, 0.5),
    ] as [(Double, Double)])
  func notional(size: Double, capped: Double) throws {
    for caps in [try SizingCaps(maximumNotional: 0.5), try SizingCaps(maximumLeverage: 0.5)] {
      let policy = SizingPolicy(
        name: "capped", base: .volatilityTarget(try VolatilityTarget(annualized: size)), caps: caps)
      let position = try policy.size(Self.unit())
      #expect(position.notional?.value == capped)
      #expect(position.trace.last?.value == (size > 0.5 ? 0.5 / size : 1))
    }
  }

  @Test(
    "A cap of the risk binds above it only",
    arguments: [
      (0.02.nextDown, 0.02.nextDown), (0.02, 0.02), (0.02.nextUp, 0.02), (0.9, 0.02),
    ] as [(Double, Double)])
  func risk(size: Double, capped: Double) throws {
    let policy = SizingPolicy(name: "capped", base: .kellyLowerBound, caps: try SizingCaps(maximumRisk: 0.02))
    let position = try policy.size(Self.bound(size))
    #expect(position.risk?.value == capped)
    #expect(position.trace.last?.value == (size > 0.02 ? 0.02 / size : 1))
  }

  @Test(
    "All of the capital may be lost, more may not",
    arguments: [(1.0, 1.0), (1.0.nextUp, 1.0), (3, 1.0)] as [(Double, Double)])
  func everything(multiplier: Double, risk: Double) throws {
    let table = try RegimeMultipliers(["bull": multiplier])
    let policy = SizingPolicy(name: "all", base: .kellyLowerBound, regime: RegimeLayer(table))
    var inputs = try Self.bound(1)
    inputs.regime = .current(Sourced(try RegimeReading(regime: "bull")))
    let position = try policy.size(inputs)
    #expect(position.risk?.value == risk)
    #expect(position.trace.contains { $0.reason == .maximumRisk(1) } == (multiplier > 1))
  }

  @Test(
    "A confidence allows the risk of the level that it reaches",
    arguments: [
      (0.3.nextDown, 0), (0.3, 0.005), (0.6.nextDown, 0.005), (0.6, 0.01), (0.9.nextDown, 0.01), (0.9, 0.02), (1, 0.02),
    ] as [(Double, Double)])
  func confidence(confidence: Double, risk: Double) throws {
    let limited = SizingPolicy(name: "limited", base: .kelly, confidence: ConfidenceLayer(levels: .standard))
    let inputs = try SizingInputs.example { $0.confidence = Sourced(confidence) }
    #expect(try limited.size(inputs).risk?.value == risk)
    #expect(try SizingPolicy(name: "from", base: .confidence(.standard)).size(inputs).risk?.value == risk)
  }

  @Test(
    "A risk at what a confidence allows is not cut",
    arguments: [
      (0.01.nextDown, 1.0), (0.01, 1.0), (0.01.nextUp, 0.01 / 0.01.nextUp),
    ] as [(Double, Double)])
  func confidenceLimit(risk: Double, value: Double) throws {
    let policy = SizingPolicy(name: "limited", base: .kellyLowerBound, confidence: ConfidenceLayer(levels: .standard))
    #expect(try policy.size(Self.bound(risk)).trace.last?.value == value)
  }

  @Test(
    "Losses in a row count from the third on",
    arguments: [
      (0, 1), (2, 1), (3, 0.5), (4, 0.25), (5, 0.125), (6, 0.1), (Int.max, 0.1),
    ] as [(Int, Double)])
  func losses(losses: Int, value: Double) throws {
    let trace = try SizingPolicy.eightLayers.size(.example { $0.consecutiveLosses = Sourced(losses) }).trace
    #expect(trace.first { $0.step == .lossStreak }?.value == value)
  }

  @Test(
    "Correlation reduces from 0 to three quarters",
    arguments: [
      (-1, 1), (0, 1), (0.25, 0.75), (0.75.nextDown, 1 - 0.75.nextDown), (0.75, 0.25), (0.75.nextUp, 0.25), (1, 0.25),
    ] as [(Double, Double)])
  func correlation(correlation: Double, value: Double) throws {
    let trace = try SizingPolicy.eightLayers.size(.example { $0.correlation = Sourced(correlation) }).trace
    #expect(trace.first { $0.step == .correlation }?.value == value)
  }

  @Test(
    "A forecast is high above its threshold only",
    arguments: [(90.0.nextDown, 1), (90, 1), (90.0.nextUp, 0.8)] as [(Double, Double)])
  func highForecast(score: Double, value: Double) throws {
    let policy = SizingPolicy(
      name: "cut", base: .kelly, volatility: VolatilityLayer(highForecastCut: try HighForecastCut(threshold: 90)))
    // What the forecaster calls an alert does not count where a threshold is stated.
    let reading = try VolatilityReading(forecastVolatility: 0.02, score: score, isAlert: score <= 90)
    let trace = try policy.size(.example { $0.volatility = .current(Sourced(reading)) }).trace
    #expect(trace.last?.value == value)
  }

  @Test(
    "Volatility above its mean reduces",
    arguments: [
      (0.02.nextDown, 1.0), (0.02, 1.0), (0.04, 0.5), (0.02.nextUp, 0.02 / 0.02.nextUp),
    ] as [(Double, Double)])
  func scaling(current: Double, value: Double) throws {
    let reading = try VolatilityReading(forecastVolatility: current, trailingMean: 0.02)
    let trace = try SizingPolicy.confidence.size(.example { $0.volatility = .current(Sourced(reading)) }).trace
    #expect(trace.last?.value == value)
  }

  @Test("There is an edge above even odds only", arguments: [(0.5.nextDown, false), (0.5, false), (0.5.nextUp, true)])
  func edge(winRate: Double, isEdge: Bool) throws {
    let odds = try TradeOdds(winRate: winRate, averageWin: 0.01, averageLoss: 0.01)
    let position = try SizingPolicy.fullKelly.size(.example { $0.odds = Sourced(try OddsEvidence(odds)) })
    #expect(((position.notional?.value ?? -1) > 0) == isEdge)
    #expect(isEdge || position.notional?.value == 0)
  }

  @Test("Fewer than 30 trades are a warning", arguments: [(1, true), (29, true), (30, false), (31, false)])
  func trades(count: Int, isWarning: Bool) throws {
    let odds = try TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015)
    let position = try SizingPolicy.fullKelly.size(
      .example { $0.odds = Sourced(try OddsEvidence(odds, tradeCount: count)) })
    #expect(position.trace.contains { $0.reason == .fewTrades(count) } == isWarning)
    #expect(position.risk?.value == odds.kellyFraction.value)
  }

  @Test("A cap of the risk needs to know what is lost at the stop")
  func riskWithoutStop() throws {
    let policy = SizingPolicy(
      name: "capped", base: .volatilityTarget(.standard), caps: try SizingCaps(maximumRisk: 0.02))
    #expect(throws: SizingError.inputMissing(name: "the distance of a stop", rule: "the policy capped")) {
      try policy.size(.example { $0.odds = nil })
    }
    let position = try policy.size(.example { $0.stopDistance = Sourced(0.1) })
    #expect(position.risk?.value == 0.02)
    #expect(abs((position.notional?.value ?? 0) - 0.2) < 1e-16)
  }

  /// Inputs at an annual volatility of 1, so that a target is the size.
  private static func unit() throws -> SizingInputs {
    try .example {
      $0.volatility = .current(Sourced(try VolatilityReading(forecastVolatility: 1)))
      $0.annualization = 1
    }
  }

  /// Inputs whose lower bound of the Kelly fraction is `risk`.
  private static func bound(_ risk: Double) throws -> SizingInputs {
    let odds = try TradeOdds(winRate: 0.55, averageWin: 0.02, averageLoss: 0.015)
    return try .example { $0.odds = Sourced(try OddsEvidence(odds, lowerBound: RiskFraction(risk))) }
  }
}
