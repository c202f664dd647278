import MarketData
import VolatilityForecasting

/// Markets that are learned from together, in the order of their names.
struct RegimePanel {
  /// The markets.
  let markets: [MarketHistory]
  /// The length of the bars of all of them.
  let barDuration: Duration

  /// Markets in any order.
  ///
  /// - Throws: `RegimeError.invalidSpecification` for a name that occurs twice, `.otherBars` for bars of another
  ///   length, `.otherPrices` where some have highs and lows and others not.
  /// - Precondition: there is a market.
  init(_ markets: [MarketHistory]) throws(RegimeError) {
    precondition(!markets.isEmpty, "a classifier learns from a market")
    let sorted = markets.sorted { $0.name < $1.name }
    for (first, second) in zip(sorted, sorted.dropFirst()) where first.name == second.name {
      throw .invalidSpecification(reason: "markets that are pooled have names of their own, two are \(first.name)")
    }
    let duration = sorted[0].barDuration
    for market in sorted where market.barDuration != duration {
      throw .otherBars(market: market.name, duration: market.barDuration, expected: duration)
    }
    for market in sorted where market.bars.hasRanges != sorted[0].bars.hasRanges {
      throw .otherPrices(market: market.name, hasRanges: market.bars.hasRanges)
    }
    self.markets = sorted
    barDuration = duration
  }

  /// The close of the last bar of all markets.
  var lastClose: TimeStamp {
    markets.reduce(TimeStamp(microseconds: .min)) { max($0, $1.closeTime(of: $1.bars.count - 1)) }
  }
}
