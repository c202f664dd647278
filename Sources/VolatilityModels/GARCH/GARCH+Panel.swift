public import MarketData
import NumericalMethods
import Synchronization

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
    // Each thread takes the next series when it has too few to fill the lanes, so that only at the end, once in each
    // thread, lanes are idle.
    let next = Atomic<Int>(0)
    let workers = min(threads, (count + GARCHLaneKernel.width - 1) / GARCHLaneKernel.width)
    let parts = parallelMap(count: workers, threads: threads) { _ in
      var part: [(index: Int, value: Value)] = []
      GARCHLaneFits.run(self, count: count) {
        let index = next.add(1, ordering: .relaxed).oldValue
        return index < count ? (index, window(index)) : nil
      } deliver: { index, outcome in
        part.append((index, transform(outcome)))
      }
      return part
    }
    var values = [Value?](repeating: nil, count: count)
    for (index, value) in parts.joined() { values[index] = value }
    let present = values.compactMap { $0 }
    precondition(present.count == count, "every series has an outcome")
    return present
  }
}
