/// The portfolio that grows the most within its limits, and which of the limits bind.
public struct KellyPortfolio: Hashable, Sendable {
  /// The size of each position as a fraction of the capital, negative for short ones.
  public let weights: [NotionalFraction]
  /// The sum of the sizes of all positions, never above its limit.
  public let leverage: Leverage
  /// w·μ − ½ w·Σw, the expected log growth of a period above what the capital earns at rest.
  public let growthRate: Double
  /// Whether a limit of the leverage keeps the portfolio from being larger.
  public let isLeverageBinding: Bool
  /// What one more unit of leverage would add to the growth rate, never negative; 0 where no limit of it binds, and to
  /// rounding where one just does.
  public let leveragePrice: Double
  /// The assets, by their positions, that are as large as one may be.
  public let assetsAtLimit: [Int]
  /// The assets, by their positions, that are not held because a limit keeps them out: one of the leverage, or that
  /// nothing may be sold short.
  public let assetsLeftOut: [Int]
}
