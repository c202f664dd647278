public import MarketData
import NumericalMethods

extension GARCH {
  /// Estimates the parameters of many series, each on its own, on several threads.
  ///
  /// For GARCH(1,1) with normal or Student-t innovations, eight series at a time share the lanes of a vector, which takes half the
  /// time of as many single fits. Their lengths may differ, though a lane stands idle when its series has ended. What a
  /// series gets does not depend on the number of threads nor on the other series; it agrees with a single fit to
  /// some ten digits, the rounding being another.
  ///
  /// - Parameters:
  ///   - panel: the series.
  ///   - threads: the number of threads, which does not change the results.
  /// - Returns: for each series what `fit(to:startingAt:)` returns or throws.
  /// - Precondition: `threads` is positive.
  public func fit(toEach panel: [ReturnSeries], threads: Int) -> [Result<FittedGARCH, VolatilityError>] {
    fit(count: panel.count, threads: threads) { index in
      GARCHWindow(series: panel[index], range: 0..<panel[index].count, start: nil)
    } transform: {
      $0
    }
  }

  /// Whether series share the lanes of a vector: those of the models that `GARCHLaneKernel` computes.
  var servesLanes: Bool { isPlain }

  /// What `transform` makes of the fit to each of `count` windows, as `fit(to:startingAt:)` fits.
  func fit<Value: Sendable>(
    count: Int, threads: Int, window: @Sendable (Int) -> GARCHWindow,
    transform: @Sendable (Result<FittedGARCH, VolatilityError>) -> Value
  ) -> [Value] {
    precondition(threads > 0, "work is done by at least one thread")
    guard servesLanes else {
      return parallelMap(count: count, threads: threads) { index in
        let window = window(index)
        return transform(
          Result { () throws(VolatilityError) in try fit(to: window.returns, startingAt: window.start) })
      }
    }
    // Lanes are idle at the end of a group; a thread that is done early is idle while the others are not.
    let share = (count + 4 * threads - 1) / (4 * threads)
    let size = threads == 1 ? max(1, count) : max(4 * GARCHLaneKernel.width, share)
    let groups = parallelMap(count: (count + size - 1) / size, threads: threads) { group in
      let first = group * size
      var values = [Value?](repeating: nil, count: min(size, count - first))
      GARCHLaneFits.run(self, count: values.count) { index in
        window(first + index)
      } deliver: { index, outcome in
        values[index] = transform(outcome)
      }
      return values.compactMap(\.self)
    }
    return Array(groups.joined())
  }
}
