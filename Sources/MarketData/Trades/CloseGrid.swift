/// The grid that the times of closes lie on, by which the starts of bars give themselves away.
enum CloseGrid {
  /// Two or three times may lie on a grid by chance.
  private static let smallestCount = 4
  private static let sizes: [(count: Int, unit: BarSize.Unit)] = [
    (1, .day), (12, .hour), (8, .hour), (6, .hour), (4, .hour), (2, .hour), (1, .hour), (30, .minute), (15, .minute),
    (5, .minute), (1, .minute),
  ]

  /// The largest usual size of bars of which all times lie whole multiples apart.
  ///
  /// - Parameter times: times in any order.
  /// - Returns: `nil` where there is none, or fewer than four times differ.
  static func size(of times: [TimeStamp]) -> BarSize? {
    guard let first = times.first, Set(times).count >= smallestCount else { return nil }
    return sizes.lazy.compactMap { BarSize($0.count, $0.unit) }.first { size in
      guard let length = size.duration?.microsecondsRoundedDown else { return false }
      // What is left over differs where one of the times is before 1970, and so does not count as a grid.
      return times.allSatisfy { $0.microseconds % length == first.microseconds % length }
    }
  }
}
