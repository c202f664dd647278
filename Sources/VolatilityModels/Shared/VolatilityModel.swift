public import MarketData

/// The specification of a model of conditional variance, which a sample of returns turns into a fitted one.
public protocol VolatilityModel: Sendable {
  /// What a fit gives.
  associatedtype Fitted: FittedVolatilityModel

  /// Fits the model to returns.
  ///
  /// - Parameters:
  ///   - returns: the sample; the fitted model is in its unit.
  ///   - previous: an earlier fit of the same specification to overlapping returns in the same unit, near which a
  ///     search may start; `nil` for none.
  /// - Returns: the fitted model.
  /// - Throws: `VolatilityError`: why the returns have no such model.
  func fit(to returns: ReturnSeries, continuing previous: Fitted?) throws(VolatilityError) -> Fitted
}
