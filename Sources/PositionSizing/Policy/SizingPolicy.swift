/// A rule for how much to load: a base, and layers of which each may reduce what the one before it allowed.
///
/// The order is fixed: base, fraction of it, regime, volatility, confidence, correlation, loss streak, caps. But for
/// entries of the regime table that are above 1, no layer raises the risk. A policy is a JSON file
/// (`init(from:)`), whose members are the properties, all but the base optional.
public struct SizingPolicy: Hashable, Sendable {
  /// What the policy is called.
  public var name: String
  /// What a size starts from.
  public var base: SizingBase
  /// The part of the base that is taken; `nil` for all of it.
  public var fraction: FractionRule?
  /// How the regime changes it.
  public var regime: RegimeLayer?
  /// How the forecast volatility reduces it.
  public var volatility: VolatilityLayer
  /// How the confidence in the signal limits it.
  public var confidence: ConfidenceLayer
  /// How the correlation with what is held reduces it.
  public var correlation: CorrelationSizer?
  /// How losses in a row reduce it.
  public var lossStreak: LossStreak?
  /// What it never exceeds.
  public var caps: SizingCaps

  /// A policy of the parts that are given.
  public init(
    name: String, base: SizingBase, fraction: FractionRule? = nil, regime: RegimeLayer? = nil,
    volatility: VolatilityLayer = .none, confidence: ConfidenceLayer = .none, correlation: CorrelationSizer? = nil,
    lossStreak: LossStreak? = nil, caps: SizingCaps = .none
  ) {
    self.name = name
    self.base = base
    self.fraction = fraction
    self.regime = regime
    self.volatility = volatility
    self.confidence = confidence
    self.correlation = correlation
    self.lossStreak = lossStreak
    self.caps = caps
  }

  /// The multiplier where an input is too old or missing, with the name of its regime: the crisis entry of the
  /// policy's regime table, or of the standard one where the policy has none.
  public var multiplierInDoubt: (name: String, multiplier: Double) {
    (regime?.multipliers ?? .standard).crisis
  }
}
