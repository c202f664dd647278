import Foundation
import Testing

/// The numbers that `Tests/Fixtures/forecast_comparison_reference.py` computed.
struct ComparisonReference: Decodable, Sendable {
  struct SuperiorAbility: Decodable, Sendable {
    var statistic: Double
    var lower: Double
    var consistent: Double
    var upper: Double
    var realityCheck: Double
  }

  struct ConfidenceSet: Decodable, Sendable {
    struct Step: Decodable, Sendable {
      var model: Int
      var statistic: Double
      var testPValue: Double
      var pValue: Double
    }

    var steps: [Step]
    var last: Int
  }

  struct Comparison: Decodable, Sendable {
    var horizon: Int?
    var asked: String?
    var kernel: String
    var mean: Double
    var raw: Double
    var statistic: Double
    var pValue: Double
    var firstBetter: Double
    var secondBetter: Double
  }

  struct Regression: Decodable, Sendable {
    var intercept: Double
    var slope: Double
    var covariance: [Double]
    var lags: Int
    var rSquared: Double
    var wald: Double
    var waldPValue: Double
    var fPValue: Double
  }

  struct Backtest: Decodable, Sendable {
    var violations: Int
    var unconditional: [Double]
    var independence: [Double]
    var conditional: [Double]
    var dynamicQuantile: [Double]
  }

  var indices: [String: [[Int]]]
  var spa: [String: SuperiorAbility]
  var varianceOfMean: Double
  var mcs: [String: ConfidenceSet]
  var dieboldMariano: [Comparison]
  var fallback: Comparison
  var mincerZarnowitz: [String: Regression]
  var valueAtRisk: Backtest
  var fisslerZiegel: [Double]
  var tick: [Double]
  var blockLengths: [String: [Double]]

  static func read() throws -> ComparisonReference {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/forecast_comparison_reference.json")
    return try JSONDecoder().decode(Self.self, from: Data(contentsOf: file.standardized))
  }
}

/// Whether two numbers agree but for a share of the larger one.
func agree(_ value: Double, _ expected: Double, within tolerance: Double) -> Bool {
  abs(value - expected) <= tolerance * max(abs(value), abs(expected))
}
