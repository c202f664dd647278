/// Bars that were put together from shorter ones, with what is known of each.
public struct ResampledBars: Equatable, Sendable {
  /// The bars; a bar that no source bar falls in is not among them.
  public let bars: BarSeries
  /// The size of the bars.
  public let size: BarSize
  /// The size of the bars that they were made from.
  public let sourceSize: BarSize
  /// The number of source bars in each bar; positive.
  public let sourceBarCounts: [Int]
  /// Whether each bar has all of its source bars.
  ///
  /// - In a continuous market a bar is complete if it has as many source bars as fit into it, and none of them
  ///   reaches beyond its end.
  /// - On an exchange, source bars of up to a day are judged as ``DataQualityReport/Issue/Kind/gaps`` does: a bar
  ///   is complete if none is missing at a time of day that at least half of the days have, between two bars of the
  ///   same day, and not more than four weekdays in a row have no bar. A late opening or an early close cannot be
  ///   told from missing bars and leaves a bar complete; at both ends of the series every usual time and weekday
  ///   counts as missing. Where all source bars are of the same day, and for longer source bars, the rule is the
  ///   one of continuous markets.
  public let isComplete: [Bool]
  /// Whether the series ended before the last bar did.
  ///
  /// The last bar was then still running, and its close, high, low and volume can change; it may have been dropped.
  public let lastIsRunning: Bool
  /// The number of incomplete bars that were left out, a running one included.
  public let droppedCount: Int

  /// The number of bars in `bars` that are not complete.
  public var incompleteCount: Int { isComplete.count { !$0 } }
}
