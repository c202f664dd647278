import MarketData
import VolatilityModels

/// The forecasts of a model from the last or from every bar, as rows of a table.
struct ForecastTable {
  let fitted: any FittedVolatilityModel
  /// What the model makes of the returns.
  let path: VolatilityPath
  let returns: ReturnSeries
  let horizon: Int
  /// Whether each bar gives a row, for the period `horizon` ahead, or the last one a row for each step up to it.
  let isForEvery: Bool
  /// The number of periods in a year, where it is known.
  let periods: PeriodsPerYear?

  /// The rows, with the time stamps as `stamp` writes them.
  func rows(stamp: (TimeStamp) -> String) -> ResultTable {
    var table = ResultTable(columns: ["timestamp", "step", "variance", "volatility", "annualizedVolatility"])
    func append(origin: Int, step: Int, variance: Double) {
      let annualized = periods.map { TableCell.number((variance * $0.count).squareRoot()) }
      table.append([
        returns.timeStamps.map { .text(stamp($0[origin])) } ?? .missing, .integer(step), .number(variance),
        .number(variance.squareRoot()), annualized ?? .missing,
      ])
    }
    guard isForEvery else {
      for (index, variance) in fitted.forecast(from: path.state, horizon: horizon).variances.enumerated() {
        append(origin: returns.count - 1, step: index + 1, variance: variance)
      }
      return table
    }
    // With an autoregressive mean there is no forecast from the first return.
    let first = returns.count - path.residuals.count
    for (index, state) in fitted.states(along: path, of: returns).enumerated() {
      let variances = fitted.forecast(from: state, horizon: horizon).variances
      append(origin: index + first, step: horizon, variance: variances[horizon - 1])
    }
    return table
  }
}
