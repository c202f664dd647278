extension FeatureColumns {
  /// The greatest absolute value of a scaled return.
  private static let scaledLimit = 4.0

  /// Log returns over some bars.
  mutating func logReturns(_ bars: Int, isAbsolute: Bool, isScaled: Bool) throws(ForecastingError) -> [Double] {
    var values = RollingWindows.sums(of: returns, window: bars)
    if isScaled {
      let means = RollingWindows.means(of: try variances(fitted.set.level), window: market.bars(inDays: 7))
      let floor = try floor().values
      for index in values.indices {
        let deviation = (Double(bars) * Swift.max(means[index], floor[index])).squareRoot()
        // A mean that is not there yet leaves no value, which `max` with a floor would hide.
        values[index] = means[index].isNaN ? .nan : clipped(values[index] / deviation)
      }
    }
    return isAbsolute ? values.map(abs) : values
  }

  private func clipped(_ value: Double) -> Double {
    value.isNaN ? .nan : Swift.min(Swift.max(value, -Self.scaledLimit), Self.scaledLimit)
  }

  /// The share of negative returns in the realised variance.
  ///
  /// Source: Barndorff-Nielsen, Kinnebrock and Shephard (2010), "Measuring downside risk: realised semivariance".
  func downsideShares(_ bars: Int) -> [Double] {
    let negative = RollingWindows.sums(of: returns.map { $0.isNaN ? .nan : $0 < 0 ? $0 * $0 : 0 }, window: bars)
    return zip(negative, realizedVariances(bars)).map { $1 == 0 ? 0.5 : $0 / $1 }
  }

  /// (RV − BV)/RV with BV = π/2 Σ |r_t||r_{t−1}|.
  ///
  /// Source: Huang and Tauchen (2005), "The relative contribution of jumps to total price variance".
  func relativeJumps(_ bars: Int) -> [Double] {
    let products = returns.indices.map { $0 == 0 ? .nan : abs(returns[$0]) * abs(returns[$0 - 1]) }
    let bipower = RollingWindows.sums(of: products, window: bars)
    return zip(bipower, realizedVariances(bars)).map { $0.isNaN ? .nan : $1 == 0 ? 0 : 1 - .pi / 2 * $0 / $1 }
  }

  /// The share of the largest squared return in the realised variance.
  func largestShares(_ bars: Int) -> [Double] {
    let largest = RollingWindows.highest(of: returns.map { $0 * $0 }, window: bars)
    return zip(largest, realizedVariances(bars)).map { $1 == 0 ? 1 / Double(bars) : $0 / $1 }
  }

  /// Σ r² of the last bars.
  private func realizedVariances(_ bars: Int) -> [Double] {
    RollingWindows.sums(of: returns.map { $0 * $0 }, window: bars)
  }
}
