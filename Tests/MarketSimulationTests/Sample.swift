import MarketData
import MarketSimulation

/// One statistic of several independent paths.
struct Sample {
  let mean: Double
  let standardError: Double

  init(_ values: [Double]) {
    let count = Double(values.count)
    let center = values.reduce(0, +) / count
    mean = center
    standardError = (values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / (count - 1) / count).squareRoot()
  }

  /// Whether the mean lies within 4 standard errors of `expected`: all but one in 16,000 do, and the seeds are fixed.
  func isConsistent(with expected: Double) -> Bool { abs(mean - expected) <= 4 * standardError }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

extension BarGrid {
  /// Bars from 2020-01-01 on.
  static func bars(_ count: Int, seconds: Int) -> BarGrid {
    BarGrid(start: TimeStamp(microseconds: 1_577_836_800_000_000), barSeconds: seconds, count: count)
  }

  static func daily(_ count: Int) -> BarGrid { bars(count, seconds: 86_400) }

  static func hourly(_ count: Int) -> BarGrid { bars(count, seconds: 3600) }
}
