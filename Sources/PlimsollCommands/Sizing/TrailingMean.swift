import MarketData

/// The mean of the values of the last days, for each of them.
struct TrailingMean {
  /// The length of the window in microseconds.
  private let length: Int64

  /// A mean over a number of days.
  ///
  /// - Precondition: `days` is from 1 to 36,525.
  init(days: Int) {
    precondition((1...36_525).contains(days), "a window is of 1 to 36,525 days")
    length = Int64(days) * 86_400_000_000
  }

  /// The mean of the values whose bars start in the window that ends with the start of each, that start included and the
  /// one a whole window before not; `nil` while the bars up to it do not span a window.
  ///
  /// Sums are of additions alone, in constant time per value: a spike that leaves the window leaves no rounding error
  /// behind, as subtracting it would.
  ///
  /// - Parameters:
  ///   - values: the values.
  ///   - stamps: the starts of their bars, strictly increasing.
  ///   - ends: the ends of their bars.
  /// - Returns: a mean for each value.
  /// - Precondition: there are as many starts and ends as values.
  func means(of values: [Double], stamps: [TimeStamp], ends: [TimeStamp]) -> [Double?] {
    precondition(values.count == stamps.count && values.count == ends.count, "each value has a start and an end")
    // The window is an older part, whose sums from each value to its end are kept with the oldest one last, and a newer
    // part, whose sum grows.
    var olderSums: [Double] = []
    var newerSum = 0.0
    var first = 0
    return values.indices.map { index in
      newerSum += values[index]
      while isBefore(stamps[first], windowUpTo: stamps[index]) {
        if olderSums.isEmpty {
          var sum = 0.0
          for older in (first...index).reversed() {
            sum += values[older]
            olderSums.append(sum)
          }
          newerSum = 0
        }
        olderSums.removeLast()
        first += 1
      }
      guard isBefore(stamps[0], windowUpTo: ends[index]) else { return nil }
      return ((olderSums.last ?? 0) + newerSum) / Double(index - first + 1)
    }
  }

  /// Whether a moment is a whole window or more before another.
  private func isBefore(_ moment: TimeStamp, windowUpTo end: TimeStamp) -> Bool {
    let (start, overflows) = end.microseconds.subtractingReportingOverflow(length)
    return !overflows && moment.microseconds <= start
  }
}
