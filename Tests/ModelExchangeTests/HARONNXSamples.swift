import ForeignReaders
import MarketData
import ModelExchange
import ModelFormats
import NumericalMethods
import VolatilityModels

/// Autoregressions for ONNX with series that they were not fitted to.
enum HARONNXSamples {
  /// Autoregressions of all forms, by name.
  static func specifications() throws -> [(name: String, specification: HAR)] {
    let jump = { (transform: HAR.Regressor.Transform) in HAR.Regressor(.jump, windows: [1, 9], transform: transform) }
    let written = try VarianceSamples.specifications().enumerated().map { ("written-\($0)", $1) }
    return written + [
      ("one-period", try HAR(windows: [1])),
      ("unlimited", try HAR(limit: .none)),
      ("long-windows", try HAR(windows: [3, 7, 64, 301], limit: .none)),
      ("harq", try HAR(quarticityWindows: [1])),
      ("harq-f", try HAR(quarticityWindows: [1, 5, 22], horizon: 5)),
      ("jumps", try HAR(regressors: [jump(.level), jump(.squareRoot), jump(.logOnePlus)], limit: .none)),
      (
        "columns-alone", try HAR(windows: [], regressors: [HAR.Regressor("volume", windows: [2, 30], transform: .log)])
      ),
      ("seasons", try HAR(transform: .logOfMeans, seasons: [.weekday, .hourOfDay], limit: .none)),
      ("median", try HAR(transform: .meansOfLogs, retransformation: .median, limit: .none)),
      ("logarithms", try HAR(windows: [2, 7, 30], transform: .meansOfLogs, seasons: [.hourOfDay], horizon: 2)),
      (
        "floor",
        try HAR(
          transform: .logOfMeans, regressors: [HAR.Regressor(.jump, windows: [1, 40], transform: .log)], limit: .none,
          floor: 0.05)
      ),
    ]
  }

  /// Variances of 1,500 hours from before 1970 on.
  static func series() throws -> VarianceSeries {
    let series = try VarianceSamples.series(count: 1500)
    return try VarianceSeries(
      values: series.values, scale: series.scale,
      timeStamps: series.timeStamps?.map { TimeStamp(microseconds: $0.microseconds - 600 * 3_600_000_000 - 1) },
      covariates: series.covariates)
  }

  /// A model that knows the first 400 hours.
  static func fit(_ specification: HAR) throws -> FittedHAR {
    try specification.fit(to: series()[0..<400])
  }

  /// A series with one number in the place of another.
  static func replacing(_ series: [Double], at index: Int, by value: Double) -> [Double] {
    var values = series
    values[index] = value
    return values
  }
}

extension FittedHAR {
  /// What the graph is given of a series; numbers in the place of the variances where told.
  func onnxInputs(_ series: VarianceSeries, variances: [Double]? = nil) -> [String: Tensor] {
    var inputs: [String: Tensor] = [:]
    if !specification.windows.isEmpty { inputs["variances"] = Tensor(variances ?? series.values) }
    let columns = specification.readCovariates.map { series.covariates[$0] ?? [] }
    if !columns.isEmpty {
      inputs["covariates"] = Tensor(
        series.values.indices.flatMap { row in columns.map { $0[row] } }, shape: [series.count, columns.count])
    }
    if !specification.seasons.isEmpty {
      inputs["time_stamps"] = Tensor(series.timeStamps?.map(\.microseconds) ?? [])
    }
    return inputs
  }

  /// What comes out of the graph for a series, by our own forecasts.
  func onnxOutputs(_ series: VarianceSeries, iteratedHorizon: Int? = nil) throws -> [String: Tensor] {
    let forecasts = series.count < specification.longestWindow ? [] : try forecasts(on: series)
    var outputs = ONNXForecast.outputs(forecasts.map(\.variance), count: specification.horizon)
    if specification.limit == .sampleRange { outputs["is_replaced"] = Tensor(truths: forecasts.map(\.isReplaced)) }
    if let iteratedHorizon {
      let iterated = try iteratedForecast(after: series, horizon: iteratedHorizon).variances
      outputs.merge(ONNXForecast.outputs(iterated, prefix: "iterated_")) { first, _ in first }
    }
    return outputs
  }

  /// The file with a series and what our own forecasts of it are.
  func onnxExport(_ name: String, _ series: VarianceSeries, iteratedHorizon: Int? = nil) throws -> ForeignExport {
    ForeignExport(
      name: name, format: .onnx, bytes: try onnx(measure: "realized", iteratedHorizon: iteratedHorizon),
      inputs: onnxInputs(series), expected: try onnxOutputs(series, iteratedHorizon: iteratedHorizon))
  }

  /// The number of periods to iterate to in tests; `nil` of a model that has no iteration.
  var iterableHorizon: Int? { (try? checkIterable()).map { 40 } }
}
