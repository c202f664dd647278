import Foundation
import MarketData
import RegimeClassification
import VolatilityForecasting

/// What `Fixtures/regimes_reference.py` made with numpy.
struct RegimesReference: Decodable {
  struct Rule: Decodable {
    var days: Int
    var trend: Double
    var quantile: Double
    var history: Int
    var smallest: Int

    var rule: RegimeRule {
      get throws {
        try RegimeRule(
          volatilityDays: days, trendThreshold: trend, crisisQuantile: quantile, historyDays: history,
          smallestHistoryDays: smallest)
      }
    }
  }

  struct Columns: Decodable {
    var t: [Int64]
    var h: [Double]
    var l: [Double]
    var c: [Double]
    var v: [Double]
    var inflow: [Double]
    var outflow: [Double]
    var funding: [Double]
  }

  struct Market: Decodable {
    var bar: Int64
    var rule: Rule
    var bars: Columns
    var rows: [Int]
    var sigma: [Double]
    var trend: [Double]
    var threshold: [Double]
    var states: [Int?]
    var labels: [String: [Int?]]
    var features: [String: [Double]]
    var simulated: [String: [[Double]]]
    var training: [Int]
    var baselines: [String: [String: [[Double]]]]
    var hiddenStates: [Int?]
    var hiddenFeatures: [[Double]]
    var hiddenSimulated: [[Double]]

    var history: MarketHistory {
      get throws {
        try MarketHistory(
          name: "made",
          bars: BarSeries(
            timeStamps: bars.t.map { TimeStamp(microseconds: $0 * 1_000_000) }, close: bars.c, high: bars.h,
            low: bars.l, volume: bars.v,
            columns: ["inflow": bars.inflow, "outflow": bars.outflow, "funding": bars.funding]))
      }
    }

    /// The rows of a label of seven days by the reference's rule.
    func table(
      _ label: String, features: [RegimeFeature] = [.crisisDistance], model: HiddenMarkovModel? = nil
    ) throws -> RegimeRows {
      let task = try RegimeTask(rule: rule.rule, label: RegimeLabel("\(label)-7"), features: features)
      return try FittedRegimeTask(task, hiddenMarkov: model).rows(of: history)
    }
  }

  struct Model: Decodable {
    var start: [Double]
    var chain: [[Double]]
    var means: [Double]
    var deviations: [Double]

    var model: HiddenMarkovModel {
      get throws {
        try HiddenMarkovModel(
          initialProbabilities: start, transitionProbabilities: chain, means: means, deviations: deviations)
      }
    }
  }

  struct Hidden: Decodable {
    var observations: [Double]
    var begin: Model
    var logLikelihoods: [Double]
    var end: Model
    var filtered: [String: [Double]]
  }

  var daily: Market
  var sixHours: Market
  var hidden: Hidden
  var centredHidden: Hidden
  var model: Model

  /// Bars of a day and of six hours.
  var markets: [Market] { [daily, sixHours] }

  /// The folder of market data that may not be shipped.
  static let marketData = ProcessInfo.processInfo.environment["PLIMSOLL_MARKET_DATA"]

  static let shared: RegimesReference = {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/regimes_reference.json").standardized
    do {
      return try JSONDecoder().decode(RegimesReference.self, from: Data(contentsOf: file))
    } catch {
      preconditionFailure("\(file): \(error)")
    }
  }()
}

extension Optional {
  /// The value; a test without it fails.
  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw MissingValue() }
      return self
    }
  }
}

struct MissingValue: Error {}

/// The greatest of the distances |x − y|/(1 + |y|), infinite where one is not a number or there are more of one.
func largestDistance(_ values: some Collection<Double>, _ expected: some Collection<Double>) -> Double {
  guard values.count == expected.count else { return .infinity }
  return zip(values, expected).map { $0.isNaN ? .infinity : abs($0 - $1) / (1 + abs($1)) }.max() ?? 0
}

/// A market of daily bars from closes.
func dailyMarket(_ closes: [Double], name: String = "made", columns: [String: [Double]] = [:]) throws -> MarketHistory {
  try MarketHistory(
    name: name,
    bars: BarSeries(
      timeStamps: closes.indices.map { TimeStamp(microseconds: Int64($0) * 86_400_000_000) }, close: closes,
      columns: columns))
}
