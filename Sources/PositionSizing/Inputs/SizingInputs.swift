/// What is known at a decision: a policy takes what it needs of it.
public struct SizingInputs: Hashable, Sendable {
  /// The odds of the trade.
  public var odds: Sourced<OddsEvidence>?
  /// The number of trades that were closed before the decision, where that is known: it is told where they are too few
  /// to have odds.
  public var closedTrades: Sourced<Int>?
  /// The Sharpe ratio of the strategy.
  public var sharpe: Sourced<SharpeEvidence>?
  /// μ, the expected return in a year as a fraction.
  public var expectedReturn: Sourced<Double>?
  /// The fraction of the position's size that is lost at its stop; `nil` to take the average loss of the odds.
  public var stopDistance: Sourced<Double>?
  /// The regime of the market.
  public var regime: InputState<RegimeReading>
  /// The forecast volatility.
  public var volatility: InputState<VolatilityReading>
  /// What a forecast volatility is multiplied with to be an annual one, as a fraction; `nil` where it is not known.
  public var annualization: Double?
  /// The confidence in the signal, from 0 to 1.
  public var confidence: Sourced<Double>?
  /// The number of time frames whose signals agree.
  public var agreement: Sourced<Int>?
  /// The correlation with what is held, weighted by exposure, from −1 to 1.
  public var correlation: Sourced<Double>?
  /// The number of losses in a row before the decision.
  public var consecutiveLosses: Sourced<Int>?

  /// Inputs of which nothing but what is given is known.
  public init(odds: Sourced<OddsEvidence>? = nil, stopDistance: Sourced<Double>? = nil) {
    self.odds = odds
    self.stopDistance = stopDistance
    regime = .missing
    volatility = .missing
  }
}
