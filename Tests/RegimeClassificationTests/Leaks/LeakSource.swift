import MarketData
import NumericalMethods

/// All that a market shows in the course of time: its bars, and a table of numbers that are published after their days.
struct LeakSource {
  /// Bars on a regular grid.
  var bars: BarSeries
  /// Daily numbers by the start of their day.
  var table: NumberTable
  /// The time from the end of a day of the table to the publication of its numbers.
  var publicationLag: Duration

  private static let day: Int64 = 86_400_000_000

  /// When bar `index` closes.
  func close(_ index: Int) -> TimeStamp {
    let stamps = bars.timeStamps
    return TimeStamp(microseconds: stamps[index].microseconds + stamps[1].microseconds - stamps[0].microseconds)
  }

  /// When row `index` of the table is published.
  private func publication(_ index: Int) -> TimeStamp {
    let lag = publicationLag.components.seconds * 1_000_000
    return TimeStamp(microseconds: table.timeStamps[index].microseconds + Self.day + lag)
  }

  /// What is known at a moment: the bars that have closed and the numbers that are published by then.
  func known(at moment: TimeStamp) throws -> LeakSource {
    let barCount = bars.timeStamps.indices.prefix { close($0) <= moment }.count
    let rowCount = table.timeStamps.indices.prefix { publication($0) <= moment }.count
    return LeakSource(
      bars: bars[0..<barCount],
      table: try NumberTable(
        timeStamps: Array(table.timeStamps.prefix(rowCount)),
        columns: table.columns.mapValues { Array($0.prefix(rowCount)) }),
      publicationLag: publicationLag)
  }

  /// The same until a moment, and after it noise: other prices, volumes and numbers.
  func replaced(after moment: TimeStamp, seed: UInt64) throws -> LeakSource {
    var random = SplitMix64(seed: seed)
    let barCount = bars.timeStamps.indices.prefix { close($0) <= moment }.count
    let rowCount = table.timeStamps.indices.prefix { publication($0) <= moment }.count
    func noise(_ values: [Double], from start: Int) -> [Double] {
      values.enumerated().map { $0 < start ? $1 : $1 * .exp(random.nextNormal()) }
    }
    func prices(_ factors: [Double], _ values: [Double]?) -> [Double]? {
      values.map { zip($0, factors).map { $0 * $1 } }
    }
    // One factor for all prices of a bar keeps its high above its low.
    let factors = noise([Double](repeating: 1, count: bars.count), from: barCount)
    let series = try BarSeries(
      timeStamps: bars.timeStamps, close: prices(factors, bars.close) ?? [], open: prices(factors, bars.open),
      high: prices(factors, bars.high), low: prices(factors, bars.low),
      volume: bars.volume.map { noise($0, from: barCount) },
      columns: bars.columns.mapValues { noise($0, from: barCount) })
    let numbers = try NumberTable(
      timeStamps: table.timeStamps, columns: table.columns.mapValues { noise($0, from: rowCount) })
    return LeakSource(bars: series, table: numbers, publicationLag: publicationLag)
  }
}
