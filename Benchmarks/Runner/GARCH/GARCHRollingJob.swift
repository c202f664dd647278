import MarketData
import VolatilityModels

/// Refits on a window that moves by one return, each starting at the estimates of the one before.
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
    var fits: [GARCHResults] = []
    for first in 0..<refits {
      let fit = try GARCH().fit(to: input[first..<first + window], startingAt: fits.last?.parameters)
      fits.append(GARCHResults(fit))
    }
    return fits
  }

  func results(_ output: [GARCHResults]) -> [String: [Double]] { GARCHResults.joined(output) }
}
