import MarketData
import VolatilityForecasting

/// The bars of a market as a handle stands for them.
package struct MarketBars: Sendable {
  /// The market, with those beside it.
  let history: MarketHistory

  /// The number of the last bars that are asked for.
  ///
  /// - Throws: `InterfaceError.Status.invalidArgument` where there are not so many.
  func check(last: Int) throws(InterfaceError) {
    try Limits.check(last, in: 1...history.bars.count, "last")
  }
}
