public import MarketData

extension GARCH {
  /// Estimates the parameters in windows that move along a series, as a panel of windows on several threads.
  ///
  /// The windows are the returns 0 ..< `length`, `step` ..< `step` + `length` and so on, as far as there are returns.
  /// Every 256th window, from the first on, is searched from scratch; the search in another one starts at the
  /// estimates of an earlier window: half of them at the window before, a quarter two windows before, and so on up to
  /// 128. A maximum near the start is taken under the condition that `fit(to:startingAt:)` states; else all known
  /// regions are searched. What a window gets does not depend on returns after it, on how many windows follow, or on
  /// the number of threads.
  ///
  /// - Parameters:
  ///   - returns: the series.
  ///   - length: the number of returns in a window: at least 20 (21 with an AR(1) mean).
  ///   - step: by how many returns the window moves.
  ///   - threads: the number of threads, which does not change the results.
  /// - Returns: for each window the fit, or why there is none, as `fit(to:startingAt:)` returns or throws; nothing
  ///   where the series is shorter than a window.
  /// - Precondition: `length`, `step` and `threads` are positive.
  public func fit(
    toWindowsOf returns: ReturnSeries, length: Int, every step: Int = 1, threads: Int
  ) -> [Result<FittedGARCH, VolatilityError>] {
    fit(toWindowsOf: returns, length: length, every: step, threads: threads) { $0 }
  }

  /// Estimates the parameters in windows that move along a series, and keeps of each fit what is wanted.
  ///
  /// As `fit(toWindowsOf:length:every:threads:)` without the memory for all fits, each of which holds the path of
  /// its window.
  ///
  /// - Parameters:
  ///   - returns: the series.
  ///   - length: the number of returns in a window: at least 20 (21 with an AR(1) mean).
  ///   - step: by how many returns the window moves.
  ///   - threads: the number of threads, which does not change the results.
  ///   - transform: makes what is kept out of a fit, or of the error in its place.
  /// - Returns: what `transform` made of each window.
  /// - Precondition: `length`, `step` and `threads` are positive.
  public func fit<Value: Sendable>(
    toWindowsOf returns: ReturnSeries, length: Int, every step: Int = 1, threads: Int,
    keeping transform: @Sendable (Result<FittedGARCH, VolatilityError>) -> Value
  ) -> [Value] {
    precondition(length > 0 && step > 0, "windows have a length and move on")
    let count = returns.count < length ? 0 : (returns.count - length) / step + 1
    var results = [Kept<Value>?](repeating: nil, count: count)
    // Window i starts where i without its last bit is; those with as many bits do not wait for each other.
    let blockBits = 8
    for bits in 0...blockBits {
      let windows = (0..<count).filter { ($0 & (1 << blockBits - 1)).nonzeroBitCount == bits }
      let starts = windows.map { bits == 0 ? nil : results[$0 & ($0 - 1)]?.parameters }
      let fits = fit(count: windows.count, threads: threads) { index in
        let first = windows[index] * step
        return GARCHWindow(series: returns, range: first..<first + length, start: starts[index])
      } transform: { outcome in
        Kept(value: transform(outcome), parameters: (try? outcome.get())?.parameters)
      }
      for (window, fit) in zip(windows, fits) { results[window] = fit }
    }
    return results.compactMap { $0?.value }
  }
}

/// What is kept of a window's fit: what the caller wants, and where later searches start.
private struct Kept<Value: Sendable>: Sendable {
  var value: Value
  var parameters: GARCHParameters?
}
