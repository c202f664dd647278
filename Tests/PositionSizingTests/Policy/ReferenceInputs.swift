import PositionSizing

/// The inputs of a reference; what is absent is not known.
struct ReferenceInputs: Decodable {
  let odds: Odds?
  let closedTrades: Int?
  let sharpe: [Double]?
  let expectedReturn: Double?
  let stopDistance: Double?
  let regime: Regime
  let volatility: Volatility
  let annualization: Double?
  let confidence: Double?
  let agreement: Int?
  let correlation: Double?
  let consecutiveLosses: Int?

  struct Odds: Decodable {
    let winRate: Double
    let averageWin: Double
    let averageLoss: Double
    let tradeCount: Int?
    let lowerBound: Double?
  }

  struct Regime: Decodable {
    let state: String
    let regime: String
    let classNames: [String]?
    let probabilities: [Double]?
  }

  struct Volatility: Decodable {
    let state: String
    let forecast: Double
    let mean: Double?
    let score: Double?
    let isAlert: Bool?
  }

  func sizingInputs() throws -> SizingInputs {
    var inputs = SizingInputs(odds: try odds.map(evidence), stopDistance: stopDistance.map { Sourced($0) })
    inputs.closedTrades = closedTrades.map { Sourced($0) }
    inputs.sharpe = try sharpe.map { Sourced(try SharpeEvidence(sharpeRatio: $0[0], years: $0[1])) }
    inputs.expectedReturn = expectedReturn.map { Sourced($0) }
    inputs.regime = state(
      regime.state,
      try RegimeReading(
        regime: regime.regime, classNames: regime.classNames ?? [], probabilities: regime.probabilities))
    inputs.volatility = state(
      volatility.state,
      try VolatilityReading(
        forecastVolatility: volatility.forecast, trailingMean: volatility.mean, score: volatility.score,
        isAlert: volatility.isAlert))
    inputs.annualization = annualization
    inputs.confidence = confidence.map { Sourced($0) }
    inputs.agreement = agreement.map { Sourced($0) }
    inputs.correlation = correlation.map { Sourced($0) }
    inputs.consecutiveLosses = consecutiveLosses.map { Sourced($0) }
    return inputs
  }

  private func evidence(_ odds: Odds) throws -> Sourced<OddsEvidence> {
    Sourced(
      try OddsEvidence(
        TradeOdds(winRate: odds.winRate, averageWin: odds.averageWin, averageLoss: odds.averageLoss),
        tradeCount: odds.tradeCount, lowerBound: try odds.lowerBound.map { try RiskFraction($0) }))
  }

  private func state<Reading>(_ name: String, _ reading: Reading) -> InputState<Reading> {
    switch name {
    case "missing": .missing
    case "stale": .stale(Sourced(reading), age: .seconds(90_000))
    default: .current(Sourced(reading))
    }
  }
}
