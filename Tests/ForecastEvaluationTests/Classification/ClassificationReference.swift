import ForecastEvaluation
import Foundation
import MarketData

/// The numbers that `Tests/Fixtures/classification_reference.py` computed.
struct ClassificationReference: Decodable, Sendable {
  struct Forecaster: Decodable, Sendable {
    var rows: [Int]
    var probabilities: [Double]
  }

  struct Table: Decodable, Sendable {
    var bins: [[Double]]
    var error: Double
  }

  struct Gain: Decodable, Sendable {
    var mean: Double
    var lower: Double
    var upper: Double
    var t: Double
    var p: Double
  }

  struct Result: Decodable, Sendable {
    var logLoss: Double
    var brier: Double
    var accuracy: Double
    var balancedAccuracy: Double
    var confusion: [[Int]]
    var top: Table
    var first: Table
    var gains: [String: Gain]
  }

  var classes: [String]
  var hours: [Int64]
  var labels: [Int]
  var forecasters: [String: Forecaster]
  var common: [Int]
  var blockDays: Int
  var replications: Int
  var seed: UInt64
  var level: Double
  var results: [String: Result]
  var wilson: [[Double]]

  static func read() throws -> ClassificationReference {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/classification_reference.json").standardized
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
  }

  var timeStamps: [TimeStamp] { hours.map { TimeStamp(microseconds: $0 * 3_600_000_000) } }

  func forecasts() throws -> [ClassifierForecasts] {
    try forecasters.sorted { $0.key < $1.key }.map { name, forecaster in
      ClassifierForecasts(
        name: name, probabilities: try ClassProbabilities(forecaster.probabilities, classNames: classes),
        rows: forecaster.rows)
    }
  }

  func comparison(threads: Int = 1) throws -> ClassifierComparison {
    try ClassifierComparison(
      of: forecasts(), labels: labels, timeStamps: timeStamps, references: ["plain", "bad"],
      options: .init(
        blockDays: blockDays, replications: replications, level: level, seed: seed, threads: threads))
  }
}
