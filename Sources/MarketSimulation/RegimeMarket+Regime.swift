extension RegimeMarket {
  /// A state of the market.
  public enum Regime: String, Sendable, Codable, CaseIterable {
    /// The trend is up, the volatility low.
    case bull
    /// There is no trend, the volatility is moderate.
    case consolidation
    /// The trend is down, the volatility high.
    case bear
    /// A cascade of liquidations: the volatility jumps, and so do prices.
    case crisis

    /// The number that stands for the regime in files: 0 bull, 1 consolidation, 2 bear, 3 crisis.
    public var index: Int {
      switch self {
      case .bull: 0
      case .consolidation: 1
      case .bear: 2
      case .crisis: 3
      }
    }

    /// What the market does in the regime.
    package var traits: Traits {
      switch self {
      case .bull:
        Traits(
          meanDays: 18, next: [0, 0.65, 0.27, 0.08], drift: 0.006, volatility: 0.022, premium: 0.0007,
          premiumDeviation: 0.0003, inflow: -0.1, outflow: 0.15)
      case .consolidation:
        Traits(
          meanDays: 14, next: [0.5, 0, 0.35, 0.15], drift: 0, volatility: 0.03, premium: 0.0002,
          premiumDeviation: 0.0003, inflow: 0, outflow: 0)
      case .bear:
        Traits(
          meanDays: 12, next: [0.3, 0.4, 0, 0.3], drift: -0.005, volatility: 0.042, premium: -0.0003,
          premiumDeviation: 0.0004, inflow: 0.15, outflow: 0)
      case .crisis:
        Traits(
          meanDays: 3, next: [0.15, 0.35, 0.5, 0], drift: -0.015, volatility: 0.08, jumpsPerDay: 0.5,
          jumpMean: -0.015, jumpDeviation: 0.03, premium: -0.0018, premiumDeviation: 0.001, inflow: 0.7, outflow: 0.1)
      }
    }
  }

  /// The parameters of a regime.
  package struct Traits {
    /// The mean of the time that the regime lasts, in days.
    package var meanDays: Double
    /// The probabilities of the regime that follows, in the order of their indices.
    package var next: [Double]
    /// The drift of the log price a day, without jumps.
    package var drift: Double
    /// The root of the mean daily variance, without jumps, as a fraction.
    package var volatility: Double
    /// The mean number of jumps a day.
    package var jumpsPerDay = 0.0
    /// The mean of a jump of the log price.
    package var jumpMean = 0.0
    /// The standard deviation of a jump.
    package var jumpDeviation = 0.0
    /// The mean premium of the perpetual future over the index, as a fraction per 8 h.
    package var premium: Double
    /// The standard deviation of the premium.
    package var premiumDeviation: Double
    /// The logarithm of the inflow over its base.
    package var inflow: Double
    /// The logarithm of the outflow over its base.
    package var outflow: Double
  }
}
