import MarketData
import VolatilityModels

/// Refits on a window that moves by one return, most of them starting at the estimates of an earlier one.
struct GARCHRollingJob: BenchmarkJob {
  var window: Int
  var refits: Int

  func input(_ path: String) throws -> ReturnSeries {
    let data = try DoubleFile.read(path)
    guard window > 0, refits > 0, window <= data.count, refits <= data.count - window + 1 else {
      throw RunnerError.invalidOption("\(data.count) returns are too few for \(refits) windows of \(window)")
    }
    return try ReturnSeries(values: data, scale: .percent)
  }

  func run(_ input: ReturnSeries) throws -> [GARCHResults] {
    let last = window + refits - 1
    let series = input.count == last ? input : input[0..<last]
    return try GARCH().fit(toWindowsOf: series, length: window, threads: 1) { fit in
      fit.map(GARCHResults.init)
    }.map { try $0.get() }
  }

  func results(_ output: [GARCHResults]) -> [String: [Double]] { GARCHResults.joined(output) }
}
