public import ForecastEvaluation

/// Forecasts that were made beforehand, one for each period of a series, each from what was known at its end.
public struct RowForecasts: WalkForecaster {
  /// The forecast made at each period of the variance that the walk is about, in the unit of the series; not a number
  /// where too little was known.
  public let variances: [Double]
  /// The number of periods whose variances each forecast is the sum of.
  public let horizon: Int
  /// The number of times that the model was estimated again on the way.
  public let refitCount: Int

  /// Forecasts.
  ///
  /// - Parameters:
  ///   - variances: a forecast for each period.
  ///   - horizon: the number of periods whose variances each is the sum of.
  ///   - refitCount: the number of times that the model was estimated again on the way.
  public init(variances: [Double], horizon: Int, refitCount: Int = 0) {
    self.variances = variances
    self.horizon = horizon
    self.refitCount = refitCount
  }

  /// The forecasts of a walk through a series of periods.
  ///
  /// - Parameters:
  ///   - walk: where forecasts are made; about the sum of `horizon` periods.
  ///   - count: the number of periods of the series, as many as there are forecasts.
  ///   - report: called once with the number of forecasts.
  /// - Returns: a forecast for each of `walk.origins(count: count)`, in order.
  /// - Throws: `EvaluationError.forecasterFailed` where one that is due is not a number.
  /// - Precondition: the numbers agree.
  public func forecasts(
    on walk: WalkForward, count: Int, report: (Int) -> Void
  ) throws(EvaluationError) -> WalkForwardForecasts {
    precondition(count == variances.count, "there is a forecast for each period")
    precondition(
      walk.horizon == horizon && (walk.aggregation == .sum || horizon == 1), "the forecasts are what the walk is about")
    let origins = walk.origins(count: count)
    if let unknown = origins.first(where: { !variances[$0].isFinite }) {
      let first = variances.firstIndex(where: \.isFinite)
      throw .forecasterFailed(
        reason: "the first forecast is due at period \(unknown + 1), and the windows of its features are filled "
          + (first.map { "at period \($0 + 1) only" } ?? "nowhere"))
    }
    report(origins.count)
    return WalkForwardForecasts(
      records: origins.map { origin in
        ForecastRecord(originIndex: origin, targetIndices: walk.targets(of: origin), variance: variances[origin])
      }, refitCount: refitCount, failedRefits: [])
  }
}
