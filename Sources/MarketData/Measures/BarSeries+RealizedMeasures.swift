extension BarSeries {
  /// The realised measures of each period, from the log returns between the closes of its bars.
  ///
  /// A return belongs to the period in which its bar starts: the first one of a day, from the last close of the day
  /// before, counts to the day, for that close is the price at midnight. A return across a gap, between bars whose
  /// time stamps are further apart than one bar, is left out, and so is every product of the bipower variation that
  /// would reach over one. Closures of an exchange are gaps too: its measures are those of the sessions, from the close
  /// of their first bar on. A period without a return is not listed.
  ///
  /// - Parameter options: the length of the periods and the conventions.
  /// - Returns: the measures of the periods in order of time.
  /// - Throws: `MarketDataError.tooFewPrices` where there are fewer than two bars,
  ///   `MarketDataError.periodOfPartialBars` where the period is not a whole number of bars.
  /// - Precondition: lengths are positive, whole numbers of microseconds, and an expected number of returns is positive.
  public func realizedMeasures(
    _ options: RealizedOptions = RealizedOptions()
  ) throws(MarketDataError) -> [RealizedMeasures] {
    guard let length = options.bar ?? barDuration else { throw .tooFewPrices(count: count, needed: 2) }
    let bar = length.wholeMicroseconds
    let grid = PeriodGrid(options.period, zone: options.zone)
    guard grid.length % bar == 0 else { throw .periodOfPartialBars(period: options.period, bar: length) }
    let expected = options.expectedReturnCount ?? Int(grid.length / bar)
    precondition(expected > 0, "a full period has returns")

    var measures: [RealizedMeasures] = []
    var sums = RealizedSums()
    var start: TimeStamp?
    func finish() {
      guard let start else { return }
      measures.append(RealizedMeasures(start: start, sums: sums, expected: expected, options: options))
    }
    var previous: Double?
    for index in timeStamps.indices.dropFirst() {
      guard timeStamps[index].microseconds(since: timeStamps[index - 1]) <= bar else {
        previous = nil
        continue
      }
      let own = grid.start(of: timeStamps[index])
      if own != start {
        finish()
        start = own
        sums = RealizedSums()
        if options.bipowerPairs == .withinPeriod { previous = nil }
      }
      let value = logReturn(from: close[index - 1], to: close[index])
      sums.add(value, after: previous)
      previous = value
    }
    finish()
    return measures
  }
}
