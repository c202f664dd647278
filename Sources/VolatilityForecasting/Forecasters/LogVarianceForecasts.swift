/// Forecasts of the variance to come, made at the close of each bar of a market.
public struct LogVarianceForecasts: Sendable, Equatable {
  /// The name of the market.
  public let market: String
  /// The numbers h of bars whose variance is forecast, increasing.
  public let horizons: [Int]
  /// For each horizon and bar, ln of the forecast of the sum of the variances of the next h bars, of returns as
  /// fractions; not a number where too little was known.
  public let values: [[Double]]

  init(market: String, horizons: [Int], values: [[Double]]) {
    self.market = market
    self.horizons = horizons
    self.values = values
  }

  /// The forecasts over one of the horizons; `nil` over any other.
  public func values(horizon: Int) -> [Double]? { horizons.firstIndex(of: horizon).map { values[$0] } }
}
