import Foundation
import MarketData
import Testing
import VolatilityModels

/// Regressions on published market data against numpy, arch and a published table.
@Suite(.enabled(if: GARCHReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct HARMarketTests {
  struct Reference: Decodable {
    var cases: [String: HARReference]
    var bpq: [HARReference]
    var bpqLosses: [String: [Double]]

    static var file: Reference { get throws { try HARReference.read("har_market_reference.json") } }
  }

  /// The columns of a plain file of comma-separated values.
  private func table(_ name: String) throws -> [String: [String]] {
    let folder = try #require(GARCHReference.marketData)
    let lines = try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(whereSeparator: \.isNewline)
    let rows = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return Dictionary(
      uniqueKeysWithValues: rows[0].enumerated().map { index, name in (name, rows.dropFirst().map { $0[index] }) })
  }

  private func numbers(_ name: String, in table: [String: [String]]) throws -> [Double] {
    try #require(table[name]).map { try #require(Double($0)) }
  }

  private func series(_ name: String) throws -> VarianceSeries {
    if name == "vix" {
      let table = try table("vix_daily.csv")
      let dates = try #require(table["date"])
      let values = zip(dates, try numbers("close", in: table)).filter { $0.0 >= "2014-01-03" && $0.0 <= "2019-01-03" }
      return try VarianceSeries(values: values.map(\.1), scale: .percent)
    }
    let table = try table("sp500_daily_1999_2018.csv")
    let ranges = zip(try numbers("high", in: table), try numbers("low", in: table)).map { 100 * log($0 / $1) }
    return try VarianceSeries(values: ranges.dropFirst().map { $0 * $0 / (4 * log(2)) }, scale: .percent)
  }

  private var bpqSeries: VarianceSeries {
    get throws {
      let table = try table("sp500_realised_bpq2016.csv")
      return try VarianceSeries(
        values: try numbers("RV", in: table), scale: .percent,
        covariates: [
          .quarticity: try numbers("RQ", in: table), .positiveSemivariance: try numbers("RVp", in: table),
          .negativeSemivariance: try numbers("RVn", in: table), .jump: try numbers("RJ", in: table),
        ])
    }
  }

  @Test(arguments: ["vix", "parkinson", "logParkinson"])
  func agreesWithArch(name: String) throws {
    let series = try series(name)
    let reference = try #require(try Reference.file.cases[name])
    let fitted = try reference.specification.model.fit(to: series)
    #expect(fitted.observations == reference.observations)
    #expect(largestRelativeDistance(fitted.coefficients, reference.coefficients) < 1e-11)
    #expect(largestRelativeDistance([fitted.residualVariance], [reference.residualVariance]) < 1e-13)
    #expect(largestRelativeDistance([fitted.logLikelihood], [reference.logLikelihood]) < 1e-13)
    #expect(abs(try #require(fitted.rSquared) - reference.rSquared) < 1e-12)
    #expect(largestRelativeDistance(fitted.standardErrors(.classical), reference.classical) < 1e-11)
    #expect(largestRelativeDistance(fitted.standardErrors(.white), reference.white) < 1e-11)
    #expect(largestRelativeDistance(fitted.standardErrors(.neweyWest(lags: 22)), reference.neweyWest) < 1e-11)
    let forecast = try fitted.iteratedForecast(after: series, horizon: 5)
    #expect(largestRelativeDistance(forecast.variances, try #require(reference.iterated)) < 1e-11)
  }

  @Test func agreesWithNumpyOnRealisedVariances() throws {
    let series = try bpqSeries
    for reference in try Reference.file.bpq {
      let fitted = try reference.specification.model.fit(to: series)
      #expect(largestRelativeDistance(fitted.coefficients, reference.coefficients) < 1e-10, "\(reference)")
      #expect(largestRelativeDistance(fitted.standardErrors(.neweyWest(lags: 22)), reference.neweyWest) < 1e-9)
    }
  }

  /// The coefficients and R² that another package's documentation prints for the data of Bollerslev, Patton &
  /// Quaedvlieg (2016), to the last digit printed.
  @Test func reproducesThePublishedRegression() throws {
    let fitted = try HAR().fit(to: try bpqSeries)
    for (coefficient, printed) in zip(fitted.coefficients, [0.1123142, 0.2273436, 0.4903494, 0.1863766]) {
      #expect(abs(coefficient - printed) <= 0.5e-7)
    }
    #expect(abs(try #require(fitted.rSquared) - 0.5224) <= 0.5e-4)
  }

  /// The HARQ against the HAR out of sample, an expanding window from 1,000 periods, refitted at every origin.
  ///
  /// The first fit has the 978 targets that 1,000 periods leave after 22; forecasts outside the range of the targets
  /// so far are replaced by their mean; the quarticity is taken as the file has it and not centred. That gives all
  /// digits that were published: 0.89439887 of the mean squared error and 0.88091626 of the mean QLIKE
  /// y/f − ln(y/f) − 1.
  @Test func reproducesThePublishedGainOfTheHARQ() throws {
    let series = try bpqSeries
    let reference = try Reference.file.bpqLosses
    var losses: [String: [Double]] = [:]
    for (name, model) in [("har", try HAR()), ("harq", try HAR(quarticityWindows: [1]))] {
      let forecasts = try model.forecasts(on: series, trainCount: 1000).dropLast()
      #expect(forecasts.count == 3096)
      let pairs = forecasts.map { (forecast: $0.variance, outcome: series.values[$0.originIndex + 1]) }
      let mse = pairs.reduce(0) { $0 + ($1.outcome - $1.forecast) * ($1.outcome - $1.forecast) }
      let qlike = pairs.reduce(0) { $0 + $1.outcome / $1.forecast - log($1.outcome / $1.forecast) - 1 }
      losses[name] = [mse / 3096, qlike / 3096]
      #expect(largestRelativeDistance(try #require(losses[name]), try #require(reference[name])) < 1e-10)
    }
    let (har, harq) = (try #require(losses["har"]), try #require(losses["harq"]))
    #expect(abs(harq[0] / har[0] - 0.89439887) <= 0.5e-8)
    #expect(abs(harq[1] / har[1] - 0.88091626) <= 0.5e-8)
  }
}
