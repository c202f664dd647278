extension BarSeries {
  /// Longer bars, put together from these.
  ///
  /// A bar has the open of its first source bar, the highest high, the lowest low, the close of the last one, and the
  /// sum of the volumes; other columns follow `options`. Prices are taken as they are, without arithmetic. What the
  /// source has not stays `nil`: a high made from closes would be too low. The volume is added up in the
  /// order of `numpy.add.reduceat`, so that it is what pandas 3 makes of it to the last bit.
  ///
  /// A source bar belongs to the bar that its start falls in. Bars are counted from midnight of 1970-01-01 in UTC or
  /// in the zone of `options`; weeks start on Monday (ISO 8601), months on the first, quarters (`3mo`) in January,
  /// April, July and October.
  ///
  /// - Parameters:
  ///   - size: the size of the result's bars, a multiple of the size of these.
  ///   - options: the zone, the rules of the columns, and what becomes of incomplete bars.
  /// - Returns: the bars, each stamped with its start, and which of them are complete.
  /// - Throws: `MarketDataError.unsuitableBarSize` where `size` is no multiple of the size of these bars,
  ///   `MarketDataError.unknownBarLength` where there are not two bars to tell that size by and none is given,
  ///   `MarketDataError.unknownColumn` for a rule of a column that there is not, `MarketDataError.incompleteBar`
  ///   where incomplete bars are an error, `MarketDataError.invalidVolume` where a sum of volumes is not finite.
  public func resampled(
    to size: BarSize, options: ResamplingOptions = ResamplingOptions()
  ) throws(MarketDataError) -> ResampledBars {
    let spacing = BarSpacing(timeStamps)
    guard let sourceSize = options.sourceSize ?? spacing.flatMap({ BarSize($0) }) else {
      throw .unknownBarLength(count: count)
    }
    guard size.isMultiple(of: sourceSize) else { throw .unsuitableBarSize(source: sourceSize, target: size) }
    if let unknown = options.columnRules.keys.filter({ columns[$0] == nil }).min() {
      throw .unknownColumn(column: unknown, available: columns.keys.sorted())
    }
    let periods = SourcePeriods(of: timeStamps, size: size, offset: options.offset)
    let calendar = options.calendar ?? spacing?.tradingCalendar ?? .continuousMarket
    let completeness = Completeness(periods, sourceSize: sourceSize, calendar: calendar)
    let kept = try periods.indices(keptOf: completeness, options: options)
    let groups = kept.map { periods.groups[$0] }
    let bars = try BarSeries(
      timeStamps: kept.map { periods.starts[$0] }, close: groups.map { close[$0.upperBound - 1] },
      open: open.map { open in groups.map { open[$0.lowerBound] } },
      high: high.map { high in groups.map { group in group.reduce(high[group.lowerBound]) { max($0, high[$1]) } } },
      low: low.map { low in groups.map { group in group.reduce(low[group.lowerBound]) { min($0, low[$1]) } } },
      volume: volume.map { volume in groups.map { PairwiseSum.of(Array(volume[$0])) } },
      columns: Dictionary(
        uniqueKeysWithValues: columns.map { name, values in
          let rule = options.columnRules[name] ?? .last
          return (name, groups.map { rule.value(of: values[$0]) })
        }))
    return ResampledBars(
      bars: bars, size: size, sourceSize: sourceSize, sourceBarCounts: groups.map(\.count),
      isComplete: kept.map { completeness.isComplete[$0] }, lastIsRunning: completeness.lastIsRunning,
      droppedCount: periods.groups.count - kept.count)
  }
}

extension SourcePeriods {
  /// The positions of the bars that stay by the rules for incomplete ones.
  fileprivate func indices(
    keptOf completeness: Completeness, options: ResamplingOptions
  ) throws(MarketDataError) -> [Int] {
    var kept: [Int] = []
    for index in groups.indices {
      let isRunning = completeness.lastIsRunning && index == groups.count - 1
      let rule = isRunning ? options.running ?? options.incomplete : options.incomplete
      switch completeness.isComplete[index] ? .keep : rule {
      case .keep: kept.append(index)
      case .drop: break
      case .error:
        throw .incompleteBar(start: starts[index], size: size, sourceBars: groups[index].count, isRunning: isRunning)
      }
    }
    return kept
  }
}
