public import MarketData

/// Where a value stands among those of the time up to it, from 0 for below all to 100 for above all.
///
/// Of the n values that a window holds, its last one included, let b be less than it and e equal to it, itself among
/// them: its percentile is 100 (b + e/2)/n, the midrank, between 50/n and 100 − 50/n. A window holds the values later
/// than its length before the last one. So nothing that comes later changes a percentile.
public struct TrailingPercentile: Sendable, Equatable {
  /// The length of the window.
  public let window: Duration
  /// The smallest number of values in a window that has a percentile.
  public let smallestHistory: Int

  /// Percentiles of a trailing window.
  ///
  /// - Parameters:
  ///   - window: the length of the window, a microsecond or longer.
  ///   - smallestHistory: the smallest number of values in a window that has a percentile, 1 or more.
  /// - Throws: `ForecastingError.invalidSpecification` where one is less.
  public init(window: Duration, smallestHistory: Int) throws(ForecastingError) {
    // Time stamps are in microseconds: what is shorter would not even hold its own value.
    guard window >= .microseconds(1), smallestHistory > 0 else {
      throw .invalidSpecification(
        reason: "a trailing window is of a microsecond or more and has one value at least, not \(window) and "
          + "\(smallestHistory)")
    }
    self.window = window
    self.smallestHistory = smallestHistory
  }

  /// The percentile of each value, in n log n steps.
  ///
  /// - Parameters:
  ///   - values: the values; `nil` where there is none.
  ///   - timeStamps: the time stamp of each, strictly increasing.
  /// - Returns: as many percentiles; `nil` where there is no value or too short a history.
  /// - Throws: `ForecastingError.timeStampsNotIncreasing`.
  /// - Precondition: there are as many time stamps as values, and the values are finite.
  public func percentiles(of values: [Double?], timeStamps: [TimeStamp]) throws(ForecastingError) -> [Double?] {
    precondition(values.count == timeStamps.count, "each value has a time stamp")
    precondition(values.allSatisfy { $0?.isFinite ?? true }, "values that are ranked are finite")
    for (index, (earlier, later)) in zip(timeStamps, timeStamps.dropFirst()).enumerated() where earlier >= later {
      throw .timeStampsNotIncreasing(index: index + 1)
    }
    let ranks = Self.ranks(of: values)
    var counts = RankCounts(count: values.count)
    var inWindow = 0
    var first = 0
    return ranks.enumerated().map { index, rank in
      guard let rank else { return nil }
      while isOver(timeStamps[first], at: timeStamps[index]) {
        if let old = ranks[first] {
          counts.add(-1, at: old)
          inWindow -= 1
        }
        first += 1
      }
      counts.add(1, at: rank)
      inWindow += 1
      guard inWindow >= smallestHistory else { return nil }
      let below = counts.count(below: rank)
      let notAbove = counts.count(below: rank + 1)
      return 50 * Double(below + notAbove) / Double(inWindow)
    }
  }

  /// Whether a value is too old to be in the window that ends at a moment.
  private func isOver(_ old: TimeStamp, at moment: TimeStamp) -> Bool {
    let (age, overflows) = moment.microseconds.subtractingReportingOverflow(old.microseconds)
    return overflows || age >= window.microseconds
  }

  /// The position of each value among the different ones; equal values have one.
  private static func ranks(of values: [Double?]) -> [Int?] {
    var ranks = [Int?](repeating: nil, count: values.count)
    var rank = -1
    var previous: Double?
    let present = values.enumerated().compactMap { index, value in value.map { (index: index, value: $0) } }
    for (index, value) in present.sorted(by: { $0.value < $1.value }) {
      if value != previous { rank += 1 }
      ranks[index] = rank
      previous = value
    }
    return ranks
  }
}
