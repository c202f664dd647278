import MarketData
import VolatilityModels

/// Bars that are appended one by one to the state of a model, without a refit.
struct GARCHAppendJob: BenchmarkJob {
  /// The number of returns that the model is fitted to; the others are appended.
  var train: Int

  func input(_ path: String) throws -> (model: FittedGARCH, returns: [Double]) {
    let data = try DoubleFile.read(path)
    guard train > 0, train < data.count else {
      throw RunnerError.invalidOption("\(data.count) returns are not more than the \(train) to fit to")
    }
    let sample = try ReturnSeries(values: Array(data[..<train]), scale: .percent)
    return (try GARCH().fit(to: sample), Array(data[train...]))
  }

  func run(_ input: (model: FittedGARCH, returns: [Double])) -> [Double] {
    var state = input.model.path.state
    var forecast = 0.0
    for value in input.returns {
      state = input.model.advanced(state, by: value)
      forecast = input.model.nextVariance(after: state)
    }
    return [forecast] + input.model.parameters.named.map(\.value)
  }

  func results(_ output: [Double]) -> [String: [Double]] {
    ["forecast": [output[0]], "parameters": Array(output[1...])]
  }
}
