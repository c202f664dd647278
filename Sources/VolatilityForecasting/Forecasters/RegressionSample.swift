import MarketData
import NumericalMethods

/// The features of a market and what came after, relative to its level.
struct RegressionSample {
  /// The market.
  let market: MarketHistory
  /// The features, a row for each bar.
  let matrix: FeatureMatrix
  /// ln of the mean variance of a bar over the last 30 days, for each bar; not a number where there is none.
  let levels: [Double]
  /// Whether a row has its features and its level.
  let isUsable: [Bool]
  /// ln(RV/h) − level, for each horizon as many as rows have a target.
  let targets: [[Double]]
  /// RV, for each horizon as many as rows have a target.
  let variances: [[Double]]
  private let horizons: [Int]

  /// The sample of a market.
  ///
  /// - Throws: `ForecastingError`, where the market lacks what a feature needs, or is shorter than a horizon.
  init(_ market: MarketHistory, features: FittedFeatureSet, horizons: [Int]) throws(ForecastingError) {
    self.market = market
    self.horizons = horizons
    matrix = try features.matrix(of: market)
    let levels = try Self.levels(of: market, by: features.set.level)
    self.levels = levels
    isUsable = zip(matrix.isUsable, levels).map { $0 && $1.isFinite }
    let target = try VarianceTarget(market, horizons: horizons)
    variances = target.variances
    targets = zip(horizons, target.logVariances).map { horizon, values in
      zip(values, levels).map { $0 - .log(Double(horizon)) - $1 }
    }
  }

  /// The rows whose target over `horizon` bars is over by a moment.
  func rows(horizon: Int, endingBy moment: TimeStamp) -> Range<Int> {
    let closed = (0..<matrix.rowCount).prefix { market.closeTime(of: $0) <= moment }.count
    return 0..<max(0, closed - horizon)
  }

  /// ln of the level of each bar.
  static func levels(of market: MarketHistory, by measure: VarianceMeasure) throws(ForecastingError) -> [Double] {
    let matrix = try FeatureSet([.level], level: measure).matrix(of: market)
    return matrix.values
  }
}
