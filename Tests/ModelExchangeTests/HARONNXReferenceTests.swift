import ForeignReaders
import Foundation
import MarketData
import ModelExchange
import ModelFormats
import Testing
import VolatilityModels

/// Autoregressions with coefficients of numpy in ONNX Runtime: they forecast as `Fixtures/har_reference.py` did.
@Suite(.enabled(if: ForeignReaders.areThere, Comment(rawValue: ForeignReaders.notice)))
struct HARONNXReferenceTests {
  private struct Reference: Decodable {
    struct Series: Decodable {
      var start: String
      var values: [Double]
      var quarticity: [Double]
      var positiveSemivariance: [Double]
      var negativeSemivariance: [Double]
      var jump: [Double]
      var volume: [Double]
    }

    struct Specification: Decodable {
      struct Regressor: Decodable {
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
    }

    struct Case: Decodable {
      var specification: Specification
      var coefficients: [Double]
      var residualVariance: Double
      /// At the first two and the last two origins.
      var forecasts: [Double]
      var iterated: [Double]?
    }

    var series: Series
    var cases: [Case]
  }

  @Test func forecastsAsNumPyDoes() throws {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/har_reference.json").standardized
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let series = try series(reference.series)
    var exports: [ForeignExport] = []
    for (number, test) in reference.cases.enumerated() {
      let fitted = try model(test, series)
      let longest = fitted.specification.longestWindow
      for (name, rows, forecasts) in [
        ("first", 0..<longest + 1, test.forecasts.prefix(2)),
        ("last", series.count - longest - 1..<series.count, test.forecasts.suffix(2)),
      ] {
        let iterated = name == "last" ? test.iterated : nil
        var expected = ONNXForecast.outputs(Array(forecasts), count: fitted.specification.horizon)
        if let iterated {
          expected.merge(ONNXForecast.outputs(iterated, prefix: "iterated_")) { first, _ in first }
        }
        if fitted.specification.limit == .sampleRange { expected["is_replaced"] = Tensor(truths: [false, false]) }
        exports.append(
          ForeignExport(
            name: "\(number)-\(name)", format: .onnx, bytes: try fitted.onnx(iteratedHorizon: iterated?.count),
            inputs: fitted.onnxInputs(series[rows]), expected: expected))
      }
    }
    #expect(exports.count == 22 && exports.count { $0.expected["iterated_variance"] != nil } == 2)
    for (name, reading) in try ForeignReaders.read(exports) {
      for (output, difference) in reading.differences {
        #expect(difference.relative <= 1e-12, "\(name), \(output)")
      }
    }
  }

  private func series(_ series: Reference.Series) throws -> VarianceSeries {
    let start = try #require(TimeStamp(series.start))
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

  /// A model with the coefficients of numpy, of which the sample's range alone is our own.
  private func model(_ test: Reference.Case, _ series: VarianceSeries) throws -> FittedHAR {
    let own = test.specification
    let specification = try HAR(
      windows: own.windows, transform: own.transform, quarticityWindows: own.quarticityWindows,
      regressors: own.regressors.map {
        HAR.Regressor(Covariate(rawValue: $0.covariate), windows: $0.windows, transform: $0.transform)
      }, seasons: own.seasons, horizon: own.horizon, retransformation: own.retransformation,
      limit: own.limit == "none" ? .none : .sampleRange)
    let fitted = try specification.fit(to: series)
    var parts = fitted.parts
    parts.coefficients = test.coefficients
    parts.residuals = parts.residuals.map { _ in test.residualVariance.squareRoot() }
    return FittedHAR(parts)
  }
}
