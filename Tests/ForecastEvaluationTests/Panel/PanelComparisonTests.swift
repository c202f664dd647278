import ForecastEvaluation
import Foundation
import MarketData
import Testing

@Suite struct PanelComparisonTests {
  struct Reference: Decodable {
    struct Market: Decodable {
      var first: Int
      var y: [Double]
      var f: [String: [Double]]
    }
    struct Model: Decodable {
      var meanLoss: Double
      var marketLosses: [String: Double]
      var difference: Double?
      var lags: Int?
      var t: Double?
      var p: Double?
    }
    var leastLags: Int
    var markets: [String: Market]
    var models: [String: Model]
  }

  private static let models = ["plain", "better", "worse"]
  private static let stamps = (0..<202).map { TimeStamp(microseconds: Int64($0) * 3_600_000_000) }

  private static func reference() throws -> Reference {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/panel_reference.json").standardized
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }

  /// The market's forecasts, made at the period before each of its targets.
  private static func market(
    _ name: String, _ data: Reference.Market, unit: Double = 1
  ) throws -> PanelComparison.Market {
    let proxies = [unit] + data.y.map { $0 * unit }
    let forecasts = try models.map { model in
      let values = try #require(data.f[model])
      let records = values.indices.map {
        ForecastRecord(originIndex: $0, targetIndices: $0 + 1...$0 + 1, variance: values[$0] * unit)
      }
      return (name: model, forecasts: WalkForwardForecasts(records: records, refitCount: 0, failedRefits: []))
    }
    let comparison = try ForecastComparison(of: forecasts, target: .realized, proxies: proxies)
    return try PanelComparison.Market(
      name: name, comparison: comparison, timeStamps: Array(stamps[data.first..<data.first + proxies.count]))
  }

  private static func comparison(
    _ reference: Reference, names: [String] = ["A", "B", "C"], unit: (String) -> Double = { _ in 1 }
  ) throws -> PanelComparison {
    try PanelComparison(
      of: names.map { try market($0, #require(reference.markets[$0]), unit: unit($0)) }, overlap: reference.leastLags,
      options: .init(baseline: "plain", replications: 500))
  }

  @Test func meansAndTestsAreThoseOfTheReference() throws {
    let reference = try Self.reference()
    let panel = try Self.comparison(reference)
    for entry in panel.entries {
      let expected = try #require(reference.models[entry.name])
      #expect(abs(entry.meanLoss - expected.meanLoss) <= 1e-12)
      for (market, loss) in zip(panel.markets, entry.marketLosses) {
        #expect(abs(loss - expected.marketLosses[market.name, default: .nan]) <= 1e-12)
      }
      #expect((entry.dieboldMariano == nil) == (entry.name == "plain"))
      guard let test = entry.dieboldMariano else { continue }
      #expect(test.lags == expected.lags)
      #expect(abs(test.meanDifference - (expected.difference ?? .nan)) <= 1e-12)
      #expect(abs(test.statistic - (expected.t ?? .nan)) <= 1e-9)
      #expect(abs(test.pValue - (expected.p ?? .nan)) <= 1e-9)
    }
    let better = try #require(panel.entries.first { $0.name == "better" })
    #expect(panel.isInConfidenceSet(better) == true)
    #expect(better.trimmedLoss.map { $0 < better.meanLoss } == true)
  }

  /// A market in other units, such as percent, counts as before.
  @Test func unitsDoNotMatter() throws {
    let reference = try Self.reference()
    let plain = try Self.comparison(reference)
    let scaled = try Self.comparison(reference) { $0 == "B" ? 1e4 : 1 }
    for (one, other) in zip(plain.entries, scaled.entries) { #expect(abs(one.meanLoss - other.meanLoss) < 1e-12) }
  }

  /// With one market the mean loss is its own, and the order of markets does not matter.
  @Test func oneMarketAndAnotherOrder() throws {
    let reference = try Self.reference()
    let single = try Self.comparison(reference, names: ["A"])
    for entry in single.entries { #expect(abs(entry.meanLoss - entry.marketLosses[0]) < 1e-15) }
    let (one, other) = (try Self.comparison(reference), try Self.comparison(reference, names: ["C", "A", "B"]))
    for (one, other) in zip(one.entries, other.entries) {
      #expect(abs((one.dieboldMariano?.statistic ?? 0) - (other.dieboldMariano?.statistic ?? 0)) < 1e-9)
    }
  }

  /// Markets whose forecasts begin at given hours and are given hours apart.
  private static func shares(_ walks: [(name: String, first: Int, every: Int, count: Int)]) throws -> [(
    markets: [String], share: Double
  )] {
    let markets = try walks.map { walk in
      let records = (0..<walk.count).map {
        ForecastRecord(originIndex: $0, targetIndices: $0 + 1...$0 + 1, variance: 1 + Double($0 % 3))
      }
      let proxies = (0...walk.count).map { 1 + Double($0 % 5) }
      let comparison = try ForecastComparison(
        of: ["plain", "same"].map { model in
          (name: model, forecasts: WalkForwardForecasts(records: records, refitCount: 0, failedRefits: []))
        }, target: .realized, proxies: proxies)
      let stamps = (0...walk.count).map {
        TimeStamp(microseconds: Int64(walk.first + $0 * walk.every) * 3_600_000_000)
      }
      return try PanelComparison.Market(name: walk.name, comparison: comparison, timeStamps: stamps)
    }
    return try PanelComparison(of: markets, overlap: 0, options: .init(baseline: nil, replications: 100))
      .sharedTimes.map { ($0.markets, $0.share) }
  }

  @Test func timesThatMarketsShareAreCounted() throws {
    // A and B are the same hours, though B begins later; C is every second of them; D is between those of C.
    let shares = try Self.shares([("A", 0, 1, 40), ("B", 10, 1, 40), ("C", 0, 2, 20), ("D", 1, 2, 20)])
    #expect(shares.map(\.markets) == [["A", "B"], ["A", "C"], ["A", "D"], ["B", "C"], ["B", "D"], ["C", "D"]])
    #expect(shares.map(\.share) == [1, 1, 1, 1, 1, 0])
    let odd = try Self.shares([("A", 0, 3, 10), ("B", 0, 2, 10)])
    // Within 0…18 A has 0, 3, …, 18, B has 0, 2, …, 18: in common 0, 6, 12, 18 of the 7 of A.
    #expect(odd.map(\.share) == [4.0 / 7])
    #expect(try Self.shares([("A", 0, 1, 40), ("B", 40, 1, 40)]).isEmpty)
  }

  @Test func withoutTimeStampsThereIsNoPanel() throws {
    let reference = try Self.reference()
    let comparison = try Self.market("A", #require(reference.markets["A"])).comparison
    #expect(throws: EvaluationError.noTimeStampsInPanel(market: "A")) {
      try PanelComparison.Market(name: "A", comparison: comparison, timeStamps: nil)
    }
  }
}
