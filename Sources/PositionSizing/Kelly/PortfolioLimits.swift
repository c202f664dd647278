/// What a portfolio may hold.
public struct PortfolioLimits: Hashable, Sendable {
  /// Whether nothing may be sold short.
  public let isLongOnly: Bool
  /// The largest sum of the sizes of all positions, whatever their direction; `nil` for no limit.
  public let maximumLeverage: Double?
  /// The largest size of one position, in either direction, as a fraction of the capital; `nil` for no limit.
  public let maximumAsset: Double?

  /// Limits of a portfolio.
  ///
  /// - Parameters:
  ///   - isLongOnly: whether nothing may be sold short.
  ///   - maximumLeverage: the largest sum of the sizes of all positions, positive.
  ///   - maximumAsset: the largest size of one position, positive.
  /// - Throws: `SizingError.impossible` for a limit that is not positive or not finite.
  public init(
    isLongOnly: Bool = false, maximumLeverage: Double? = nil, maximumAsset: Double? = nil
  ) throws(SizingError) {
    if let maximumLeverage { _ = try SizingError.positive(maximumLeverage, "maximum leverage") }
    if let maximumAsset { _ = try SizingError.positive(maximumAsset, "maximum size of an asset") }
    self.init(isLongOnly, maximumLeverage, maximumAsset)
  }

  private init(_ isLongOnly: Bool, _ maximumLeverage: Double?, _ maximumAsset: Double?) {
    self.isLongOnly = isLongOnly
    self.maximumLeverage = maximumLeverage
    self.maximumAsset = maximumAsset
  }

  /// Any position in either direction.
  public static let none = PortfolioLimits(false, nil, nil)
  /// Any position that is not short.
  public static let longOnly = PortfolioLimits(true, nil, nil)
}
