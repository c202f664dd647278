/// What is left of the Kelly fraction where the means are only estimated.
///
/// From T years of returns the means of N assets are known up to an error of covariance Σ/T. Who bets c times the
/// fraction that the estimates tell grows by c·S² − ½c²(S² + N/T) a year on average, S being the Sharpe ratio of the
/// best mix of the assets; that is the largest at c* = S²/(S² + N/T) (Kan & Zhou 2007, for a covariance that is
/// known). Full Kelly loses capital where S² < N/T.
public struct EstimationError: Hashable, Sendable {
  /// S, the annual Sharpe ratio of the best mix of the assets, positive.
  public let sharpeRatio: Double
  /// N, the number of assets whose means are estimated.
  public let assets: Int
  /// T, the years of returns that they are estimated from, positive.
  public let years: Double
  /// c* = S²/(S² + N/T), the part of the estimated Kelly fraction that grows the most.
  public let multiple: KellyMultiple

  /// The evidence behind a Kelly fraction.
  ///
  /// - Parameters:
  ///   - sharpeRatio: S, per year, positive and finite: without an edge there is nothing to take a part of.
  ///   - assets: N, at least 1.
  ///   - years: T, positive and finite.
  /// - Throws: `SizingError.impossible` for other values, or where c* is too small for a number.
  public init(sharpeRatio: Double, assets: Int = 1, years: Double) throws(SizingError) {
    self.sharpeRatio = try SizingError.positive(sharpeRatio, "Sharpe ratio")
    guard assets >= 1 else {
      throw .impossible(quantity: "number of assets", value: Double(assets), allowed: "at least 1")
    }
    self.assets = assets
    self.years = try SizingError.positive(years, "number of years")
    // The same as S²/(S² + N/T), which might overflow.
    multiple = try KellyMultiple(1 / (1 + Double(assets) / years / sharpeRatio / sharpeRatio))
  }

  /// The growth to be expected, over all estimates there could be, at a multiple of the estimated Kelly fraction:
  /// c·S² − ½c²(S² + N/T).
  ///
  /// - Parameter multiple: c.
  /// - Returns: the expected log growth per year above what the capital earns at rest, negative where too much is bet.
  public func expectedGrowthRate(at multiple: KellyMultiple) -> Double {
    let squaredSharpeRatio = sharpeRatio * sharpeRatio
    let c = multiple.value
    return c * squaredSharpeRatio - 0.5 * c * c * (squaredSharpeRatio + Double(assets) / years)
  }
}
