package import MarketData

/// What is known about the rows of a file that tells of bars.
package struct TimelineRule: Sendable {
  /// The length of a bar; `nil` for what the distances of the rows show.
  package var bar: BarSize?
  /// The greatest age, from the end of its bar, at which a row is still gone by; `nil` for the length of two bars, so
  /// that one may be missed.
  package var maximumAge: Duration?

  /// A rule of which both parts can be left to the file.
  package init(bar: BarSize? = nil, maximumAge: Duration? = nil) {
    self.bar = bar
    self.maximumAge = maximumAge
  }

  /// The greatest age of rows of bars of that size.
  func maximumAge(of bar: BarSize) -> Duration { maximumAge ?? bar.longestDuration * 2 }
}

extension BarSize {
  /// The length, of months the longest there is.
  fileprivate var longestDuration: Duration { duration ?? .seconds(31 * 86_400) * count }
}
