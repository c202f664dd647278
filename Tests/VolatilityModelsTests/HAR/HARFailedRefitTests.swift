import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Walks whose refits fail, and whose seasons come and go.
@Suite struct HARFailedRefitTests {
  private static let trainCount = 100

  /// Variances with a standstill of 150 periods in the middle, in which nothing can be estimated.
  private func standstill() throws -> VarianceSeries {
    try VarianceSeries(
      values: HARReference.simulatedSeries.values.enumerated().map { (200..<350).contains($0) ? 2 : $1 })
  }

  /// The window of a fit at origin t is t − 99 … t: it stands still from 299 to 349.
  @Test func aFailedRefitKeepsTheCoefficientsAndIsReported() throws {
    let (model, series) = (try HAR(windows: [1, 5], limit: .none), try standstill())
    let walk = try model.walk(on: series, trainCount: Self.trainCount, window: .rolling)
    #expect(walk.refitCount == 700 && walk.forecasts.map(\.originIndex) == Array(99..<800))
    #expect(walk.failedRefits.map(\.originIndex).contains(320))
    for failed in walk.failedRefits { #expect((290..<360).contains(failed.originIndex), "\(failed)") }
    let firstFailed = try #require(walk.failedRefits.first)
    guard
      case .dependentTerm(.variance(window: 1), _) = walk.failedRefits.first(where: { $0.originIndex == 320 })?.reason
    else {
      Issue.record("another reason than a dependent term")
      return
    }
    let good = firstFailed.originIndex - 1
    let before = try model.fit(to: series[good - 99..<good + 1])
    let expected = try before.forecast(after: series[0..<good + 2]).variance
    #expect(largestRelativeDistance([walk.forecasts[good + 1 - 99].variance], [expected]) < 1e-10)
    let after = try model.fit(to: series[700 - 99..<701]).forecast(after: series[0..<701]).variance
    #expect(largestRelativeDistance([walk.forecasts[700 - 99].variance], [after]) < 1e-10)
    #expect(try model.forecasts(on: series, trainCount: Self.trainCount, window: .rolling) == walk.forecasts)
    let all = try model.walk(on: series, trainCount: Self.trainCount)
    #expect(all.failedRefits.isEmpty && all.refitCount == 700)
  }

  @Test(arguments: [(1, 700), (7, 100), (700, 1), (701, 0)])
  func refitsAreCounted(refitEvery: Int, expected: Int) throws {
    let walk = try HAR().walk(
      on: HARReference.simulatedSeries, trainCount: Self.trainCount, refitEvery: refitEvery)
    #expect(walk.refitCount == expected && walk.failedRefits.isEmpty)
  }

  @Test func aFailedFirstFitThrows() throws {
    let series = try standstill()
    #expect(throws: HARError.self) {
      try HAR(windows: [1, 5]).walk(on: series[200..<500], trainCount: Self.trainCount, window: .rolling)
    }
  }

  /// 60 days of the hours of an exchange that opens at 14 and, from the summer on, at 13 hours UTC.
  private func exchange() throws -> VarianceSeries {
    var random = SplitMix64(seed: 8)
    var (values, timeStamps): ([Double], [TimeStamp]) = ([], [])
    for day in 0..<60 {
      for hour in 0..<7 {
        values.append(.exp(0.3 * random.nextNormal() + (hour == 0 || hour == 6 ? 1 : 0)))
        let utc = hour + (day < 30 ? 14 : 13)
        timeStamps.append(TimeStamp(microseconds: Int64(day * 24 + utc) * 3_600_000_000))
      }
    }
    return try VarianceSeries(values: values, timeStamps: timeStamps)
  }

  /// Hour 20, which has no column of its own, vanishes from a rolling window and hour 13 is new: each refit has the hours
  /// of its own observations.
  @Test(arguments: HAR.Window.allCases, [HAR.Estimation.leastSquares, .ridge(penalties: [0, 0.1])])
  func hoursThatVanishAreNoFailure(window: HAR.Window, estimation: HAR.Estimation) throws {
    let series = try exchange()
    let model = try HAR(windows: [1, 7], transform: .meansOfLogs, seasons: [.hourOfDay], estimation: estimation)
    let walk = try model.walk(on: series, trainCount: 140, window: window)
    #expect(walk.failedRefits.isEmpty)
    for origin in [139, 205, 212, 214, 240, 352, 365, 419] {
      let first = window == .rolling ? origin - 139 : 0
      let fitted = try model.fit(to: series[first..<origin + 1])
      let expected = try fitted.forecast(after: series[0..<origin + 1]).variance
      #expect(largestRelativeDistance([walk.forecasts[origin - 139].variance], [expected]) < 1e-9, "\(origin)")
    }
    let summer = try model.fit(to: series[260..<400]).seasonalEffects(.hourOfDay)
    #expect(summer.keys.sorted() == Array(13...19))
    #expect(abs(summer.values.reduce(0, +)) < 1e-12)
  }

  /// An hour that only periods before the first origin, or after the last target began, are in has no observation.
  @Test func seasonsHaveTheCategoriesOfObservations() throws {
    let series = try exchange()
    let model = try HAR(windows: [1, 14], seasons: [.hourOfDay])
    // The first origin is period 210, with which summer begins; 209 was the last at 20 hours.
    let fitted = try model.fit(to: series[197..<260])
    #expect(fitted.seasonalEffects(.hourOfDay).keys.sorted() == Array(13...19))
  }
}
