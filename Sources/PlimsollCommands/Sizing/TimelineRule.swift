package import MarketData

/// What is known about the rows of a file that tells of bars.
package struct TimelineRule: Sendable {
  /// The length of a bar; `nil` for what the distances of the rows show.
  package var bar: BarSize?
  /// The greatest age, from the end of its bar, at which a row is still gone by; `nil` for a bar more than the usual
  /// distance of rows: two bars, so that one may be missed, and more where rows regularly are further apart, as over
  /// weekends.
  package var maximumAge: Duration?

  /// A rule of which both parts can be left to the file.
  package init(bar: BarSize? = nil, maximumAge: Duration? = nil) {
    self.bar = bar
    self.maximumAge = maximumAge
  }

  /// Fewer rows do not tell what distance is usual.
  private static let fewestRows = 50

  /// The greatest age of rows of bars of that size that start at `stamps`.
  ///
  /// The usual distance is one that two in a hundred rows reach: the weekend of hourly bars is.
  func maximumAge(of bar: BarSize, stamps: [TimeStamp]) -> Duration {
    if let maximumAge { return maximumAge }
    let length = bar.longestDuration
    guard stamps.count >= Self.fewestRows else { return length * 2 }
    let distances = zip(stamps, stamps.dropFirst()).map { $1.microseconds - $0.microseconds }.sorted()
    return length + max(length, .microseconds(distances[distances.count * 98 / 100]))
  }
}

extension BarSize {
  /// The length, of months the longest there is.
  fileprivate var longestDuration: Duration { duration ?? .seconds(31 * 86_400) * count }
}
