import MarketData
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// Autoregressions in files: what comes back forecasts to the last bit as what was put in.
@Suite struct HARFileTests {
  @Test func comesBack() throws {
    let series = try VarianceSamples.series()
    for specification in try VarianceSamples.specifications() {
      let fitted = try specification.fit(to: series)
      let document = ModelDocument(fitted, measure: "parkinson", provenance: ModelFileSamples.provenance)
      let read = try ModelFileSamples.readBack(document)
      let copy = try FittedHAR(read)
      #expect(copy.parts == fitted.parts)
      #expect(copy.specification == specification && copy.terms == fitted.terms && copy.penalty == fitted.penalty)
      #expect(copy.rSquared == fitted.rSquared && copy.logLikelihood == fitted.logLikelihood)
      #expect(copy.residualVariance == fitted.residualVariance && copy.observations == fitted.observations)
      for season in HAR.Season.allCases {
        #expect(copy.seasonalEffects(season) == fitted.seasonalEffects(season))
      }
      #expect(try copy.forecasts(on: series) == fitted.forecasts(on: series))
      let stored = try StoredModel(read)
      #expect(stored == .autoregression(copy, measure: "parkinson"))
      #expect(stored.document(provenance: read.provenance).encoded() == document.encoded())
      #expect(stored.kind == .har && stored.volatilityModel == nil && stored.scale == .percent)
    }
  }

  /// The limit of forecasts, far outside the sample, and forecasts made from forecasts.
  @Test func keepsTheLimitsOfForecasts() throws {
    let series = try VarianceSamples.series()
    let calm = try VarianceSeries(values: [Double](repeating: 1000, count: 22), scale: .percent)
    for transform in [HAR.Transform.level, .meansOfLogs] {
      let fitted = try HAR(transform: transform).fit(to: series)
      let copy = try FittedHAR(
        ModelFileSamples.readBack(
          ModelDocument(fitted, measure: "realized", provenance: ModelFileSamples.provenance)))
      let forecast = try copy.forecast(after: calm)
      #expect(forecast.isReplaced)
      #expect(try forecast == fitted.forecast(after: calm))
      #expect(
        try copy.iteratedForecast(after: series, horizon: 30) == fitted.iteratedForecast(after: series, horizon: 30))
    }
  }

  @Test func keepsTheStandardErrors() throws {
    let fitted = try HAR(horizon: 5).fit(to: VarianceSamples.series())
    let copy = try FittedHAR(
      ModelFileSamples.readBack(ModelDocument(fitted, measure: "realized", provenance: ModelFileSamples.provenance)))
    let lags = fitted.automaticLags
    #expect(copy.automaticLags == lags)
    for estimator in [
      FittedHAR.CovarianceEstimator.classical, .white, .neweyWest(), .neweyWest(lags: lags),
    ] {
      let covariance = try #require(copy.covariance(estimator))
      #expect(covariance == fitted.covariance(estimator))
      let errors = try #require(copy.standardErrors(estimator))
      #expect(errors == fitted.standardErrors(estimator))
    }
    #expect(copy.covariance(.neweyWest(lags: lags + 1)) == nil && copy.standardErrors(.neweyWest(lags: 0)) == nil)
    let stored = StoredModel.autoregression(copy, measure: "realized")
    #expect(stored.standardErrorKinds == [.classical, .white, .neweyWest])
    #expect(stored.standardErrors(.neweyWest) == fitted.standardErrors(.neweyWest()))
    #expect(stored.standardErrors(.robust) == [nil, nil, nil, nil])
    #expect(StoredModel.ewma(try FittedEWMA(ModelFileSamples.ewma())).standardErrors(.white) == [nil])
  }

  /// Columns of data that are called like terms of the model have names of their own.
  @Test func namesEachParameterOnce() throws {
    let fitted = try VarianceSamples.rich().fit(to: VarianceSamples.series())
    let names = StoredModel.autoregression(fitted, measure: "x").parameters.map(\.name.rawValue)
    #expect(Set(names).count == names.count && names.count == fitted.terms.count)
    #expect(
      names.prefix(8) == [
        "const", "variance[1]", "variance[5]", "quarticity[1]", "column quarticity[1]", "column variance[5]",
        "logOnePlus(jump[1])", "logOnePlus(jump[5])",
      ])
    #expect(names.contains("hour0") && names.contains("weekday1"))
  }

  @Test func exportsEverything() throws {
    let fitted = try VarianceSamples.rich().fit(to: VarianceSamples.series())
    let document = ModelDocument(fitted, measure: "realized", provenance: ModelFileSamples.provenance)
    let json = try JSONValue(parsing: document.exportedJSON.text().utf8)
    for (name, value) in try #require(document.json.objectValue) { #expect(json[name] == value) }
    let stored = StoredModel.autoregression(fitted, measure: "realized")
    #expect(json["specification"]?["measure"] == "realized")
    #expect(json["parameters"]?.objectValue?.count == fitted.terms.count)
    #expect(json["standardErrors"]?.objectValue?.keys.sorted() == ["classical", "neweyWest", "white"])
    for kind in stored.standardErrorKinds {
      for (parameter, error) in zip(stored.parameters, stored.standardErrors(kind)) {
        #expect(json["parameters"]?[parameter.name.rawValue] == .number(parameter.value))
        #expect(
          json["standardErrors"]?[kind.rawValue]?[parameter.name.rawValue] == error.map { .number($0) } ?? .null)
      }
    }
    #expect(json["logLikelihood"] == .number(fitted.logLikelihood))
    #expect(json["observations"] == .integer(fitted.observations))
    #expect(json["aic"] == .null && json["bic"] == .null)
    #expect(json["tensors"]?["residuals"]?.arrayValue?.map(\.doubleValue) == fitted.residuals)
  }
}
