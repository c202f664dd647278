import Foundation
import MarketData
import VolatilityModels

/// A regression that `Fixtures/har_reference.py` made with numpy.
struct HARReference: Decodable, Sendable, CustomStringConvertible {
  struct Specification: Decodable, Sendable {
    struct Regressor: Decodable, Sendable {
      var covariate: String
      var windows: [Int]
      var transform: HAR.Regressor.Transform
    }

    var windows: [Int]
    var transform: HAR.Transform
    var quarticityWindows: [Int]
    var regressors: [Regressor]
    var seasons: [HAR.Season]
    var horizon: Int
    var retransformation: HAR.Retransformation
    var limit: String
    var penalty: Double?

    var model: HAR {
      get throws(HARError) {
        try HAR(
          windows: windows, transform: transform, quarticityWindows: quarticityWindows,
          regressors: regressors.map {
            HAR.Regressor(Covariate(rawValue: $0.covariate), windows: $0.windows, transform: $0.transform)
          }, seasons: seasons, horizon: horizon,
          estimation: penalty.map { .ridge(penalties: [$0]) } ?? .leastSquares, retransformation: retransformation,
          limit: limit == "none" ? .none : .sampleRange)
      }
    }
  }

  var specification: Specification
  var terms: [String]
  var observations: Int
  var coefficients: [Double]
  var residualVariance: Double
  var rSquared: Double
  var logLikelihood: Double
  var classical: [Double]
  var white: [Double]
  var lags: Int
  var neweyWest: [Double]
  /// At the first two and the last two origins.
  var forecasts: [Double]
  var iterated: [Double]?

  var description: String { terms.joined(separator: " + ") }
}

extension HARReference {
  private struct Simulated: Decodable {
    struct Series: Decodable {
      var start: String
      var values: [Double]
      var quarticity: [Double]
      var positiveSemivariance: [Double]
      var negativeSemivariance: [Double]
      var jump: [Double]
      var volume: [Double]
    }
    var series: Series
    var cases: [HARReference]
  }

  private static var simulatedFile: Simulated { get throws { try read("har_reference.json") } }

  /// The cases on simulated variances.
  static var simulatedCases: [HARReference] { get throws { try simulatedFile.cases } }

  /// 800 hours of simulated variances with a pattern of the day.
  static var simulatedSeries: VarianceSeries {
    get throws {
      let series = try simulatedFile.series
      let start = TimeStamp(series.start) ?? TimeStamp(microseconds: 0)
      return try VarianceSeries(
        values: series.values, scale: .percent,
        timeStamps: series.values.indices.map {
          TimeStamp(microseconds: start.microseconds + Int64($0) * 3_600_000_000)
        },
        covariates: [
          .quarticity: series.quarticity, .positiveSemivariance: series.positiveSemivariance,
          .negativeSemivariance: series.negativeSemivariance, .jump: series.jump, .volume: series.volume,
        ])
    }
  }

  static func read<Contents: Decodable>(_ name: String) throws -> Contents {
    let file = URL(filePath: #filePath).appending(path: "../../../Fixtures/\(name)").standardized
    return try JSONDecoder().decode(Contents.self, from: Data(contentsOf: file))
  }
}

/// The largest relative distance of two lists of numbers, infinite where their lengths differ.
func largestRelativeDistance(_ values: [Double], _ reference: [Double]) -> Double {
  guard values.count == reference.count else { return .infinity }
  return zip(values, reference).map { abs($0 / $1 - 1) }.reduce(0) { $1.isNaN ? .infinity : max($0, $1) }
}
