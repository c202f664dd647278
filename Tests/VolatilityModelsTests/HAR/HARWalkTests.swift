import MarketData
import Testing
import VolatilityModels

@Suite struct HARWalkTests {
  static let models: [(String, @Sendable () throws -> HAR)] = [
    ("plain", { try HAR() }),
    ("of several periods", { try HAR(horizon: 5) }),
    ("quarticity", { try HAR(quarticityWindows: [1, 5]) }),
    ("logarithms", { try HAR(transform: .meansOfLogs, horizon: 3) }),
    (
      "covariates and seasons",
      { try HAR(transform: .logOfMeans, regressors: [HAR.Regressor(.volume, transform: .log)], seasons: [.hourOfDay]) }
    ),
    ("ridge", { try HAR(horizon: 2, estimation: .ridge(penalties: [0, 0.1])) }),
  ]

  /// Updated triangles give what a fit to the periods up to the origin gives, at every origin.
  @Test(arguments: models.indices)
  func isAFitToThePastAtEveryOrigin(model: Int) throws {
    let (model, series) = (try Self.models[model].1(), try HARReference.simulatedSeries)
    for (window, refitEvery) in [(HAR.Window.expanding, 1), (.rolling, 1), (.expanding, 7)] {
      let forecasts = try model.forecasts(on: series, trainCount: 600, window: window, refitEvery: refitEvery)
      #expect(forecasts.map(\.originIndex) == Array(599..<800))
      for origin in stride(from: 599, to: 800, by: 35) {
        let first = window == .expanding ? 0 : origin - 599
        let fitted = try model.fit(to: series[first..<origin + 1])
        let expected = try fitted.forecast(after: series[first..<origin + 1]).variance
        #expect(largestRelativeDistance([forecasts[origin - 599].variance], [expected]) < 1e-10)
      }
    }
  }

  /// What comes after an origin changes no bit of its forecast.
  @Test(arguments: models.indices)
  func doesNotKnowTheFuture(model: Int) throws {
    let (model, series) = (try Self.models[model].1(), try HARReference.simulatedSeries)
    let cut = 700
    var values = series.values
    var covariates = series.covariates
    for index in cut..<values.count {
      values[index] = 1000 / (1 + values[index])
      for name in covariates.keys { covariates[name]?[index] = 3 + Double(index % 7) }
    }
    let other = try VarianceSeries(
      values: values, scale: series.scale, timeStamps: series.timeStamps, covariates: covariates)
    for window in HAR.Window.allCases {
      let before = try model.forecasts(on: series, trainCount: 600, window: window)
      let after = try model.forecasts(on: other, trainCount: 600, window: window)
      #expect(before[...(cut - 600)] == after[...(cut - 600)])
      #expect(before != after)
      let cutOff = try model.forecasts(on: series[0..<cut], trainCount: 600, window: window)
      #expect(Array(before[...(cut - 600)]) == cutOff)
    }
  }

  /// Four terms need five observations, each a window of 4 and a period to come: nine periods.
  @Test func needsEnoughPeriods() throws {
    let model = try HAR(windows: [1, 2, 4])
    let series = try HARReference.simulatedSeries
    #expect(throws: HARError.tooFewPeriods(count: 8, needed: 9)) { try model.forecasts(on: series, trainCount: 8) }
    #expect(throws: HARError.tooFewPeriods(count: 8, needed: 9)) { try model.fit(to: series[0..<8]) }
    #expect(throws: HARError.tooFewPeriods(count: 3, needed: 9)) { try model.fit(to: series[0..<3]) }
    #expect(try model.forecasts(on: series[0..<9], trainCount: 9).count == 1)
    #expect(try model.fit(to: series[0..<9]).observations == 5)
    #expect(throws: HARError.tooFewPeriods(count: 9, needed: 10)) {
      try model.forecasts(on: series[0..<9], trainCount: 10)
    }
  }

  /// A forecast beyond all targets so far becomes their mean, one within stays.
  @Test func replacesWhatIsOutOfProportion() throws {
    let series = try HARReference.simulatedSeries
    var values = series.values
    values[799] = 1e6
    let shocked = try VarianceSeries(values: values, scale: .percent)
    let past = shocked[0..<799]
    let fitted = try HAR().fit(to: past)
    let forecast = try fitted.forecast(after: shocked)
    #expect(forecast.isReplaced && forecast.originIndex == 799)
    let targets = past.values.dropFirst(22)
    #expect(largestRelativeDistance([forecast.variance], [targets.reduce(0, +) / Double(targets.count)]) < 1e-13)
    let free = try HAR(limit: .none).fit(to: past)
    #expect(try free.forecast(after: shocked).variance > 1e5)
    #expect(try !fitted.forecast(after: past).isReplaced)
  }
}
