extension BarSeries {
  /// The true range of each bar, in the unit of the prices: max(H − L, |H − C_{t−1}|, |L − C_{t−1}|).
  ///
  /// The first bar has none, for want of a close before it, and neither has a bar that contradicts itself or follows
  /// one that does. The change across a gap belongs to it: that is what makes a range true.
  ///
  /// Source: Wilder (1978), "New concepts in technical trading systems".
  ///
  /// - Returns: one value for each bar, `nil` where it is undefined.
  /// - Throws: `MarketDataError.pricesMissing` where the series lacks the high or the low.
  public func trueRanges() throws(MarketDataError) -> [Double?] {
    try require([.high, .low])
    guard let high, let low else { return [] }
    return timeStamps.indices.map { bar in
      guard bar > 0, isConsistent(at: bar), isConsistent(at: bar - 1) else { return nil }
      return max(high[bar] - low[bar], abs(high[bar] - close[bar - 1]), abs(low[bar] - close[bar - 1]))
    }
  }

  /// Wilder's average true range (ATR) at each bar, in the unit of the prices.
  ///
  /// It begins with the mean of the first n true ranges and goes on as ATR_t = ((n − 1) ATR_{t−1} + TR_t)/n. After a
  /// true range that is undefined it begins anew.
  ///
  /// Source: Wilder (1978).
  ///
  /// - Parameter window: the number n, positive; Wilder's is 14.
  /// - Returns: one value for each bar, `nil` where it is undefined, as for the first n.
  /// - Throws: `MarketDataError.pricesMissing` where the series lacks the high or the low.
  /// - Precondition: `window` is positive.
  public func averageTrueRanges(window: Int = 14) throws(MarketDataError) -> [Double?] {
    precondition(window > 0, "a window holds at least one bar")
    let size = Double(window)
    var average: Double?
    var seed: [Double?] = []
    return try trueRanges().map { range in
      guard let range else {
        average = nil
        seed = []
        return nil
      }
      if let before = average {
        average = ((size - 1) * before + range) / size
      } else {
        seed.append(range)
        if seed.count == window { average = mean(seed) }
      }
      return average
    }
  }
}
