extension FeatureColumns {
  /// A statistic of the last values of each column of a feature.
  mutating func rolling(
    _ statistic: RollingStatistic, _ bars: Int, _ feature: VolatilityFeature
  ) throws(ForecastingError) -> [FeatureColumn] {
    try columns(of: feature).map { column in
      let values =
        switch statistic {
        case .mean: RollingWindows.means(of: column.values, window: bars)
        case .lowest: RollingWindows.lowest(of: column.values, window: bars)
        case .highest: RollingWindows.highest(of: column.values, window: bars)
        case .deviation: deviations(of: column.values, window: bars)
        }
      return FeatureColumn(name: "\(statistic.rawValue):\(bars):\(column.name)", values: values)
    }
  }

  /// √(mean x² − (mean x)²), of the distances from the first value, which costs fewer digits.
  private func deviations(of values: [Double], window: Int) -> [Double] {
    guard let first = values.first(where: { !$0.isNaN }) else { return values }
    let distances = values.map { $0 - first }
    return zip(
      RollingWindows.means(of: distances, window: window),
      RollingWindows.means(of: distances.map { $0 * $0 }, window: window)
    ).map { mean, square in mean.isNaN ? .nan : Swift.max(0, square - mean * mean).squareRoot() }
  }
}
