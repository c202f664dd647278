import MarketData
import VolatilityForecasting

/// The rows of markets as they are at each fit: made anew only where something was learned anew.
struct WalkRows {
  private let task: RegimeTask
  private let panel: RegimePanel
  private var last: (task: FittedRegimeTask, rows: [RegimeRows])?

  init(task: RegimeTask, panel: RegimePanel) {
    self.task = task
    self.panel = panel
  }

  /// The rows of all markets by what is learned up to a moment.
  ///
  /// - Throws: `RegimeError`.
  mutating func rows(at fit: TimeStamp) throws(RegimeError) -> (task: FittedRegimeTask, rows: [RegimeRows]) {
    let fitted = try task.fit(to: panel.markets, trainingEnd: fit)
    if let last, last.task == fitted { return last }
    var rows: [RegimeRows] = []
    for market in panel.markets { rows.append(try fitted.rows(of: market)) }
    last = (fitted, rows)
    return (fitted, rows)
  }
}
