import MarketData
import VolatilityForecasting

/// The rows of markets as they are at each fit: made anew only where something was learned anew.
struct WalkRows {
  private let classifier: RegimeClassifier
  private let panel: RegimePanel
  private var last: (task: FittedRegimeTask, rows: [RegimeRows])?

  init(classifier: RegimeClassifier, panel: RegimePanel) {
    self.classifier = classifier
    self.panel = panel
  }

  /// The rows of all markets by what is learned up to a moment.
  ///
  /// - Throws: `RegimeError`.
  mutating func rows(at fit: TimeStamp) throws(RegimeError) -> (task: FittedRegimeTask, rows: [RegimeRows]) {
    let fitted = try classifier.task.fit(to: panel.markets, trainingEnd: fit)
    if let last, last.task == fitted { return last }
    var rows: [RegimeRows] = []
    for market in panel.markets { rows.append(try classifier.labelledRows(of: market, by: fitted)) }
    last = (fitted, rows)
    return (fitted, rows)
  }
}
