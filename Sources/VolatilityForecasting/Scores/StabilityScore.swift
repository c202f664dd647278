import MarketData

/// The market stability score: how calm, directed and liquid a market is against its own past, from 0 to 100.
///
/// Three measures over a window of days, each turned into its ``TrailingPercentile``:
///
/// - volatility √(Σ r²/n), which lowers the score;
/// - trend strength |Σ r|/Σ |r|, Kaufman's efficiency ratio, 1 for a straight line and near 0 for back and forth: a trend
///   in either direction raises the score, since stops and sizes hold in one and false breakouts are rare;
/// - liquidity, the inverse of Amihud's illiquidity, the mean of |r|/(volume · close) over the bars that traded; it
///   raises the score.
///
/// The score is the weighted mean of 100 − p(volatility), p(trend strength) and p(liquidity). Which measures, that they
/// weigh the same, and that each counts by its rank, are choices, not estimates: a score says where a market stands
/// against its own last year, and promises nothing of the next day.
///
/// | choice | default | range |
/// |---|---|---|
/// | `days` | 30 | 1…3650 |
/// | `percentile.window` | 365 days | 1 µs or longer |
/// | `percentile.smallestHistory` | 100 bars | 1 or more |
/// | weights | 1 each | not negative, not all 0; 0 of liquidity for bars without a volume |
///
/// Sources: Kaufman (1995), "Smarter trading"; Amihud (2002), "Illiquidity and stock returns".
public struct StabilityScore: Sendable, Equatable {
  /// The number of days that each measure is of.
  public let days: Int
  /// The window that a measure is compared with.
  public let percentile: TrailingPercentile
  /// The weight of the volatility.
  public let volatilityWeight: Double
  /// The weight of the strength of the trend.
  public let trendWeight: Double
  /// The weight of the liquidity.
  public let liquidityWeight: Double

  /// A score.
  ///
  /// - Parameters:
  ///   - days: the number of days that each measure is of.
  ///   - window: the length of the window that a measure is compared with.
  ///   - smallestHistory: the smallest number of bars with a measure in a window that has a score.
  ///   - volatilityWeight: the weight of the volatility.
  ///   - trendWeight: the weight of the strength of the trend.
  ///   - liquidityWeight: the weight of the liquidity.
  /// - Throws: `ForecastingError.invalidSpecification` for a value out of range.
  public init(
    days: Int = 30, window: Duration = .seconds(365 * 86_400), smallestHistory: Int = 100,
    volatilityWeight: Double = 1, trendWeight: Double = 1, liquidityWeight: Double = 1
  ) throws(ForecastingError) {
    percentile = try TrailingPercentile(window: window, smallestHistory: smallestHistory)
    let weights = [volatilityWeight, trendWeight, liquidityWeight]
    guard (1...3650).contains(days) else {
      throw .invalidSpecification(reason: "measures of stability are of 1 to 3650 days, not \(days)")
    }
    guard weights.allSatisfy({ $0 >= 0 }), weights.reduce(0, +) > 0, weights.reduce(0, +).isFinite else {
      throw .invalidSpecification(reason: "weights are not negative, and one is positive: \(weights) are not")
    }
    self.days = days
    self.volatilityWeight = volatilityWeight
    self.trendWeight = trendWeight
    self.liquidityWeight = liquidityWeight
  }

  /// The scores of a market, each from the bars up to its own.
  ///
  /// - Parameter market: the market, with a volume unless liquidity has no weight.
  /// - Returns: a score for each bar; `nil` where the history is too short, or the market did not move or trade at all
  ///   within the days that a measure is of.
  /// - Throws: `ForecastingError.pricesMissing` without a volume.
  public func scores(of market: MarketHistory) throws(ForecastingError) -> [MarketStability?] {
    let bars = market.bars(inDays: days)
    let returns = market.returns
    let squares = RollingWindows.sums(of: returns.map { $0 * $0 }, window: bars)
    let sums = RollingWindows.sums(of: returns, window: bars)
    let lengths = RollingWindows.sums(of: returns.map(abs), window: bars)
    let timeStamps = market.bars.timeStamps
    let volatility = try percentile.percentiles(
      of: squares.map { $0 > 0 ? ($0 / Double(bars)).squareRoot() : nil }, timeStamps: timeStamps)
    let trend = try percentile.percentiles(
      of: zip(sums, lengths).map { $1 > 0 ? abs($0) / $1 : nil }, timeStamps: timeStamps)
    let illiquidity =
      liquidityWeight > 0
      ? try percentile.percentiles(of: illiquidities(of: market, bars: bars), timeStamps: timeStamps) : nil
    let total = volatilityWeight + trendWeight + liquidityWeight
    return timeStamps.indices.map { index in
      guard let volatility = volatility[index], let trend = trend[index] else { return nil }
      var sum = volatilityWeight * (100 - volatility) + trendWeight * trend
      var liquidity: Double?
      if let illiquidity {
        guard let own = illiquidity[index] else { return nil }
        liquidity = 100 - own
        sum += liquidityWeight * (100 - own)
      }
      return MarketStability(
        timeStamp: timeStamps[index], score: sum / total, volatility: volatility, trendStrength: trend,
        liquidity: liquidity)
    }
  }

  /// The mean of |r|/(volume · close) over the bars of each window that traded.
  private func illiquidities(of market: MarketHistory, bars: Int) throws(ForecastingError) -> [Double?] {
    guard let volume = market.bars.volume else {
      throw .pricesMissing(market: market.name, feature: "the stability score", needed: "the volume")
    }
    let turnovers = zip(volume, market.bars.close).map { $0 * $1 }
    let costs = zip(market.returns, turnovers).map { $0.isNaN ? .nan : $1 > 0 ? abs($0) / $1 : 0 }
    let sums = RollingWindows.sums(of: costs, window: bars)
    let counts = RollingWindows.sums(of: turnovers.map { $0 > 0 ? 1 : 0 }, window: bars)
    return zip(sums, counts).map { $0.isFinite && $1 > 0 ? $0 / $1 : nil }
  }
}
