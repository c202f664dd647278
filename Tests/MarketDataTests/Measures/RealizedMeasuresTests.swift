import Foundation
import MarketData
import Testing

@Suite struct RealizedMeasuresTests {
  private static let hour = Duration.seconds(3600)

  private func check(
    _ expected: [MeasuresReference.Realized], _ period: Duration, zone: UTCOffset = .utc, on bars: BarSeries
  ) throws {
    let across = try bars.realizedMeasures(RealizedOptions(period: period, zone: zone))
    #expect(across.map(\.start.microseconds) == expected.map { $0.start * 1_000_000 })
    #expect(across.map(\.returnCount) == expected.map(\.returnCount))
    #expect(across.map(\.pairCount) == expected.map(\.pairCount))
    #expect(agrees(across.map(\.variance), expected.map(\.variance)))
    #expect(agrees(across.map(\.bipowerVariation), expected.map(\.bipowerAcross)))
    #expect(agrees(across.map(\.quarticity), expected.map(\.quarticityPresent)))
    #expect(agrees(across.map(\.downsideSemivariance), expected.map(\.downside)))
    #expect(agrees(across.map(\.upsideSemivariance), expected.map(\.upside)))
    let full = Int(period / Self.hour)
    #expect(across.allSatisfy { $0.expectedReturnCount == full && $0.isComplete == ($0.returnCount == full) })
    for measures in across {
      #expect(measures.jumpVariation == measures.bipowerVariation.map { max(measures.variance - $0, 0) })
    }
    let within = try bars.realizedMeasures(
      RealizedOptions(period: period, zone: zone, quarticityCount: .expected, bipowerPairs: .withinPeriod))
    #expect(agrees(within.map(\.bipowerVariation), expected.map(\.bipowerWithin)))
    #expect(agrees(within.map(\.quarticity), expected.map(\.quarticityExpected)))
  }

  @Test func theMeasuresAgreeWithNumPy() throws {
    let reference = try MeasuresReference.load()
    let bars = try reference.bars
    try check(reference.realizedByDay, .seconds(86_400), on: bars)
    try check(reference.realizedByWeek, .seconds(7 * 86_400), on: bars)
    let india = try #require(UTCOffset("+05:30"))
    try check(reference.realizedByFourHoursInIndia, .seconds(4 * 3600), zone: india, on: bars)
  }

  @Test func returnsAloneHaveTheSameMeasures() throws {
    let reference = try MeasuresReference.load()
    // The fifth day of the series lacks no bar and follows none that does.
    let bars = try reference.bars
    let day = try #require(bars.realizedMeasures(RealizedOptions(bipowerPairs: .withinPeriod)).first { $0.isComplete })
    let returns = try bars.logReturns()
    let own = zip(returns.values, try #require(returns.timeStamps)).filter { _, stamp in
      (day.start..<TimeStamp(microseconds: day.start.microseconds + 86_400_000_000)).contains(stamp)
    }
    let values = own.map(\.0)
    #expect(values.count == 24)
    #expect(values.realizedVariance == day.variance)
    #expect(values.bipowerVariation == day.bipowerVariation)
    #expect(values.realizedQuarticity == day.quarticity)
    #expect(values.downsideSemivariance == day.downsideSemivariance)
    #expect(values.upsideSemivariance == day.upsideSemivariance)
    #expect(values.jumpVariation == day.jumpVariation)
  }

  @Test func fewReturns() {
    let none: [Double] = []
    #expect(none.realizedVariance == nil)
    #expect(none.bipowerVariation == nil)
    #expect(none.realizedQuarticity == nil)
    #expect(none.downsideSemivariance == nil)
    #expect(none.upsideSemivariance == nil)
    #expect(none.jumpVariation == nil)
    #expect([-0.5].realizedVariance == 0.25)
    #expect([-0.5].realizedQuarticity == 0.0625 / 3)
    #expect([-0.5].downsideSemivariance == 0.25)
    #expect([-0.5].upsideSemivariance == 0)
    #expect([-0.5].bipowerVariation == nil)
    #expect([-0.5].jumpVariation == nil)
    #expect([-0.5, 0.25].bipowerVariation == .pi / 16)
    #expect([1.0, 1].jumpVariation == 2 - .pi / 2)
    #expect([0.5, 0.5, 0.5, 0.5].jumpVariation == 0, "bipower variation above the variance is no negative jump")
  }

  @Test func fewBars() throws {
    #expect(throws: MarketDataError.tooFewPrices(count: 0, needed: 2)) { try hourlyBars([]).realizedMeasures() }
    #expect(throws: MarketDataError.tooFewPrices(count: 1, needed: 2)) { try hourlyBars([1]).realizedMeasures() }
    let known = RealizedOptions(bar: Self.hour)
    #expect(try hourlyBars([1]).realizedMeasures(known) == [])
    let two = try hourlyBars([1, 2]).realizedMeasures()
    #expect(two.count == 1)
    #expect(two[0].returnCount == 1)
    #expect(two[0].bipowerVariation == nil)
    #expect(two[0].jumpVariation == nil)
  }

  @Test func equalPricesHaveNoVariance() throws {
    let days = try hourlyBars([Double](repeating: 7, count: 48)).realizedMeasures()
    #expect(days.map(\.returnCount) == [23, 24])
    #expect(days.allSatisfy { $0.variance == 0 && $0.bipowerVariation == 0 && $0.quarticity == 0 })
    #expect(days.allSatisfy { $0.downsideSemivariance == 0 && $0.upsideSemivariance == 0 && $0.jumpVariation == 0 })
  }

  /// The close doubles from bar to bar, so that each square is (ln 2)².
  @Test func theFirstReturnOfADayBelongsToIt() throws {
    let prices = (0..<48).map { 1 + 0.5 * Double($0 % 2) }
    func counts(without missing: Set<Int>, _ pairs: RealizedOptions.BipowerPairs) throws -> [[Int]] {
      try hourlyBars(prices, without: missing).realizedMeasures(RealizedOptions(bipowerPairs: pairs)).map {
        [$0.returnCount, $0.pairCount]
      }
    }
    #expect(try counts(without: [], .acrossPeriodStart) == [[23, 22], [24, 24]])
    #expect(try counts(without: [], .withinPeriod) == [[23, 22], [24, 23]])
    // A bar is missing at the start of the second day, then at the end of the first, then within.
    #expect(try counts(without: [24], .acrossPeriodStart) == [[23, 22], [22, 21]])
    #expect(try counts(without: [23], .acrossPeriodStart) == [[22, 21], [23, 22]])
    #expect(try counts(without: [30], .acrossPeriodStart) == [[23, 22], [22, 21]])
    // A day with a single bar behind a gap has no return and is not listed.
    #expect(try counts(without: Set(24..<47), .acrossPeriodStart) == [[23, 22]])
  }

  @Test func aDayIsCompleteWithTheReturnsThatAreExpected() throws {
    // Sessions of six hours: the first bar of each follows a gap.
    let closed = Set((0..<96).filter { $0 % 24 >= 6 })
    let bars = try hourlyBars((0..<96).map { 1 + Double($0 % 3) }, without: closed)
    #expect(try bars.realizedMeasures().map(\.isComplete) == [false, false, false, false])
    for (expected, isComplete) in [(4, false), (5, true), (6, false)] {
      let days = try bars.realizedMeasures(RealizedOptions(expectedReturnCount: expected))
      #expect(days.allSatisfy { $0.returnCount == 5 && $0.isComplete == isComplete })
    }
  }

  @Test func aPeriodIsAWholeNumberOfBars() throws {
    let bars = try hourlyBars([1, 2, 3, 4, 5, 6])
    #expect(try bars.realizedMeasures(RealizedOptions(period: Self.hour)).count == 5)
    #expect(try bars.realizedMeasures(RealizedOptions(period: Self.hour * 3)).map(\.returnCount) == [2, 3])
    for seconds in [1800, 3599, 3601, 5400] {
      let period = Duration.seconds(seconds)
      #expect(throws: MarketDataError.periodOfPartialBars(period: period, bar: Self.hour)) {
        try bars.realizedMeasures(RealizedOptions(period: period))
      }
    }
    let error = MarketDataError.periodOfPartialBars(period: .seconds(5400), bar: Self.hour)
    #expect(error.description == "a period of 5400.0 seconds is not a whole number of bars of 3600.0 seconds")
    #expect(error.kind == .badData)
  }

  @Test func periodsStartAtMidnightOfTheZoneAlsoBefore1970() throws {
    let bars = try hourlyBars([1, 2, 3, 4, 5], from: "1969-12-31T21:00")
    #expect(try bars.realizedMeasures().map(\.start.description) == ["1969-12-31T00:00:00Z", "1970-01-01T00:00:00Z"])
    let east = try #require(UTCOffset("+01:00"))
    let days = try bars.realizedMeasures(RealizedOptions(zone: east))
    #expect(days.map(\.start.description) == ["1969-12-30T23:00:00Z", "1969-12-31T23:00:00Z"])
    #expect(days.map(\.returnCount) == [1, 3])
    let west = try #require(UTCOffset("-22:00"))
    #expect(try bars.realizedMeasures(RealizedOptions(zone: west)).map(\.start.description) == ["1969-12-31T22:00:00Z"])
  }

  @Test func theEndsOfTimeAreNoObstacle() throws {
    let bars = try BarSeries(
      timeStamps: [.min, .min + 1, .max - 1, .max].map { TimeStamp(microseconds: $0) }, close: [1, 2, 2, 1])
    let periods = try bars.realizedMeasures(RealizedOptions(period: .microseconds(4), bar: .microseconds(1)))
    #expect(periods.map(\.start.microseconds) == [.min, .max - 3])
    #expect(periods.map(\.returnCount) == [1, 1])
  }
}
