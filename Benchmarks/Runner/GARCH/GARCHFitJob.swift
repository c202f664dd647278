import MarketData
import VolatilityModels

/// One fit.
struct GARCHFitJob: BenchmarkJob {
  /// The models of the family by their names.
  enum Model: String, Decodable {
    case garch, gjr, egarch
  }

  var innovations: Innovations
  /// A GARCH if it is not said.
  var model: Model?

  func input(_ path: String) throws -> ReturnSeries {
    try ReturnSeries(values: DoubleFile.read(path), scale: .percent)
  }

  func run(_ input: ReturnSeries) throws -> GARCHResults {
    switch model ?? .garch {
    case .garch: GARCHResults(try GARCH(innovations: innovations).fit(to: input))
    case .gjr: GARCHResults(try GARCH.gjr(innovations: innovations).fit(to: input))
    case .egarch: GARCHResults(try EGARCH(innovations: innovations).fit(to: input))
    }
  }

  func results(_ output: GARCHResults) -> [String: [Double]] { GARCHResults.joined([output]) }
}
