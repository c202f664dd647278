/// How much to load at a decision, with every factor that made it so.
public struct SizedPosition: Hashable, Sendable {
  /// The fraction of the capital that is lost at the stop; `nil` where there is no size or no distance of a stop.
  public let risk: RiskFraction?
  /// The size as a fraction of the capital; `nil` where there is no size, which is not the same as a size of 0: what
  /// it would be made of is not known.
  public let notional: NotionalFraction?
  /// Every factor in the order in which it was applied.
  ///
  /// The product of the values of those with one is the size: the risk where it starts from a risk, else the notional
  /// fraction.
  public let trace: [SizingFactor]

  /// The leverage of the position; `nil` where there is no size.
  public var leverage: Leverage? { notional?.leverage }
}
