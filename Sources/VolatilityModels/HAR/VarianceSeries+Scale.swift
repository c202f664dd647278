public import MarketData

extension VarianceSeries {
  /// The variances in the square of another unit.
  public func converted(to other: ReturnScale) -> VarianceSeries { self }
}
