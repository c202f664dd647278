import MarketData
import NumericalMethods
import VolatilityForecasting

/// Hourly bars whose volatility wanders, with a day's season, made from a seed.
enum MadeMarket {
  /// The start of the first bar.
  static let start = TimeStamp(microseconds: 1_577_836_800_000_000)
  static let hour: Int64 = 3_600_000_000

  /// A market of `count` hourly bars.
  static func history(_ name: String = "made", count: Int, seed: UInt64 = 1, hours: Int64 = 1) throws -> MarketHistory {
    try MarketHistory(name: name, bars: bars(count: count, seed: seed, hours: hours))
  }

  /// The bars: the log variance is an autoregression, each bar has four steps.
  static func bars(count: Int, seed: UInt64, hours: Int64 = 1) throws -> BarSeries {
    var generator = SplitMix64(seed: seed)
    var (price, logVariance) = (100.0, 0.0)
    var columns: [[Double]] = [[], [], [], [], []]
    for bar in 0..<count {
      logVariance = 0.97 * logVariance + 0.25 * generator.nextNormal()
      let season = 0.8 * PortableFunctions.cosine(ofTurns: Double(bar % 24) / 24)
      let volatility = 0.004 * Double.exp(0.5 * (logVariance + season))
      var path = [price]
      for _ in 0..<4 { path.append(path[path.count - 1] * .exp(0.5 * volatility * generator.nextNormal())) }
      columns[0].append(path[0])
      columns[1].append(path.max() ?? price)
      columns[2].append(path.min() ?? price)
      columns[3].append(path[4])
      columns[4].append(1000 * .exp(0.5 * logVariance + 0.2 * generator.nextNormal()))
      price = path[4]
    }
    return try BarSeries(
      timeStamps: (0..<count).map { TimeStamp(microseconds: start.microseconds + Int64($0) * hours * hour) },
      close: columns[3], open: columns[0], high: columns[1], low: columns[2], volume: columns[4])
  }

  /// Bars whose volatility is high or low by the sign of the return `lag` bars before, which no average of variances tells.
  static func signed(_ name: String, count: Int, lag: Int, seed: UInt64) throws -> MarketHistory {
    var generator = SplitMix64(seed: seed)
    var (closes, returns): ([Double], [Double]) = ([100], [])
    for bar in 1..<count {
      let isHigh = returns.count > lag && returns[returns.count - 1 - lag] > 0
      returns.append((isHigh ? 0.015 : 0.005) * generator.nextNormal())
      closes.append(closes[bar - 1] * .exp(returns[bar - 1]))
    }
    let bars = try BarSeries(
      timeStamps: (0..<count).map { TimeStamp(microseconds: start.microseconds + Int64($0) * hour) }, close: closes)
    return try MarketHistory(name: name, bars: bars)
  }

  /// The same bars up to `count`, and after that others.
  static func replaced(_ bars: BarSeries, from count: Int) throws -> BarSeries {
    func changed(_ values: [Double]?) -> [Double]? {
      values.map { values in values.indices.map { $0 < count ? values[$0] : values[$0] * 7 } }
    }
    return try BarSeries(
      timeStamps: bars.timeStamps, close: changed(bars.close) ?? [], open: changed(bars.open),
      high: changed(bars.high), low: changed(bars.low), volume: changed(bars.volume))
  }

  /// The moment at which bar `index` of hourly bars closes.
  static func close(_ index: Int) -> TimeStamp {
    TimeStamp(microseconds: start.microseconds + Int64(index + 1) * hour)
  }
}
