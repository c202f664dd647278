import MarketData

extension PanelComparison {
  /// How many forecasts of two markets were made at the same times.
  public struct SharedTimes: Sendable, Equatable {
    /// The names of the markets.
    public let markets: [String]
    /// The share of forecasts, of the market that has fewer, at times at which the other has one too.
    ///
    /// Only the span of time that both markets have forecasts in is counted.
    public let share: Double
  }

  /// The times that each two markets share; none of two that have no time span in common.
  ///
  /// The tests take errors of one time for one observation (Driscoll & Kraay 1998). Where markets have their forecasts at
  /// different times, as when walks with steps have begun at different bars, errors that move together count as several.
  public var sharedTimes: [SharedTimes] {
    var shared: [SharedTimes] = []
    for (index, first) in markets.enumerated() {
      for second in markets[(index + 1)...] {
        guard let share = Self.shareOfTimes(first.timeStamps, second.timeStamps) else { continue }
        shared.append(SharedTimes(markets: [first.name, second.name], share: share))
      }
    }
    return shared
  }

  /// The share of the times of the shorter list that are in both, within the span that both have.
  private static func shareOfTimes(_ first: [TimeStamp], _ second: [TimeStamp]) -> Double? {
    guard let start = [first, second].compactMap(\.first).max(), let end = [first, second].compactMap(\.last).min(),
      start <= end
    else { return nil }
    let within = [first, second].map { Set($0.filter { (start...end).contains($0) }) }
    let fewest = min(within[0].count, within[1].count)
    return fewest > 0 ? Double(within[0].intersection(within[1]).count) / Double(fewest) : nil
  }
}
