import MarketData
import NumericalMethods
import PlimsollCommands
import PositionSizing
import Testing

@Suite struct TrailingMeanTests {
  private let files = SizingFiles()

  private static let day: Int64 = 86_400

  private func means(_ rows: [(second: Int64, volatility: Double?)], days: Int, bar: BarSize? = nil) throws -> [Double?]
  {
    let lines = rows.map { "\(1_700_000_000 + $0.second),\($0.volatility.map { "\($0)" } ?? "")" }
    let market = try files.scores(
      "timestamp,forecast_volatility\n" + lines.joined(separator: "\n") + "\n", bar: bar, meanDays: days
    ).markets.market(nil)
    return market.ends.map { market.timeline.state(at: $0).latest?.value.trailingMean }
  }

  @Test func thereIsAMeanFromTheBarThatCompletesTheWindow() throws {
    let rows = (0..<5).map { (second: Int64($0) * Self.day, volatility: Double?(Double($0 + 1))) }
    #expect(try means(rows, days: 1) == [1, 2, 3, 4, 5])
    #expect(try means(rows, days: 3) == [nil, nil, 2, 3, 4])
    #expect(try means(rows, days: 5) == [nil, nil, nil, nil, 3])
    #expect(try means(rows, days: 6) == [nil, nil, nil, nil, nil])
  }

  @Test func ofHoursTheMeanIsOfAllInTheWindow() throws {
    let rows = (0..<72).map { (second: Int64($0) * 3600, volatility: Double?(Double($0 + 1))) }
    let means = try means(rows, days: 2)
    #expect(means.firstIndex { $0 != nil } == 47)
    #expect(means[47] == 24.5)
    #expect(means[71] == 48.5)
  }

  @Test func aSpikeLeavesNothingBehind() throws {
    let rows = (0..<6).map { (second: Int64($0) * Self.day, volatility: Double?($0 == 1 ? 1e18 : 0.01)) }
    #expect(try means(rows, days: 2).suffix(3) == [0.01, 0.01, 0.01])
  }

  @Test func aMonthIsTheMeanOfItself() throws {
    let months: [Int64] = [0, 31, 60, 91].map { $0 * Self.day }
    #expect(try means(months.map { ($0, 0.5) }, days: 28, bar: BarSize(1, .month)) == [0.5, 0.5, 0.5, 0.5])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func itIsThePlainMean(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var second: Int64 = 0
    let rows = (0..<150).map { _ in
      second += 3600 * (Int.random(in: 0..<5, using: &random) == 0 ? Int64.random(in: 2...40, using: &random) : 1)
      let volatility = Double.random(in: 0.001...1, using: &random)
      return (second: second, volatility: Int.random(in: 0..<6, using: &random) == 0 ? nil : volatility)
    }
    let days = Int.random(in: 1...6, using: &random)
    let window = Int64(days) * Self.day
    let found = try means(rows, days: days)
    var last: Double?
    let firstSecond = rows.first { $0.volatility != nil }?.second ?? 0
    for (index, row) in rows.enumerated() {
      if row.volatility != nil {
        let inWindow = rows[...index].filter { $0.second > row.second - window }.compactMap(\.volatility)
        let spans = row.second + 3600 - firstSecond >= window
        last = spans ? inWindow.reduce(0, +) / Double(inWindow.count) : nil
      }
      switch (found[index], last) {
      case (nil, nil): break
      case (let found?, let last?): #expect(abs(found - last) <= 1e-14)
      default: Issue.record("row \(index): \(String(describing: found[index])) against \(String(describing: last))")
      }
    }
  }

  @Test func theFutureChangesNoMean() throws {
    var random = SplitMix64(seed: 5)
    let rows = (0..<100).map {
      (second: Int64($0) * Self.day, volatility: Double?(Double.random(in: 0.01...1, using: &random)))
    }
    let whole = try means(rows, days: 30)
    for count in [31, 64, 99] {
      let other = Array(rows[..<count]) + rows[count...].map { ($0.second, 7) }
      #expect(try means(Array(rows[..<count]), days: 30) == Array(whole[..<count]))
      #expect(try Array(means(other, days: 30)[..<count]) == Array(whole[..<count]))
    }
  }
}
