import MarketData
import Testing
import VolatilityModels

/// Regressions on simulated variances against numpy.
@Suite struct HARReferenceTests {
  /// Least squares with condition numbers up to 100 or so, in two ways: 11 digits at least.
  @Test func agreesWithNumpy() throws {
    let series = try HARReference.simulatedSeries
    for reference in try HARReference.simulatedCases {
      let fitted = try reference.specification.model.fit(to: series)
      #expect(fitted.terms.map(\.description) == reference.terms)
      #expect(fitted.observations == reference.observations && fitted.residuals.count == reference.observations)
      #expect(largestRelativeDistance(fitted.coefficients, reference.coefficients) < 1e-10, "\(reference)")
      #expect(largestRelativeDistance([fitted.residualVariance], [reference.residualVariance]) < 1e-12, "\(reference)")
      #expect(abs(try #require(fitted.rSquared) - reference.rSquared) < 1e-12, "\(reference)")
      #expect(largestRelativeDistance([fitted.logLikelihood], [reference.logLikelihood]) < 1e-11, "\(reference)")
      #expect(
        largestRelativeDistance(try #require(fitted.standardErrors(.classical)), reference.classical) < 1e-10,
        "\(reference)")
      #expect(
        largestRelativeDistance(try #require(fitted.standardErrors(.white)), reference.white) < 1e-10, "\(reference)")
      let neweyWest = try #require(fitted.standardErrors(.neweyWest(lags: reference.lags)))
      #expect(largestRelativeDistance(neweyWest, reference.neweyWest) < 1e-10, "\(reference)")
      let forecasts = try fitted.forecasts(on: series)
      let chosen = [0, 1, forecasts.count - 2, forecasts.count - 1].map { forecasts[$0].variance }
      #expect(largestRelativeDistance(chosen, reference.forecasts) < 1e-11, "\(reference)")
      #expect(forecasts.last?.originIndex == series.count - 1)
      #expect(try fitted.forecast(after: series) == forecasts.last)
    }
  }

  @Test func iteratesAsTheAutoregressionItIs() throws {
    let series = try HARReference.simulatedSeries
    for reference in try HARReference.simulatedCases {
      guard let iterated = reference.iterated else { continue }
      let fitted = try reference.specification.model.fit(to: series)
      let forecast = try fitted.iteratedForecast(after: series, horizon: iterated.count)
      #expect(largestRelativeDistance(forecast.variances, iterated) < 1e-11)
      #expect(forecast.scale == .percent)
      #expect(largestRelativeDistance([forecast.variances[0]], [try fitted.forecast(after: series).variance]) < 1e-14)
    }
  }

  @Test func classicalErrorsOfIndependentErrorsAreNearTheRobustOnes() throws {
    let fitted = try HAR(transform: .meansOfLogs).fit(to: try HARReference.simulatedSeries)
    #expect(
      largestRelativeDistance(
        try #require(fitted.standardErrors(.white)), try #require(fitted.standardErrors(.classical))) < 0.15)
    let automatic = try #require(fitted.standardErrors(.neweyWest()))
    #expect(automatic == fitted.standardErrors(.neweyWest(lags: fitted.automaticLags)))
  }

  @Test func automaticLagsCoverTheOverlap() throws {
    let fitted = try HAR(horizon: 24).fit(to: try HARReference.simulatedSeries)
    #expect(fitted.automaticLags >= 23)
  }
}
