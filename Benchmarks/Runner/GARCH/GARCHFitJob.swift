import MarketData
import VolatilityModels

/// A fit with its robust standard errors.
struct GARCHFitJob: BenchmarkJob {
  var innovations: Innovations
  var mean: MeanModel

  func input(_ data: [Double]) throws -> ReturnSeries { try ReturnSeries(values: data, scale: .percent) }

  func run(_ input: ReturnSeries) throws -> (fit: FittedGARCH, errors: [Double?]) {
    let fit = try GARCH(mean: mean, innovations: innovations).fit(to: input)
    return (fit, fit.standardErrors(.robust))
  }

  func results(_ output: (fit: FittedGARCH, errors: [Double?])) -> [String: [Double]] {
    var results = GARCHResults.of([output.fit])
    results["standardErrors"] = output.errors.map { $0 ?? .nan }
    return results
  }
}
