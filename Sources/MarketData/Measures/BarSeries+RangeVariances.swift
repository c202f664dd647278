extension BarSeries {
  /// The variance of each bar from its own prices, of log returns as fractions.
  ///
  /// A bar whose high equals its low has variance 0. A bar that contradicts itself, with its low above the high or
  /// its open or close outside of them, has none. Gaps between bars play no part.
  ///
  /// - Parameter estimator: the equation.
  /// - Returns: one value for each bar, `nil` where it is undefined.
  /// - Throws: `MarketDataError.pricesMissing` where the series lacks a price that the estimator needs.
  public func rangeVariances(_ estimator: RangeEstimator) throws(MarketDataError) -> [Double?] {
    try require(estimator.roles)
    guard let high, let low else { return [] }
    // Parkinson's equation does without the open.
    let open = open ?? close
    return timeStamps.indices.map { bar in
      guard isConsistent(at: bar) else { return nil }
      return estimator.variance(open: open[bar], high: high[bar], low: low[bar], close: close[bar])
    }
  }

  /// The mean variance of the last bars up to each one, from their own prices, of log returns as fractions.
  ///
  /// The window holds bars, not time: a gap between them plays no part. A window with a bar that contradicts itself
  /// has no value. Each window is added up anew, its oldest bar first.
  ///
  /// - Parameters:
  ///   - estimator: the equation.
  ///   - window: the number of bars n, positive.
  /// - Returns: one value for each bar, `nil` where it is undefined, as for the first n − 1.
  /// - Throws: `MarketDataError.pricesMissing` where the series lacks a price that the estimator needs.
  /// - Precondition: `window` is positive.
  public func rangeVariances(_ estimator: RangeEstimator, window: Int) throws(MarketDataError) -> [Double?] {
    precondition(window > 0, "a window holds at least one bar")
    let values = try rangeVariances(estimator)
    return values.indices.map { bar in bar + 1 < window ? nil : mean(values[(bar + 1 - window)...bar]) }
  }
}

/// The mean, added up in order; `nil` where a value is missing.
func mean(_ values: some Collection<Double?>) -> Double? {
  var sum = 0.0
  for value in values {
    guard let value else { return nil }
    sum += value
  }
  return sum / Double(values.count)
}
