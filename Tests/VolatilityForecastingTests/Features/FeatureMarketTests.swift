import Foundation
import MarketData
import Testing
import VolatilityForecasting

/// Features of five years of hours against `Fixtures/forecast_features_market.py`, which sums every window anew.
@Suite(.enabled(if: ForecastFeaturesReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct FeatureMarketTests {
  private func market() throws -> MarketHistory {
    let folder = URL(filePath: try ForecastFeaturesReference.marketData.unwrapped)
    let file = folder.appending(path: "btcusdt_binance_1h_2018_2022.csv.gz")
    return try MarketHistory(name: "BTC", bars: BarSeries(contentsOf: file))
  }

  private func reference() throws -> [String: [Double]] {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/forecast_features_market.json").standardized
    return try JSONDecoder().decode([String: [Double]].self, from: Data(contentsOf: file))
  }

  private func check(_ values: [Double], against expected: [Double], _ name: String) {
    let mean = values.reduce(0, +) / Double(values.count)
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    #expect(Double(values.count) == expected[2], "\(name)")
    #expect(abs(mean - expected[0]) < 1e-10 && abs(deviation - expected[1]) < 1e-10, "\(name): \(mean), \(deviation)")
  }

  @Test func momentsAreThoseOfNumpy() throws {
    let reference = try reference()
    let names = reference.keys.filter { $0 != "target" }.sorted()
    let market = try market()
    for name in names {
      let matrix = try FeatureSet([VolatilityFeature(name)]).matrix(of: market)
      check(matrix.values.filter(\.isFinite), against: try reference[name].unwrapped, name)
    }
    let target = try VarianceTarget(market, horizons: [24])
    check(target.logVariances[0], against: try reference["target"].unwrapped, "target")
    #expect(target.flooredCounts == [0])
  }
}
