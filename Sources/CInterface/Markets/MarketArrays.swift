import MarketData
import VolatilityForecasting

/// The arrays that the bars of a market are made of.
struct MarketArrays {
  /// The name of the market.
  var market: String
  /// The start of each bar in microseconds.
  var timeStamps: [Int64]
  /// The prices.
  var (open, high, low): ([Double]?, [Double]?, [Double]?)
  /// The last price of each bar.
  var close: [Double]
  /// What was traded.
  var volume: [Double]?
  /// Further columns.
  var columns: [NamedColumn]
  /// The markets beside it.
  var beside: [MarketBars]

  /// The bars.
  ///
  /// - Returns: the market, as features are made of it.
  /// - Throws: `InterfaceError`.
  /// - Precondition: there are as many prices as time stamps.
  func bars() throws(InterfaceError) -> MarketBars {
    try columns.check(count: timeStamps.count)
    let stamps = try Self.timeStamps(timeStamps)
    let bars = try InterfaceError.mappingData { () throws(MarketDataError) in
      try BarSeries(
        timeStamps: stamps, close: close, open: open, high: high, low: low, volume: volume,
        columns: Dictionary(columns.map { ($0.name, $0.values) }) { first, _ in first })
    }
    return try InterfaceError.mappingData { () throws(ForecastingError) in
      MarketBars(history: try MarketHistory(name: market, bars: bars, otherMarkets: beside.map(\.history)))
    }
  }

  /// The time stamps of microseconds.
  ///
  /// - Throws: `InterfaceError.Status.invalidArgument` for one that is outside of calendars.
  static func timeStamps(_ microseconds: [Int64]) throws(InterfaceError) -> [TimeStamp] {
    if let bad = microseconds.firstIndex(where: { !Limits.timeStamps.contains($0) }) {
      throw InterfaceError(
        .invalidArgument,
        "time stamp \(bad + 1) is \(microseconds[bad]), expected microseconds from -2^53 to 2^53")
    }
    return microseconds.map { TimeStamp(microseconds: $0) }
  }
}
