public import VolatilityModels

extension WalkForward {
  /// The forecasts of a heterogeneous autoregression on a series of variances.
  ///
  /// Origins, fits and targets are those that other models have on the returns of the same periods. The model is for
  /// the sum of the variances up to the horizon, its `horizon` being that of the walk: the forecast of their mean is
  /// multiplied by their number.
  ///
  /// A refit that fails leaves the coefficients as they were until the next one, and is reported.
  ///
  /// - Parameters:
  ///   - model: the specification that is fitted.
  ///   - variances: at least `trainCount + horizon` variances; the forecasts are in their unit.
  /// - Returns: a forecast for each origin, in order.
  /// - Throws: `EvaluationError.tooFewReturns`, `.autoregressionFailed`.
  /// - Precondition: the model's horizon is that of the walk, and it is 1 unless the walk is about sums.
  public func forecasts(
    of model: HAR, on variances: VarianceSeries
  ) throws(EvaluationError) -> WalkForwardForecasts {
    precondition(model.horizon == horizon, "the model is for as many periods as the walk")
    precondition(aggregation == .sum || horizon == 1, "the model is for the sum of several variances")
    let origins = origins(count: variances.count)
    guard let first = origins.first, let last = origins.last else { throw tooFewReturns(count: variances.count) }
    let walk: HARWalk
    do throws(HARError) {
      walk = try model.walk(
        on: variances[0..<last + 1], trainCount: trainCount, window: window == .rolling ? .rolling : .expanding,
        refitEvery: refitEvery.multipliedReportingOverflow(by: step).overflow ? .max : refitEvery * step)
    } catch {
      throw .autoregressionFailed(reason: error)
    }
    let records = origins.map { origin in
      ForecastRecord(
        originIndex: origin, targetIndices: targets(of: origin),
        variance: Double(horizon) * walk.forecasts[origin - first].variance)
    }
    return WalkForwardForecasts(
      records: records, refitCount: walk.refitCount,
      failedRefits: walk.failedRefits.map {
        WalkForwardForecasts.FailedRefit(originIndex: $0.originIndex, reason: .autoregression($0.reason))
      })
  }
}
