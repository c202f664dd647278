import MarketData
import NumericalMethods
import Testing
import VolatilityModels

@Suite struct HARSeasonTests {
  /// ln RV of an hour: what its hour is given, half of the last hour's distance from what that was given, and noise.
  private func hours(_ count: Int, pattern: [Double]) throws -> VarianceSeries {
    var random = SplitMix64(seed: 11)
    var rest = 0.0
    let values = (0..<count).map { hour in
      rest = 0.5 * rest + 0.2 * random.nextNormal()
      return Double.exp(pattern[hour % 24] + rest)
    }
    return try VarianceSeries(
      values: values, timeStamps: values.indices.map { TimeStamp(microseconds: Int64($0) * 3_600_000_000) })
  }

  /// With x_t = s_t + u_t and u_t = ½ u_{t−1} + e_t, x_{t+1} = s_{t+1} − ½ s_t + ½ x_t + e_{t+1}: the intercept of the hour
  /// of t is s_{t+1} − ½ s_t.
  @Test func recoversAPatternOfTheDay() throws {
    let pattern: [Double] = (0..<24).map { hour in Double(min(hour, 24 - hour)) / 12 }
    let series = try hours(24 * 400, pattern: pattern)
    let fitted = try HAR(windows: [1], transform: .meansOfLogs, seasons: [.hourOfDay]).fit(to: series)
    let effects = fitted.seasonalEffects(.hourOfDay)
    #expect(effects.count == 24)
    #expect(abs(effects.values.reduce(0, +)) < 1e-12)
    #expect(fitted.seasonalEffects(.weekday).isEmpty)
    for hour in 0..<24 {
      let expected = pattern[(hour + 1) % 24] - 0.5 * pattern[hour] - 0.25
      // 400 days of noise of 0.2: a standard error of 0.01.
      #expect(abs(try #require(effects[hour]) - expected) < 0.04)
    }
    let plain = try HAR(windows: [1], transform: .meansOfLogs).fit(to: series)
    #expect(fitted.residualVariance < 0.9 * plain.residualVariance)
  }

  /// The mean of exp(x) needs s²/2: with it the mean forecast is the mean outcome, without it less.
  @Test func theLognormalMeanIsUnbiased() throws {
    let series = try hours(24 * 400, pattern: [Double](repeating: 0, count: 24))
    let outcomes = series.values.dropFirst().reduce(0, +)
    func ratio(_ retransformation: HAR.Retransformation) throws -> Double {
      let model = try HAR(
        windows: [1], transform: .meansOfLogs, retransformation: retransformation, limit: .none)
      return try model.fit(to: series).forecasts(on: series).dropLast().map(\.variance).reduce(0, +) / outcomes
    }
    // Var[e] = 0.04: exp(0.02) = 1.0202.
    #expect(abs(try ratio(.lognormalMean) - 1) < 0.002)
    #expect(abs(try ratio(.median) - 1 / 1.0202) < 0.002)
  }

  /// Days without a Sunday: a Sunday to come counts as the level of all days.
  @Test func anUnseenCategoryIsTheLevelOfAll() throws {
    var random = SplitMix64(seed: 4)
    // 1970-01-05 was a Monday.
    let days = (4..<704).filter { ($0 - 4) % 7 < 6 }
    let values = days.map { Double.exp(0.3 * random.nextNormal() + (($0 - 4) % 7 == 0 ? 1 : 0)) }
    func series(_ values: [Double], _ days: [Int]) throws -> VarianceSeries {
      try VarianceSeries(
        values: values, timeStamps: days.map { TimeStamp(microseconds: Int64($0) * 86_400_000_000) })
    }
    let sample = try series(values, days)
    let fitted = try HAR(windows: [1], transform: .meansOfLogs, seasons: [.weekday], retransformation: .median)
      .fit(to: sample)
    let effects = fitted.seasonalEffects(.weekday)
    #expect(effects.keys.sorted() == [1, 2, 3, 4, 5, 6])
    let sunday = 4 + 6
    let forecast = try fitted.forecast(after: try series([1], [sunday])).variance
    #expect(abs(forecast / .exp(fitted.coefficients[0]) - 1) < 1e-14)
    let monday = try fitted.forecast(after: try series([1], [sunday + 1])).variance
    #expect(abs(monday / .exp(fitted.coefficients[0] + (try #require(effects[1]))) - 1) < 1e-14)
  }

  @Test func needsTimeStamps() throws {
    let model = try HAR(seasons: [.weekday])
    let bare = try VarianceSeries(values: try HARReference.simulatedSeries.values)
    #expect(throws: HARError.noTimeStamps) { try model.fit(to: bare) }
  }
}
