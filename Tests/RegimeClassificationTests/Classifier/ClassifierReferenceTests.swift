import Foundation
import MarketData
import RegimeClassification
import Testing
import VolatilityForecasting

/// What a pooled logistic model tells against `Fixtures/regime_classifier_reference.py`, made with numpy and scipy.
@Suite struct ClassifierReferenceTests {
  struct Reference: Decodable {
    struct Market: Decodable {
      var t: [Int64]
      var h: [Double]
      var l: [Double]
      var c: [Double]
      var v: [Double]
      var funding: [Double?]
    }

    struct Told: Decodable {
      var rows: Int
      var probabilities: [[[Double]]]
    }

    var markets: [Market]
    var features: String
    var last: Int
    var told: [Int]
    var labels: [String: Told]
  }

  private static let reference = Result {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/regime_classifier_reference.json")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file.standardized))
  }

  private static func markets() throws -> [MarketHistory] {
    try reference.get().markets.enumerated().map { number, market in
      try MarketHistory(
        name: "M\(number)",
        bars: BarSeries(
          timeStamps: market.t.map { TimeStamp(microseconds: $0 * 1_000_000) }, close: market.c, high: market.h,
          low: market.l, volume: market.v, columns: ["funding": market.funding.map { $0 ?? .nan }]))
    }
  }

  @Test(arguments: ["state", "volatility"]) func probabilitiesAreThoseOfScipy(_ kind: String) throws {
    let reference = try Self.reference.get()
    let expected = try #require(reference.labels[kind])
    let task = try RegimeTask(
      rule: RegimeRule(smallestHistoryDays: 60), label: RegimeLabel("\(kind)-7"),
      features: RegimeFeature.list(reference.features))
    var classifier = RegimeClassifier(task: task)
    (classifier.models, classifier.foldCount) = ([.logistic], nil)
    let markets = try Self.markets()
    let trained = try classifier.train(on: markets, trainingEnd: markets[0].closeTime(of: reference.last))
    #expect(trained.trainingRowCount == expected.rows)
    for (market, rows) in zip(markets, expected.probabilities) {
      let told = try trained.probabilities(of: market)
      for (bar, probabilities) in zip(reference.told, rows) {
        let own = try #require(told[bar])
        for (a, b) in zip(own, probabilities) { #expect(abs(a - b) < 1e-9) }
      }
    }
  }
}
