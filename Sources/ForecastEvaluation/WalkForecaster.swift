/// What makes the forecasts of a walk from data that it holds itself, such as a network that has learned from several
/// markets.
///
/// It promises what the other forecasters are held to: no forecast depends on anything after its origin.
public protocol WalkForecaster: Sendable {
  /// The forecasts of a walk through a series of periods.
  ///
  /// - Parameters:
  ///   - walk: where forecasts are made, and what they are about.
  ///   - count: the number of periods of the series.
  ///   - report: called now and then with the number of forecasts made since the last call.
  /// - Returns: a forecast for each of `walk.origins(count: count)`, in order.
  /// - Throws: `EvaluationError`.
  func forecasts(
    on walk: WalkForward, count: Int, report: (Int) -> Void
  ) throws(EvaluationError) -> WalkForwardForecasts
}
