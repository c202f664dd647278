import MarketData
import NumericalMethods
import PositionSizing

/// Random policies, and random inputs that suit them.
struct RandomSizing {
  private var generator: SplitMix64

  init(seed: UInt64) {
    generator = SplitMix64(seed: seed)
  }

  // MARK: Numbers

  mutating func number(_ low: Double, _ high: Double) -> Double { low + (high - low) * generator.nextUniform() }

  /// A number of a range, in one of five cases one of its ends.
  mutating func withinOrAt(_ low: Double, _ high: Double) -> Double {
    chance(0.2) ? (chance(0.5) ? low : high) : number(low, high)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  mutating func chance(_ probability: Double) -> Bool { generator.nextUniform() < probability }

  /// A value of `make`, or none.
  mutating func maybe<Value>(_ probability: Double, _ make: (inout RandomSizing) throws -> Value) rethrows -> Value? {
    chance(probability) ? try make(&self) : nil
  }

  // MARK: Policies

  mutating func policy() throws -> SizingPolicy {
    SizingPolicy(
      name: "random", base: try base(),
      fraction: try maybe(0.5) { draw in
        draw.chance(0.5)
          ? .multiple(try KellyMultiple(draw.number(0.01, 1))) : .estimationError(assets: draw.integer(1...20))
      },
      regime: try maybe(0.6) { draw in
        RegimeLayer(try draw.multipliers(), reading: draw.chance(0.5) ? .label : .expected)
      },
      volatility: VolatilityLayer(
        scaling: try maybe(0.4) { try VolatilityScaling(days: $0.integer(1...60)) },
        target: try maybe(0.4) { try VolatilityTarget(annualized: $0.number(0.05, 1)) },
        highForecastCut: try maybe(0.4) { draw in
          try HighForecastCut(multiplier: draw.number(0, 1), threshold: draw.maybe(0.5) { $0.number(0, 100) })
        }),
      confidence: ConfidenceLayer(
        levels: try maybe(0.3) { try $0.levels() },
        agreement: try maybe(0.3) { try TimeFrameAgreement(multipliers: [0, 0.5, $0.number(0.5, 1), 1]) }),
      correlation: try maybe(0.5) { try CorrelationSizer(floor: $0.withinOrAt(0, 1)) },
      lossStreak: try maybe(0.5) { draw in
        try LossStreak(threshold: draw.integer(1...5), factor: draw.number(0, 1), floor: draw.number(0, 0.5))
      },
      caps: try SizingCaps(
        maximumRisk: maybe(0.4) { $0.number(0, 0.2) }, maximumNotional: maybe(0.4) { $0.number(0, 3) },
        maximumLeverage: maybe(0.4) { $0.number(0, 3) }))
  }

  private mutating func base() throws -> SizingBase {
    switch integer(0...5) {
    case 0: .kellyLowerBound
    case 1: .continuousKelly
    case 2: .volatilityTarget(try VolatilityTarget(annualized: number(0.05, 1)))
    case 3: .confidence(try levels())
    default: .kelly
    }
  }

  private mutating func levels() throws -> ConfidenceLevels {
    let risk = number(0, 0.05)
    return try ConfidenceLevels(
      levels: [0.2, number(0.3, 0.9)], risks: [risk, risk + number(0, 0.05)],
      shape: chance(0.5) ? .stepped : .interpolated)
  }

  /// A table of the four regimes, of which one may have an entry above 1.
  private mutating func multipliers() throws -> RegimeMultipliers {
    guard chance(0.7) else { return chance(0.5) ? .standard : .flatInCrisis }
    return try RegimeMultipliers([
      "bull": number(0.5, 2), "consolidation": number(0, 1), "bear": number(0, 1), "crisis": number(0, 0.5),
    ])
  }

  // MARK: Inputs

  /// Everything that a policy may ask for, none of it old or missing.
  mutating func inputs() throws -> SizingInputs {
    let odds = try TradeOdds(winRate: number(0, 1), averageWin: number(0, 0.1), averageLoss: number(0.001, 0.1))
    var inputs = SizingInputs(
      odds: Sourced(
        try OddsEvidence(odds, tradeCount: maybe(0.8) { $0.integer(1...100) }, lowerBound: RiskFraction(number(0, 1)))))
    inputs.sharpe = Sourced(try SharpeEvidence(sharpeRatio: number(-1, 3), years: number(0.1, 10)))
    inputs.expectedReturn = Sourced(number(-0.2, 1))
    inputs.stopDistance = maybe(0.5) { Sourced($0.number(0.001, 0.5)) }
    inputs.regime = .current(Sourced(try regime()))
    inputs.volatility = .current(
      Sourced(
        try VolatilityReading(
          forecastVolatility: number(0.001, 0.1), trailingMean: number(0.001, 0.1), score: number(0, 100),
          isAlert: chance(0.5))))
    inputs.annualization = number(1, 100)
    inputs.confidence = Sourced(withinOrAt(0, 1))
    inputs.agreement = Sourced(integer(0...3))
    inputs.correlation = Sourced(withinOrAt(-1, 1))
    inputs.consecutiveLosses = Sourced(integer(0...10))
    return inputs
  }

  private mutating func regime() throws -> RegimeReading {
    let names = ["bear", "bull", "consolidation", "crisis"]
    let weights = names.map { _ in number(0, 1) }
    let sum = weights.reduce(0, +)
    return try RegimeReading(
      regime: names[integer(0...3)], classNames: names, probabilities: weights.map { $0 / sum })
  }

  /// The reading without one thing that it may not tell.
  private mutating func incomplete(_ reading: VolatilityReading) throws -> VolatilityReading {
    let absent = integer(0...2)
    return try VolatilityReading(
      forecastVolatility: reading.forecastVolatility, trailingMean: absent == 0 ? nil : reading.trailingMean,
      score: absent == 1 ? nil : reading.score, isAlert: absent == 2 ? nil : reading.isAlert)
  }

  /// Inputs of which a regime or a forecast volatility may be old or missing, a forecast volatility without its mean,
  /// score or alert, and trades too few for odds.
  mutating func doubtfulInputs() throws -> SizingInputs {
    var inputs = try inputs()
    if case .current(let reading) = inputs.volatility, chance(0.2) {
      inputs.volatility = .current(Sourced(try incomplete(reading.value)))
    }
    if chance(0.5) { inputs.closedTrades = Sourced(integer(0...100)) }
    if chance(0.1) {
      inputs.closedTrades = Sourced(integer(0...3))
      inputs.odds = nil
    }
    if chance(0.2) { inputs.ageRegime() }
    if chance(0.2) { inputs.ageVolatility() }
    if chance(0.1) { inputs.regime = .missing }
    if chance(0.1) { inputs.volatility = .missing }
    return inputs
  }
}
