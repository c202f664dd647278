import MarketData
import NumericalMethods
public import VolatilityModels

/// The variance that comes: of the next bars after each bar, over several horizons.
///
/// Row t is bar t; its target over h bars is the sum of the variances of the bars t + 1 … t + h, of returns as
/// fractions. The last h rows have none yet.
///
/// The logarithm has a floor, for bars without a trade: 10⁻⁴ · h times the mean variance of the up to 30 days until t,
/// or 10⁻¹² · h where that is zero. The variance itself is left as it was.
public struct VarianceTarget: Sendable, Equatable {
  /// The name of the market.
  public let market: String
  /// The numbers h of bars that targets span, increasing.
  public let horizons: [Int]
  /// The number of bars.
  public let rowCount: Int
  /// Σ over the next h bars, for each horizon as many as rows have a target, from the first on.
  public let variances: [[Double]]
  /// ln of the variances, none lower than its floor.
  public let logVariances: [[Double]]
  /// How many targets of each horizon lie below the floor.
  public let flooredCounts: [Int]

  /// The variances of squared returns from close to close.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - horizons: the numbers of bars that targets span, positive and all different.
  /// - Throws: `ForecastingError.invalidSpecification` for horizons that are not, `.tooFewBars` where no row has a
  ///   target over the longest.
  public init(_ market: MarketHistory, horizons: [Int]) throws(ForecastingError) {
    try self.init(market, horizons: horizons, barVariances: market.returns.map { $0 * $0 })
  }

  /// The variances that were measured within each bar.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - horizons: the numbers of bars that targets span, positive and all different.
  ///   - variances: a variance for each bar but perhaps the first, with the time stamps of the bars.
  /// - Throws: as `init(_:horizons:)`, and `ForecastingError.missingVariance` for a bar that has none.
  public init(
    _ market: MarketHistory, horizons: [Int], variances: VarianceSeries
  ) throws(ForecastingError) {
    let unit = variances.scale.multiplier * variances.scale.multiplier
    var values: [Double] = []
    var next = 0
    let timeStamps = variances.timeStamps ?? []
    for (index, timeStamp) in market.bars.timeStamps.enumerated() {
      while next < timeStamps.count, timeStamps[next] < timeStamp { next += 1 }
      if next < timeStamps.count, timeStamps[next] == timeStamp {
        values.append(variances.values[next] / unit)
      } else if index == 0 {
        values.append(.nan)
      } else {
        throw .missingVariance(market: market.name, timeStamp: timeStamp)
      }
    }
    try self.init(market, horizons: horizons, barVariances: values)
  }

  private init(_ market: MarketHistory, horizons: [Int], barVariances: [Double]) throws(ForecastingError) {
    let sorted = horizons.sorted()
    guard let shortest = sorted.first, let longest = sorted.last, shortest > 0, Set(sorted).count == sorted.count else {
      throw .invalidSpecification(reason: "horizons are positive and all different, \(horizons) are not")
    }
    let count = market.bars.count
    guard count > longest else { throw .tooFewBars(market: market.name, count: count, needed: longest + 1) }
    self.market = market.name
    self.horizons = sorted
    rowCount = count
    let floor = VarianceFloor(variances: barVariances, window: market.bars(inDays: VarianceFloor.days)).values
    variances = sorted.map { horizon in
      Array(RollingWindows.sums(of: barVariances, window: horizon).dropFirst(horizon))
    }
    logVariances = zip(sorted, variances).map { horizon, sums in
      zip(sums, floor).map { .log(Swift.max($0, Double(horizon) * $1)) }
    }
    flooredCounts = zip(sorted, variances).map { horizon, sums in
      zip(sums, floor).count { $0 < Double(horizon) * $1 }
    }
  }

  /// The rows that have a target over a horizon.
  ///
  /// - Precondition: `horizon` is one of `horizons`.
  public func rows(horizon: Int) -> Range<Int> { 0..<(rowCount - horizons[position(of: horizon)]) }

  /// The variance over the `horizon` bars after a row; `nil` where they are not over.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - horizon: the number of bars.
  /// - Returns: Σ of the variances of the bars.
  /// - Precondition: `horizon` is one of `horizons`, and `row` not negative.
  public func variance(row: Int, horizon: Int) -> Double? {
    let values = variances[position(of: horizon)]
    return row < values.count ? values[row] : nil
  }

  /// The log variance over the `horizon` bars after a row; `nil` where they are not over.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - horizon: the number of bars.
  /// - Returns: ln of the variance, not below its floor.
  /// - Precondition: `horizon` is one of `horizons`, and `row` not negative.
  public func logVariance(row: Int, horizon: Int) -> Double? {
    let values = logVariances[position(of: horizon)]
    return row < values.count ? values[row] : nil
  }

  private func position(of horizon: Int) -> Int {
    guard let position = horizons.firstIndex(of: horizon) else {
      preconditionFailure("a target has the horizons that it was made with")
    }
    return position
  }
}
