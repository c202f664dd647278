import Foundation
import MarketData
import NumericalMethods
import RegimeClassification
import Testing
import VolatilityForecasting

/// States, labels, features and simulations of seven years of days against `Fixtures/regimes_market.py`.
@Suite(.enabled(if: RegimesReference.marketData != nil, "PLIMSOLL_MARKET_DATA names no folder of market data"))
struct RegimeMarketTests {
  struct Reference: Decodable {
    var states: [Int]
    var labels: [String: [Int]]
    var moments: [String: [Double]]
    var losses: [String: Double]
  }

  private let reference: Reference
  private let market: MarketHistory

  init() throws {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/regimes_market.json").standardized
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let bars = URL(filePath: try RegimesReference.marketData.unwrapped).appending(path: "btcusdt_binance_1d.csv")
    market = try MarketHistory(name: "BTC", bars: BarSeries(contentsOf: bars))
  }

  private func counts(of classes: [Int?]) -> [Int] { (0..<4).map { number in classes.count { $0 == number } } }

  @Test func statesAreThoseOfNumpy() throws {
    #expect(try counts(of: RegimeRule.standard.states(of: market).map { $0?.regime.index }) == reference.states)
  }

  @Test(arguments: RegimeBaselineTests.kinds) func labelsAndSimulationsAreThoseOfNumpy(_ kind: String) throws {
    let rows = try FittedRegimeTask(RegimeTask(label: RegimeLabel("\(kind)-7"))).rows(of: market)
    #expect(counts(of: rows.labels) == reference.labels[kind])
    let losses = stride(from: 350, to: rows.count, by: 50).compactMap { row in
      rows.labels[row].map { -Double.log(rows.evidence.simulated[4 * row + $0]) }
    }
    let mean = losses.reduce(0, +) / Double(losses.count)
    #expect(abs(mean - (try reference.losses[kind].unwrapped)) < 1e-10)
  }

  @Test func momentsAreThoseOfNumpy() throws {
    let features = try RegimeFeature.list(reference.moments.keys.sorted().joined(separator: ","))
    let matrix = try FittedRegimeTask(RegimeTask(features: features)).rows(of: market).features
    for (name, expected) in reference.moments {
      let values = try matrix.column(name).unwrapped[329...]
      let mean = values.reduce(0, +) / Double(values.count)
      let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
      #expect(abs(mean - expected[0]) < 1e-10 && abs(deviation - expected[1]) < 1e-10, "\(name)")
    }
  }
}
