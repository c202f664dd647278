import MarketData
import Testing

@Suite struct JoiningTests {
  private static let hour: Int64 = 3_600_000_000

  private func at(_ hours: Int64, plus microseconds: Int64 = 0) -> TimeStamp {
    TimeStamp(microseconds: hours * Self.hour + microseconds)
  }

  private func bars(_ starts: [TimeStamp]) throws -> BarSeries {
    try BarSeries(timeStamps: starts, close: starts.map { _ in 1 })
  }

  private func joined(
    _ bars: BarSeries, _ table: NumberTable, _ rule: JoinRule, _ stamps: StampMeaning = .end,
    barLength: Duration? = nil
  ) throws -> [Double] {
    let result = try bars.joined(with: table, columns: ["x": rule], stamps: stamps, barLength: barLength)
    return try #require(result.columns[rule.name ?? "x"])
  }

  /// A row that can be used one microsecond before the close, at the close, and after it.
  @Test(arguments: [(-1, true), (0, true), (1, false)] as [(Int64, Bool)])
  func theLimitOfTheLag(shift: Int64, isKnown: Bool) throws {
    let series = try bars([at(0), at(4)])
    let early = try NumberTable(timeStamps: [at(1, plus: shift)], columns: ["x": [7]])
    let values = try joined(series, early, JoinRule(publicationLag: .seconds(3 * 3600)))
    #expect(values[0].isNaN == !isKnown)
    #expect(values[1] == 7)
    let lag = JoinRule(publicationLag: .seconds(3 * 3600) + .microseconds(shift))
    let exact = try NumberTable(timeStamps: [at(1)], columns: ["x": [7]])
    #expect(try joined(series, exact, lag)[0].isNaN == !isKnown)
  }

  @Test func aPartOfAMicrosecondOfLagIsOne() throws {
    let series = try bars([at(0), at(4)])
    let table = try NumberTable(timeStamps: [at(4)], columns: ["x": [7]])
    #expect(try joined(series, table, JoinRule(publicationLag: .zero))[0] == 7)
    #expect(try joined(series, table, JoinRule(publicationLag: .nanoseconds(1)))[0].isNaN)
  }

  /// A daily row stamped with its start is known when the day ends.
  @Test func startsOfPeriods() throws {
    let series = try bars((0..<60).map { at($0) })
    let table = try NumberTable(timeStamps: [at(0), at(24)], columns: ["x": [1, 2]])
    let day = try #require(BarSize("1d"))
    let values = try joined(series, table, JoinRule(publicationLag: .seconds(6 * 3600)), .start(of: day))
    #expect(values.firstIndex(of: 1) == 29)
    #expect(values.firstIndex(of: 2) == 53)
    #expect(values[..<29].allSatisfy { $0.isNaN })
  }

  @Test func monthsEndWithTheMonth() throws {
    let starts = (0..<70).map { at(24 * $0, plus: stamp("2024-01-01").microseconds) }
    let table = try NumberTable(timeStamps: [stamp("2024-01-01"), stamp("2024-02-01")], columns: ["x": [1, 2]])
    let month = try #require(BarSize("1mo"))
    let values = try joined(try bars(starts), table, JoinRule(publicationLag: .zero), .start(of: month))
    #expect(values.firstIndex(of: 1) == 30)
    #expect(values.firstIndex(of: 2) == 59)
  }

  @Test(arguments: [(-1, true), (0, true), (1, false)] as [(Int64, Bool)])
  func theLimitOfTheAge(shift: Int64, isUsed: Bool) throws {
    let table = try NumberTable(timeStamps: [at(2, plus: -shift)], columns: ["x": [7]])
    let rule = JoinRule(publicationLag: .seconds(3600), maximumAge: .seconds(2 * 3600))
    let values = try joined(try bars([at(0), at(4), at(8)]), table, rule)
    #expect((values[0] == 7) == isUsed)
    #expect(values[1].isNaN)
  }

  @Test func missingValuesArePassedOver() throws {
    let table = try NumberTable(timeStamps: [at(1), at(2), at(6)], columns: ["x": [7, .nan, 8]])
    #expect(try joined(try bars([at(0), at(4), at(8)]), table, JoinRule(publicationLag: .zero)) == [7, 8, 8])
  }

  @Test func theCloseOfABar() throws {
    let table = try NumberTable(timeStamps: (0..<20).map { at($0) }, columns: ["x": (0..<20).map(Double.init)])
    let rule = JoinRule(publicationLag: .zero)
    // The last bar has the usual length, the second ends where the third begins, the third is followed by a gap.
    #expect(try joined(try bars([at(0), at(4), at(6), at(12)]), table, rule) == [4, 6, 10, 16])
    #expect(try joined(try bars([at(0), at(4)]), table, rule, barLength: .seconds(3600)) == [1, 5])
    #expect(try joined(try bars([at(3)]), table, rule, barLength: .seconds(3600)) == [4])
    #expect(throws: MarketDataError.unknownBarLength(count: 1)) { try joined(try bars([at(3)]), table, rule) }
    #expect(try joined(try bars([]), table, rule) == [])
  }

  @Test func namesAreThereAndFree() throws {
    let series = try BarSeries(timeStamps: [at(0), at(1)], close: [1, 2], columns: ["y": [1, 2]])
    let table = try NumberTable(timeStamps: [at(0)], columns: ["x": [1], "y": [2]])
    let rule = JoinRule(publicationLag: .zero)
    #expect(throws: MarketDataError.unknownColumn(column: "z", available: ["x", "y"])) {
      try series.joined(with: table, columns: ["z": rule], stamps: .end)
    }
    #expect(throws: MarketDataError.columnNameTaken(column: "y")) {
      try series.joined(with: table, columns: ["y": rule], stamps: .end)
    }
    #expect(throws: MarketDataError.columnNameTaken(column: "w")) {
      let named = JoinRule(name: "w", publicationLag: .zero)
      return try series.joined(with: table, columns: ["x": named, "y": named], stamps: .end)
    }
    let both = try series.joined(
      with: table, columns: ["x": rule, "y": JoinRule(name: "other", publicationLag: .zero)], stamps: .end)
    #expect(both.columns == ["x": [1, 1], "y": [1, 2], "other": [2, 2]])
    #expect(both.close == series.close)
  }
}
