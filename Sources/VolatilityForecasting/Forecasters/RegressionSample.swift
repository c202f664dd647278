import MarketData
import NumericalMethods

/// The features of a market and what came after, relative to its level where the regression is.
struct RegressionSample {
  /// The market.
  let market: MarketHistory
  /// The features, a row for each bar.
  let matrix: FeatureMatrix
  /// ln of what variances are relative to, for each bar; not a number where there is none.
  let levels: [Double]
  /// Whether a row has its features and its level.
  let isUsable: [Bool]
  /// ln(RV/h) − level, for each horizon as many as rows have a target.
  let targets: [[Double]]
  private let horizons: [Int]

  /// The sample of a market for a regression, with its features as they were learned.
  ///
  /// - Throws: `ForecastingError`, where the market lacks what a feature needs, or is shorter than a horizon.
  init(
    _ market: MarketHistory, of regression: VarianceRegression, features: FittedFeatureSet
  ) throws(ForecastingError) {
    let horizons = regression.horizons
    self.market = market
    self.horizons = horizons
    matrix = try features.matrix(of: market)
    let levels = try Self.levels(of: market, for: regression)
    self.levels = levels
    isUsable = zip(matrix.isUsable, levels).map { $0 && $1.isFinite }
    let target = try VarianceTarget(market, horizons: horizons)
    targets = zip(horizons, target.logVariances).map { horizon, values in
      zip(values, levels).map { $0 - .log(Double(horizon)) - $1 }
    }
  }

  /// The rows whose target over `horizon` bars is over by a moment, of which at least `known` are.
  func rows(horizon: Int, endingBy moment: TimeStamp, from known: Int = 0) -> Range<Int> {
    var closed = min(known + horizon, matrix.rowCount)
    if known == 0 { closed = 0 }
    while closed < matrix.rowCount, market.closeTime(of: closed) <= moment { closed += 1 }
    return 0..<max(0, closed - horizon)
  }

  /// ln of what the variances of a regression are relative to: for each bar the mean variance of one over the last 30
  /// days, or 1.
  static func levels(
    of market: MarketHistory, for regression: VarianceRegression
  ) throws(ForecastingError) -> [Double] {
    guard regression.isRelative else { return [Double](repeating: 0, count: market.bars.count) }
    return try FeatureSet([.level], level: regression.features.level).matrix(of: market).values
  }
}
