public import MarketData

/// The volatility score: how high a forecast is among those of the same market in the time up to it, from 0 to 100.
///
/// | choice | default | range |
/// |---|---|---|
/// | `percentile.window` | 365 days | 1 µs or longer |
/// | `percentile.smallestHistory` | 100 forecasts | 1 or more |
/// | `threshold` | 90 | 0…100 |
///
/// The smallest history is counted in forecasts: 100 are enough of daily ones; of hourly ones 720 are a month.
///
/// A score of 90 says that 90 % of the forecasts of the last year were lower. Scores of markets that differ in their
/// volatility can be compared; that a score is high in a calm year does not say that the volatility is.
public struct VolatilityScore: Sendable, Equatable {
  /// The window that a forecast is compared with.
  public let percentile: TrailingPercentile
  /// The lowest score that is an alert.
  public let threshold: Double

  /// A score.
  ///
  /// - Parameters:
  ///   - window: the length of the window that a forecast is compared with.
  ///   - smallestHistory: the smallest number of forecasts in a window that has a score.
  ///   - threshold: the lowest score that is an alert, 0 to 100.
  /// - Throws: `ForecastingError.invalidSpecification` for a value out of range.
  public init(
    window: Duration = .seconds(365 * 86_400), smallestHistory: Int = 100, threshold: Double = 90
  ) throws(ForecastingError) {
    percentile = try TrailingPercentile(window: window, smallestHistory: smallestHistory)
    guard (0...100).contains(threshold) else {
      throw .invalidSpecification(reason: "a threshold is from 0 to 100, \(threshold) is not")
    }
    self.threshold = threshold
  }

  /// The scores of the forecasts of one market.
  ///
  /// - Parameters:
  ///   - volatilities: the forecasts, positive and all in one unit; a variance would give the same scores.
  ///   - timeStamps: when each was made, strictly increasing.
  ///   - market: the name of the market.
  /// - Returns: a score for each forecast, from it and those before it.
  /// - Throws: `ForecastingError.invalidForecast`, `.timeStampsNotIncreasing`.
  /// - Precondition: there are as many time stamps as forecasts.
  public func scores(
    of volatilities: [Double], timeStamps: [TimeStamp], market: String
  ) throws(ForecastingError) -> [ScoredVolatility] {
    if let bad = volatilities.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw .invalidForecast(index: bad, value: volatilities[bad])
    }
    let percentiles = try percentile.percentiles(of: volatilities, timeStamps: timeStamps)
    return volatilities.indices.map { index in
      let score = percentiles[index]
      return ScoredVolatility(
        timeStamp: timeStamps[index], market: market, forecastVolatility: volatilities[index], score: score,
        isAlert: score.map { $0 >= threshold } ?? false)
    }
  }

  /// The scores of the forecasts of several markets, each among those of its own.
  ///
  /// - Parameter forecasts: the forecasts, those of each market in order of time.
  /// - Returns: the scores in the order of the forecasts.
  /// - Throws: `ForecastingError.invalidForecast`, `.timeStampsNotIncreasing` with the position among all forecasts.
  public func scores(
    of forecasts: [(market: String, timeStamp: TimeStamp, volatility: Double)]
  ) throws(ForecastingError) -> [ScoredVolatility] {
    var indices: [String: [Int]] = [:]
    for (index, forecast) in forecasts.enumerated() { indices[forecast.market, default: []].append(index) }
    var scored = [ScoredVolatility?](repeating: nil, count: forecasts.count)
    for (market, positions) in indices.sorted(by: { $0.key < $1.key }) {
      let own: [ScoredVolatility]
      do throws(ForecastingError) {
        own = try scores(
          of: positions.map { forecasts[$0].volatility }, timeStamps: positions.map { forecasts[$0].timeStamp },
          market: market)
      } catch .invalidForecast(let index, let value) {
        throw .invalidForecast(index: positions[index], value: value)
      } catch .timeStampsNotIncreasing(let index) {
        throw .timeStampsNotIncreasing(index: positions[index])
      }
      for (position, score) in zip(positions, own) { scored[position] = score }
    }
    return scored.compactMap { $0 }
  }
}
