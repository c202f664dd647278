import MarketData
import NumericalMethods
import VolatilityForecasting

// What not every market has, and a market of rows does: single values may be missing.
extension RegimeColumns {
  /// The part of a mean volume below which a volume is not told from none.
  private static let leastVolume = 1e-3

  /// A declared column, or the bars' own volume.
  private func declared(_ name: String) -> [Double] {
    guard let values = name == "volume" ? market.bars.volume : market.bars.columns[name] else {
      preconditionFailure("missing columns were refused")
    }
    return values
  }

  /// A declared column or its mean.
  func column(_ name: String, days: Int?) -> [Double] {
    let values = declared(name).map { $0.isFinite ? $0 : .nan }
    return days.map { RollingWindows.means(of: values, window: market.bars(inDays: $0)) } ?? values
  }

  /// What flows to exchanges less what flows from them, as a part of both.
  func netFlows(bars: Int) -> [Double] {
    let (inflow, outflow) = (column("inflow", days: nil), column("outflow", days: nil))
    let net = RollingWindows.sums(of: zip(inflow, outflow).map { $0 - $1 }, window: bars)
    let total = RollingWindows.sums(of: zip(inflow, outflow).map { $0 + $1 }, window: bars)
    return zip(net, total).map { $1 > 0 ? $0 / $1 : .nan }
  }

  /// ln of the mean volume of a short time over that of a long one.
  func volumeRatios(short: Int, long: Int) -> [Double] {
    let volume = declared("volume")
    return zip(
      RollingWindows.means(of: volume, window: market.bars(inDays: short)),
      RollingWindows.means(of: volume, window: market.bars(inDays: long))
    ).map { $1 > 0 && !$0.isNaN ? .log(max($0 / $1, Self.leastVolume)) : .nan }
  }
}
