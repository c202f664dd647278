import ForecastEvaluation
import MarketData
import ModelExchange

/// The comparison of forecasts, as it is reported.
struct EvaluationReport {
  let comparison: ForecastComparison
  let walk: WalkForward
  let returns: ReturnSeries

  /// The comparison for programs, the models in the order in which they were given.
  var json: JSONValue {
    [
      "forecasts": .integer(comparison.forecastCount), "target": .string(comparison.target.rawValue),
      "scale": .string(returns.scale.rawValue), "returns": .string(returns.kind.rawValue),
      "window": .string(walk.window.rawValue), "train": .integer(walk.trainCount),
      "refit": .integer(walk.refitEvery), "horizon": .integer(walk.horizon),
      "models": .array(
        comparison.entries.map { entry in
          [
            "name": .string(entry.name), "qlike": .number(entry.qlike), "mse": .number(entry.mse),
            "mae": .number(entry.mae), "refits": .integer(entry.forecasts.refitCount),
            "failedRefits": .integer(entry.forecasts.failedRefits.count),
          ]
        }),
    ]
  }

  /// The comparison for people, the best model by QLIKE first.
  var text: String {
    let baseline = comparison.entries.first { $0.name == EvaluatedModel.ewma.rawValue }
    var columns = ["model", "QLIKE", "MSE", "MAE"]
    if baseline != nil { columns += ["QLIKE - ewma", "MSE / ewma", "MAE / ewma"] }
    var table = ResultTable(columns: columns + ["failed refits"])
    for entry in comparison.entries.sorted(by: { $0.qlike < $1.qlike }) {
      var row: [TableCell] = [.text(entry.name), .number(entry.qlike), .number(entry.mse), .number(entry.mae)]
      if let baseline {
        row += [
          .number(entry.qlike - baseline.qlike, digits: 4), .number(entry.mse / baseline.mse, digits: 4),
          .number(entry.mae / baseline.mae, digits: 4),
        ]
      }
      table.append(row + [.text("\(entry.forecasts.failedRefits.count) of \(entry.forecasts.refitCount)")])
    }
    let forecasts = "\(comparison.forecastCount) forecasts of the variance \(walk.horizon) ahead"
    let fits = "\(walk.window.rawValue) window, first fit to \(walk.trainCount), refit every \(walk.refitEvery)"
    return "\(forecasts); \(fits); target \(comparison.target.rawValue)\n\n" + table.text
  }
}
