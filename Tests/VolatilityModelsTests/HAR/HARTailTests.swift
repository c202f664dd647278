import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// What is wrong at the end of a series, where a forecast looks, and how its periods are counted.
@Suite struct HARTailTests {
  /// The simulated series with another variance at some periods.
  private func series(
    zeros: [Int] = [], covariates: [Covariate: [Double]]? = nil
  ) throws -> VarianceSeries {
    let series = try HARReference.simulatedSeries
    var values = series.values
    for zero in zeros { values[zero] = 0 }
    return try VarianceSeries(
      values: values, scale: series.scale, timeStamps: series.timeStamps, covariates: covariates ?? series.covariates)
  }

  @Test func errorsCountFromTheStartOfTheSeries() throws {
    let good = try series()
    let logarithmic = try HAR(transform: .logOfMeans).fit(to: good)
    #expect(throws: HARError.zeroVariance(index: 799)) { try logarithmic.forecast(after: series(zeros: [799])) }
    #expect(throws: HARError.zeroVariance(index: 790)) { try logarithmic.forecasts(on: series(zeros: [790])) }
    var volume = try #require(good.covariates[.volume])
    let volumes = try HAR(regressors: [HAR.Regressor(.volume, transform: .log)]).fit(to: good)
    volume[785] = -2
    #expect(
      throws: HARError.invalidCovariate(name: .volume, index: 785, value: -2, expected: "a number above 0")
    ) { try volumes.forecast(after: series(covariates: [.volume: volume])) }
    let sums = try HAR(regressors: [HAR.Regressor(.volume, windows: [5])]).fit(to: good)
    volume[797] = 1e308
    volume[798] = 1e308
    #expect(throws: HARError.unusableScale(index: 799)) {
      try sums.forecast(after: series(covariates: [.volume: volume]))
    }
  }

  /// A target of one period needs the logarithm of each variance but those before the first origin; averages of five
  /// periods do without.
  @Test func aZeroThatIsNoTargetCanBeForecastFrom() throws {
    let model = try HAR(windows: [5, 22], transform: .logOfMeans)
    let fitted = try model.fit(to: series())
    for zero in [22, 795, 799] {
      #expect(throws: HARError.zeroVariance(index: zero)) { try model.fit(to: series(zeros: [zero])) }
    }
    #expect(throws: Never.self) { try model.fit(to: series(zeros: [0, 21])) }
    for zeros in [[795], [799], [796, 797, 798, 799]] {
      let tail = try series(zeros: zeros)
      let forecast = try fitted.forecast(after: tail)
      func mean(_ count: Int) -> Double { tail.values.suffix(count).reduce(0, +) / Double(count) }
      let logarithm = zip([1, .log(mean(5)), .log(mean(22))], fitted.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
      let expected = Double.exp(logarithm + fitted.residualVariance / 2)
      #expect(forecast.isReplaced || largestRelativeDistance([forecast.variance], [expected]) < 1e-12)
    }
    #expect(throws: HARError.zeroVariance(index: 799)) {
      try fitted.forecast(after: series(zeros: [795, 796, 797, 798, 799]))
    }
    // The five periods before the first origin's own five are in no average of five.
    #expect(throws: Never.self) { try fitted.forecast(after: series(zeros: [778, 779, 780, 781, 782])) }
  }

  /// Averages of logarithms need all of the longest window, whatever the fit's targets are.
  @Test func averagesOfLogarithmsNeedEachVariance() throws {
    let model = try HAR(windows: [5, 22], transform: .meansOfLogs)
    let fitted = try model.fit(to: series())
    for zero in [778, 795, 799] {
      #expect(throws: HARError.zeroVariance(index: zero)) { try fitted.forecast(after: series(zeros: [zero])) }
    }
    #expect(throws: Never.self) { try fitted.forecast(after: series(zeros: [777])) }
  }
}
