import Foundation
import MarketData
import Testing
import VolatilityModels

/// Regressions on market data against numpy, and through it against arch; `Fixtures/har_reference.py` says how far.
@Suite(.enabled(if: GARCHReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct HARMarketTests {
  struct Reference: Decodable {
    var cases: [String: HARReference]
    var bpq: [HARReference]
    var bpqLosses: [String: [Double]]

    static var file: Reference { get throws { try HARReference.read("har_market_reference.json") } }
  }

  private func series(_ name: String) throws -> VarianceSeries {
    if name == "vix" {
      let table = try MarketTable("vix_daily.csv")
      let values = zip(try table.texts("date"), try table.numbers("close")).filter {
        $0.0 >= "2014-01-03" && $0.0 <= "2019-01-03"
      }
      return try VarianceSeries(values: values.map(\.1), scale: .percent)
    }
    let table = try MarketTable("sp500_daily_1999_2018.csv")
    let ranges = zip(try table.numbers("high"), try table.numbers("low")).map { 100 * log($0 / $1) }
    return try VarianceSeries(values: ranges.dropFirst().map { $0 * $0 / (4 * log(2)) }, scale: .percent)
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
    #expect(largestRelativeDistance(try #require(fitted.standardErrors(.classical)), reference.classical) < 1e-11)
    #expect(largestRelativeDistance(try #require(fitted.standardErrors(.white)), reference.white) < 1e-11)
    #expect(
      largestRelativeDistance(try #require(fitted.standardErrors(.neweyWest(lags: 22))), reference.neweyWest) < 1e-11)
    let forecast = try fitted.iteratedForecast(after: series, horizon: 5)
    #expect(largestRelativeDistance(forecast.variances, try #require(reference.iterated)) < 1e-11)
  }

  @Test func agreesWithNumpyOnRealisedVariances() throws {
    let series = try MarketTable.realisedVariances
    for reference in try Reference.file.bpq {
      let fitted = try reference.specification.model.fit(to: series)
      #expect(largestRelativeDistance(fitted.coefficients, reference.coefficients) < 1e-10, "\(reference)")
      #expect(
        largestRelativeDistance(try #require(fitted.standardErrors(.neweyWest(lags: 22))), reference.neweyWest) < 1e-9)
    }
  }
}
