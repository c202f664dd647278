/// Why a size is what it is: the rule of a factor with the inputs that made its value.
public enum SizingReason: Hashable, Sendable {
  // What a size starts from.
  /// The Kelly fraction of odds that were stated, or estimated from a number of trades.
  case kelly(TradeOdds, tradeCount: Int?)
  /// The lower bound of the Kelly fraction.
  case kellyLowerBound(TradeOdds, tradeCount: Int?)
  /// μ/σ² of a year.
  case continuousKelly(expectedReturn: Double, annualizedVolatility: Double)
  /// σ*/σ of a year.
  case volatilityTarget(target: Double, annualizedVolatility: Double)
  /// The risk that a confidence allows.
  case confidenceRisk(confidence: Double)
  /// The trades closed so far are not enough to have odds: there is no size.
  case noOdds(tradeCount: Int)
  /// The trades closed so far do not tell a Sharpe ratio: there is no size.
  case noSharpe(tradeCount: Int)
  /// No volatility has been forecast yet: there is no size.
  case noVolatility
  /// A stop at a distance of its own instead of the average loss.
  case stopDistance(Double)
  /// Odds that were estimated from fewer trades than tell much.
  case fewTrades(Int)

  // The part of it that is taken.
  /// A part of Kelly that the policy states.
  case kellyMultiple
  /// S²/(S² + N/T).
  case estimationError(sharpeRatio: Double, years: Double, assets: Int)

  // What the market is like.
  /// The multiplier of the regime that was told.
  case regime(String)
  /// The mean multiplier under the probabilities of the regimes.
  case expectedRegime(RegimeReading)
  /// The crisis entry, since an input is older than allowed.
  case stale(input: DoubtfulInput, ageSeconds: Double, regime: String)
  /// The crisis entry, since an input is not known yet.
  case missing(input: DoubtfulInput, regime: String)
  /// The mean volatility of the last days over the current one.
  case volatilityScaling(current: Double, mean: Double, days: Int)
  /// The target over the forecast volatility of a year.
  case volatilityLimit(target: Double, annualizedVolatility: Double)
  /// The cut where the forecast is above its threshold: by its score or, where no threshold is stated, by its alert.
  case highForecast(score: Double?, threshold: Double?, isHigh: Bool)

  // What the signal and the portfolio are like.
  /// The risk that a confidence allows, as a limit.
  case confidenceLimit(confidence: Double, allowed: Double)
  /// The number of time frames that agree.
  case agreement(Int, of: Int)
  /// The correlation with what is held.
  case correlation(Double)
  /// Losses in a row.
  case lossStreak(Int)

  // What is never exceeded.
  /// The largest fraction of the capital at risk.
  case maximumRisk(Double)
  /// The largest size as a fraction of the capital.
  case maximumNotional(Double)
  /// The largest leverage.
  case maximumLeverage(Double)

  /// An input that can grow old or not be known yet.
  public enum DoubtfulInput: String, CaseIterable, Codable, Sendable {
    /// The regime of the market.
    case regime
    /// The forecast volatility.
    case volatility
    /// The mean of the forecast volatility of the last days.
    case volatilityMean = "volatility-mean"
    /// Whether the forecast volatility is high.
    case volatilityScore = "volatility-score"
  }

  /// The place of the factor in the order.
  public var step: SizingStep {
    switch self {
    case .kelly, .kellyLowerBound, .continuousKelly, .volatilityTarget, .confidenceRisk, .noOdds, .noSharpe,
      .noVolatility,
      .stopDistance, .fewTrades:
      .base
    case .kellyMultiple, .estimationError: .fraction
    case .regime, .expectedRegime, .stale, .missing: .regime
    case .volatilityScaling, .volatilityLimit, .highForecast: .volatility
    case .confidenceLimit, .agreement: .confidence
    case .correlation: .correlation
    case .lossStreak: .lossStreak
    case .maximumRisk, .maximumNotional, .maximumLeverage: .caps
    }
  }
}
