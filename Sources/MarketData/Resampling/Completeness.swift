/// Which longer bars have all of their source bars, by the rules of `ResampledBars.isComplete`.
struct Completeness {
  /// Whether each bar has all of its source bars.
  private(set) var isComplete: [Bool]
  /// Whether the series ended before the last bar did.
  private(set) var lastIsRunning = false

  init(_ periods: SourcePeriods, sourceSize: BarSize, calendar: PeriodsPerYear.TradingCalendar) {
    isComplete = periods.groups.map { _ in true }
    guard let last = periods.timeStamps.last, let end = periods.ends.last else { return }
    if calendar == .exchange, let sessions = TradingSessions(periods.timeStamps, length: sourceSize.microseconds) {
      markGaps(periods, sessions)
      lastIsRunning = sessions.expectsBar(after: last, before: end)
    } else {
      isComplete = periods.groups.indices.map { Completeness.isFull(periods, $0, sourceSize: sourceSize) }
      lastIsRunning = sourceSize.end(from: last) < end
    }
    if lastIsRunning { isComplete[isComplete.count - 1] = false }
  }

  /// Whether a bar of a market that never closes has as many source bars as fit into it.
  private static func isFull(_ periods: SourcePeriods, _ index: Int, sourceSize: BarSize) -> Bool {
    let group = periods.groups[index]
    guard let length = sourceSize.microseconds else { return group.count == periods.size.count / sourceSize.count }
    let end = periods.ends[index]
    let expected = end.microseconds(since: periods.starts[index]) / length
    return Int64(group.count) == expected && periods.timeStamps[group.upperBound - 1].moved(by: length) <= end
  }

  /// Marks the bars in which source bars are missing between others or, at the start of the series, before others.
  private mutating func markGaps(_ periods: SourcePeriods, _ sessions: TradingSessions) {
    if sessions.expectsBar(from: periods.starts[0], before: periods.timeStamps[0]) { isComplete[0] = false }
    for (index, group) in periods.groups.enumerated() {
      for bar in group where bar > 0 {
        guard let gap = sessions.gap(between: periods.timeStamps[bar - 1], and: periods.timeStamps[bar]) else {
          continue
        }
        if gap.last >= periods.starts[index] { isComplete[index] = false }
        if bar == group.lowerBound, gap.first < periods.ends[index - 1] { isComplete[index - 1] = false }
      }
    }
  }
}
