/// The portfolio that grows the most within its limits, and which of the limits bind.
public struct KellyPortfolio: Hashable, Sendable {
  /// The size of each position as a fraction of the capital, negative for short ones.
  public let weights: [NotionalFraction]
  /// The sum of the sizes of all positions, never above its limit.
  public let leverage: Leverage
  /// w·μ − ½ w·Σw, the expected log growth of a period above what the capital earns at rest.
  public let growthRate: Double
  /// What one more unit of leverage would add to the growth rate, positive where the limit of the leverage binds;
  /// otherwise 0.
  public let leveragePrice: Double
  /// The assets, by their positions, that are as large as one may be.
  public let assetsAtLimit: [Int]
  /// The assets, by their positions, that are not held because a limit keeps them out: one of the leverage, or that
  /// nothing may be sold short.
  public let assetsLeftOut: [Int]

  /// Whether more leverage would add growth.
  public var isLeverageBinding: Bool { leveragePrice > 0 }

  /// The direction w/Σ|w| of the portfolio; `nil` where nothing is held.
  public var composition: [NotionalFraction]? {
    leverage.value > 0 ? weights.map { NotionalFraction(unchecked: $0.value / leverage.value) } : nil
  }
}
