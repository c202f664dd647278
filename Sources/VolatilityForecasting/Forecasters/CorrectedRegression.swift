import MarketData
import NumericalMethods

/// A forecaster that was trained to correct a ridge regression of log variances: by networks or by trees.
///
/// What it says is added to the log forecast of the regression. So it needs to learn only what that misses, and where it
/// learns nothing the regression stands.
public protocol CorrectedRegression: Sendable {
  /// The regression that is corrected.
  var base: FittedVarianceRegression { get }
  /// The time of training and validation; of nothing after `split.validationEnd` is anything known.
  var split: TimeSplit { get }
  /// The names of the markets that were learned from.
  var markets: [String] { get }
  /// The length of the bars.
  var barDuration: Duration { get }

  /// What is added to the log forecasts of the regression at the close of bars of a market.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - rows: the bars at whose close forecasts are made; `nil` for all.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: a number for each horizon and bar; not a number where too little is known and for bars that are not of
  ///   `rows`.
  /// - Throws: `ForecastingError`.
  func outputs(for market: MarketHistory, rows: Range<Int>?, threads: Int) throws(ForecastingError) -> [[Double]]
}

extension CorrectedRegression {
  /// The numbers of bars whose variance is forecast, increasing.
  public var horizons: [Int] { base.specification.horizons }

  /// The forecasts at the close of each bar of a market.
  ///
  /// None depends on anything after its bar.
  ///
  /// - Parameters:
  ///   - market: the market; it may be another than those that were learned from.
  ///   - rows: the bars at whose close forecasts are made; `nil` for all.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: ln of the forecast variance for each horizon and bar; not a number for bars that are not of `rows`.
  /// - Throws: `ForecastingError`: the market lacks what a feature needs, has bars of another length, or is shorter than
  ///   what a forecast looks back over.
  public func forecasts(
    for market: MarketHistory, rows: Range<Int>? = nil, threads: Int = 1
  ) throws(ForecastingError) -> LogVarianceForecasts {
    try checkBars(of: market)
    let regression = try base.forecasts(for: market)
    let outputs = try outputs(for: market, rows: rows, threads: threads)
    var values = regression.values
    for position in values.indices {
      for row in values[position].indices { values[position][row] += outputs[position][row] }
    }
    return LogVarianceForecasts(market: market.name, horizons: horizons, values: values)
  }

  /// The forecasts at some bars of a market, where the regression that is corrected is estimated again every so often from
  /// what was over by then, and what corrects it stays as it is.
  ///
  /// - Parameters:
  ///   - market: the number of the market among `markets`.
  ///   - markets: all markets that the regression learns from.
  ///   - rows: the bars at which forecasts are made, increasing; not empty.
  ///   - refitEvery: the number of forecasts from one estimate to the next, positive.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: ln of the forecast variance over the first horizon, for each of `rows`; not a number where too little was
  ///   known.
  /// - Throws: as the regression's walk and `forecasts(for:rows:threads:)`.
  /// - Precondition: `market` and `rows` are positions.
  public func walk(
    through market: Int, of markets: [MarketHistory], at rows: [Int], refitEvery: Int, threads: Int = 1
  ) throws(ForecastingError) -> [Double] {
    let regression = try base.specification.walk(through: market, of: markets, at: rows, refitEvery: refitEvery)
    try checkBars(of: markets[market])
    let walked = rows[0]..<rows[rows.count - 1] + 1
    let outputs = try outputs(for: markets[market], rows: walked, threads: threads)[0]
    return zip(rows, regression).map { outputs[$0] + $1 }
  }

  /// For each horizon ln of the mean of exp(e), e the errors of the log forecasts in the training part: added to them, it
  /// makes them right on average.
  ///
  /// Source: Duan (1983), "Smearing estimate: a nonparametric retransformation method".
  func smearing(in markets: [MarketHistory], threads: Int) throws(ForecastingError) -> [Double] {
    var sums = horizons.map { _ in (total: 0.0, count: 0.0) }
    let longest = horizons[horizons.count - 1]
    for market in markets {
      let target = try VarianceTarget(market, horizons: horizons)
      let rows = split.parts(of: market, horizon: longest).training
      let forecasts = try forecasts(for: market, rows: rows, threads: threads)
      for row in rows {
        for (position, horizon) in horizons.enumerated() where forecasts.values[position][row].isFinite {
          guard let logVariance = target.logVariance(row: row, horizon: horizon) else { continue }
          sums[position].total += .exp(logVariance - forecasts.values[position][row])
          sums[position].count += 1
        }
      }
    }
    return sums.map { $0.count > 0 ? .log($0.total / $0.count) : 0 }
  }

  /// Throws where the bars of a market are of another length than those that were learned from.
  func checkBars(of market: MarketHistory) throws(ForecastingError) {
    guard market.barDuration == barDuration else {
      throw .invalidSpecification(
        reason: "the model was trained on bars of \(barDuration), those of \(market.name) are of "
          + "\(market.barDuration)")
    }
  }
}
