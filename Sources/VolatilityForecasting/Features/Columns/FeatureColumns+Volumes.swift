import MarketData
import NumericalMethods

extension FeatureColumns {
  /// The part of a mean volume below which a volume is not told from none.
  private static let leastVolume = 1e-3

  /// ln of the mean volume of a short window over that of a long one.
  ///
  /// Without any volume in the long window there is no ratio.
  func volumeRatios(_ short: Int, _ long: Int, for feature: VolatilityFeature) throws(ForecastingError) -> [Double] {
    let volume = try volume(for: feature)
    return zip(
      RollingWindows.means(of: volume, window: short), RollingWindows.means(of: volume, window: long)
    ).map { ratio(of: $0, to: $1) }
  }

  /// ln of the volume over its mean at the same time of day on the days before.
  func timeOfDayVolumes(_ days: Int, for feature: VolatilityFeature) throws(ForecastingError) -> [Double] {
    let volume = try volume(for: feature)
    var bars: [Int64: [Int]] = [:]
    for (index, timeStamp) in market.bars.timeStamps.enumerated() {
      bars[timeStamp.microsecondOfDay, default: []].append(index)
    }
    var ratios = [Double](repeating: .nan, count: volume.count)
    for indices in bars.values {
      let means = RollingWindows.means(of: indices.map { volume[$0] }, window: days)
      for (index, mean) in zip(indices.dropFirst(), means) { ratios[index] = ratio(of: volume[index], to: mean) }
    }
    return ratios
  }

  private func ratio(of volume: Double, to mean: Double) -> Double {
    guard mean > 0, !volume.isNaN else { return .nan }
    return .log(Swift.max(volume / mean, Self.leastVolume))
  }

  private func volume(for feature: VolatilityFeature) throws(ForecastingError) -> [Double] {
    guard let volume = market.bars.volume else {
      throw .pricesMissing(market: market.name, feature: feature.description, needed: "the volume")
    }
    return volume
  }
}
