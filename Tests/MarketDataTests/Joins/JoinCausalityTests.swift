import MarketData
import Testing

/// Random tables, joined once by the module and once by a search through all rows.
@Suite struct JoinCausalityTests {
  struct Sample {
    let bars: BarSeries
    let table: NumberTable
    let period: BarSize?
    let rule: JoinRule

    /// Times lie on a grid of a few units, so that equal moments are frequent.
    init(seed: UInt64) throws {
      var generator = RepeatableGenerator(seed: seed)
      func times(_ count: Int) -> [TimeStamp] {
        var time = Int64.random(in: -20...20, using: &generator)
        return (0..<count).map { _ in
          time += Int64.random(in: 1...4, using: &generator)
          return TimeStamp(microseconds: time)
        }
      }
      let starts = times(Int.random(in: 2...40, using: &generator))
      bars = try BarSeries(timeStamps: starts, close: starts.map { _ in 1 })
      let stamps = times(Int.random(in: 0...40, using: &generator))
      let values = stamps.map { _ in
        Bool.random(using: &generator) ? Double.random(in: -1...1, using: &generator) : .nan
      }
      table = try NumberTable(timeStamps: stamps, columns: ["x": values])
      period = Bool.random(using: &generator) ? BarSize(Int.random(in: 1...5, using: &generator), .microsecond) : nil
      rule = JoinRule(
        publicationLag: .microseconds(Int.random(in: 0...6, using: &generator)),
        maximumAge: Bool.random(using: &generator) ? .microseconds(Int.random(in: 0...12, using: &generator)) : nil)
    }

    /// The microseconds from a time stamp of the table to the end of its period.
    var periodLength: Int64 { Int64(period?.count ?? 0) }

    func joined(_ table: NumberTable) throws -> [Double] {
      let stamps = period.map { StampMeaning.start(of: $0) } ?? .end
      return try #require(try bars.joined(with: table, columns: ["x": rule], stamps: stamps).columns["x"])
    }

    /// The close of each bar, from the median distance of the starts (the lower one of two).
    var closes: [Int64] {
      let starts = bars.timeStamps.map(\.microseconds)
      let distances = zip(starts, starts.dropFirst()).map { $1 - $0 }.sorted()
      let length = distances[(distances.count - 1) / 2]
      return zip(starts, starts.dropFirst() + [.max]).map { min($0 + length, $1) }
    }

    var lag: Int64 { rule.publicationLag.components.attoseconds / 1_000_000_000_000 }

    /// The joined column, each bar by a search through all rows.
    var searched: [Double] {
      closes.map { close in
        var found = (end: Int64.min, value: Double.nan)
        for (stamp, value) in zip(table.timeStamps, table.columns["x"] ?? []) {
          let end = stamp.microseconds + periodLength
          if end + lag <= close, !value.isNaN, end >= found.end { found = (end, value) }
        }
        guard !found.value.isNaN, let limit = rule.maximumAge else { return found.value }
        return close - found.end <= limit.components.attoseconds / 1_000_000_000_000 ? found.value : .nan
      }
    }
  }

  @Test func theColumnIsTheOneThatASearchFinds() throws {
    var known = 0
    for seed in 1...3000 as ClosedRange<UInt64> {
      let sample = try Sample(seed: seed)
      let joined = try sample.joined(sample.table)
      let searched = sample.searched
      #expect(joined.map(\.bitPattern) == searched.map(\.bitPattern), "seed \(seed)")
      known += searched.count { !$0.isNaN }
    }
    // Not all of the columns are empty.
    #expect(known > 10_000)
  }

  @Test func theFutureChangesNothing() throws {
    for seed in 1...1000 as ClosedRange<UInt64> {
      let sample = try Sample(seed: seed)
      let joined = try sample.joined(sample.table)
      var generator = RepeatableGenerator(seed: seed &+ 77)
      for (bar, close) in sample.closes.enumerated() {
        // Everything that is published after the close is replaced, by other values at other times.
        let latest = close - sample.lag - sample.periodLength
        let past = sample.table.timeStamps.prefix { $0.microseconds <= latest }
        let step = Int64.random(in: 1...3, using: &generator)
        let future = (0..<5).map { TimeStamp(microseconds: latest + 1 + $0 * step) }
        let values = (sample.table.columns["x"] ?? []).prefix(past.count)
        let other = try NumberTable(timeStamps: past + future, columns: ["x": values + future.map { _ in 1e300 }])
        let replaced = try sample.joined(other)
        #expect(replaced[...bar].map(\.bitPattern) == joined[...bar].map(\.bitPattern), "seed \(seed), bar \(bar)")
      }
    }
  }
}
