import MarketData
import NumericalMethods

extension MarketHistory {
  /// The variance of each bar, of returns as fractions; not a number where a bar has no return.
  package func variances(_ measure: VarianceMeasure, for feature: String) throws(ForecastingError) -> [Double] {
    guard let estimator = measure.estimator else { return returns.map { $0 * $0 } }
    let variances: [Double?]
    do throws(MarketDataError) {
      variances = try bars.rangeVariances(estimator)
    } catch {
      let roles = estimator.roles.map(\.rawValue).joined(separator: ", ")
      throw .pricesMissing(market: name, feature: feature, needed: "the prices \(roles)")
    }
    var values: [Double] = []
    values.reserveCapacity(variances.count)
    for (variance, timeStamp) in zip(variances, bars.timeStamps) {
      guard let variance else { throw .inconsistentBar(market: name, feature: feature, timeStamp: timeStamp) }
      values.append(variance)
    }
    return values
  }
}

extension FeatureColumns {
  /// ln of averages of variances.
  mutating func logVariances(
    _ measure: VarianceMeasure, _ average: VarianceAverage, isAdjusted: Bool
  ) throws(ForecastingError) -> [Double] {
    var values = try variances(measure)
    if isAdjusted {
      let season = try season(for: "log-\(measure.rawValue)-adjusted")
      values = zip(values, market.bars.timeStamps).map { $0 / season.factor(at: $1) }
    }
    let means =
      switch average {
      case .mean(let bars): RollingWindows.means(of: values, window: bars)
      case .exponential(let halfLife):
        RollingWindows.exponentialMeans(of: values, decay: .exp(-.log(2) / Double(halfLife)), halfLife: halfLife)
      }
    return try floor().logarithms(of: means)
  }

  /// Logarithms less that of the level.
  mutating func relative(_ logs: [Double]) throws(ForecastingError) -> [Double] {
    zip(logs, try level()).map { $0 - $1 }
  }

  /// ln of (ln of the highest over the lowest price of a window)²/(4 ln 2), per bar.
  mutating func logSpans(_ bars: Int) throws(ForecastingError) -> [Double] {
    guard let high = market.bars.high, let low = market.bars.low else {
      throw .pricesMissing(market: market.name, feature: "log-span-\(bars)", needed: "the prices high, low")
    }
    let highest = RollingWindows.highest(of: high, window: bars)
    let lowest = RollingWindows.lowest(of: low, window: bars)
    let variances = zip(highest, lowest).map { high, low in
      let range = .log(high) - Double.log(low)
      return range * range / (4 * .log(2) * Double(bars))
    }
    return try floor().logarithms(of: variances)
  }

  /// The features that a heterogeneous autoregression is made of; windows that are equal, as those of an hour and a day
  /// of daily bars, count once.
  func harParts(isFine: Bool, isRelative: Bool) -> [VolatilityFeature] {
    let quarterDay = max(1, market.bars(inDays: 1) / 4)
    let windows = (isFine ? [quarterDay] : []) + [1, 7, 30].map { market.bars(inDays: $0) }
    let range: [VolatilityFeature] =
      isFine ? [.logVariance(fitted.set.level, .mean(bars: 1), isAdjusted: false, isRelative: isRelative)] : []
    return windows.enumerated().reduce(into: range) { parts, window in
      guard !windows[..<window.offset].contains(window.element) else { return }
      parts.append(
        .logVariance(.squaredReturn, .mean(bars: window.element), isAdjusted: false, isRelative: isRelative))
    }
  }
}
