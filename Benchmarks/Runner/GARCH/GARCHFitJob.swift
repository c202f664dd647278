import MarketData
import VolatilityModels

/// One fit.
struct GARCHFitJob: BenchmarkJob {
  var innovations: Innovations

  func input(_ path: String) throws -> ReturnSeries {
    try ReturnSeries(values: DoubleFile.read(path), scale: .percent)
  }

  func run(_ input: ReturnSeries) throws -> GARCHResults {
    GARCHResults(try GARCH(innovations: innovations).fit(to: input))
  }

  func results(_ output: GARCHResults) -> [String: [Double]] { GARCHResults.joined([output]) }
}
