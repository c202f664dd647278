public import MarketData
import NumericalMethods

extension GARCH {
  /// Estimates the parameters of many series, each on its own, on several threads.
  ///
  /// - Parameters:
  ///   - panel: the series.
  ///   - threads: the number of threads, which does not change the results.
  /// - Returns: for each series what `fit(to:startingAt:)` returns or throws.
  /// - Precondition: `threads` is positive.
  public func fit(toEach panel: [ReturnSeries], threads: Int) -> [Result<FittedGARCH, VolatilityError>] {
    parallelMap(count: panel.count, threads: threads) { index in
      Result { () throws(VolatilityError) in try fit(to: panel[index]) }
    }
  }
}
