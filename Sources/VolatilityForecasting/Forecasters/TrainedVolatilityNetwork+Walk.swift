import MarketData

extension TrainedVolatilityNetwork {
  /// The forecasts at some bars of a market, where the regression that is corrected is estimated again every so often from
  /// what was over by then, and the networks stay as they are.
  ///
  /// - Parameters:
  ///   - market: the number of the market among `markets`.
  ///   - markets: all markets that the regression learns from.
  ///   - rows: the bars at which forecasts are made, increasing; not empty.
  ///   - refitEvery: the number of forecasts from one estimate to the next, positive.
  ///   - threads: the number of threads; it changes no bit.
  /// - Returns: ln of the forecast variance over the first horizon, for each of `rows`; not a number where too little was
  ///   known.
  /// - Throws: as the regression's walk and `forecasts(for:threads:)`.
  /// - Precondition: `market` and `rows` are positions.
  public func walk(
    through market: Int, of markets: [MarketHistory], at rows: [Int], refitEvery: Int, threads: Int = 1
  ) throws(ForecastingError) -> [Double] {
    let regression = try specification.base.walk(through: market, of: markets, at: rows, refitEvery: refitEvery)
    try checkBars(of: markets[market])
    let walked = rows[0]..<rows[rows.count - 1] + 1
    let outputs = try outputs(for: markets[market], rows: walked, threads: threads)[0]
    return zip(rows, regression).map { outputs[$0] + $1 }
  }
}
