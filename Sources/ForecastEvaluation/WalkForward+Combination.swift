import NumericalMethods

extension WalkForward {
  /// The forecasts that a combination makes of those of several models, each from what was known at its origin.
  ///
  /// - Parameters:
  ///   - components: the forecasts of each model, made on this walk.
  ///   - rule: how weights follow from past forecasts.
  ///   - window: the number of past forecasts that they are estimated from.
  ///   - proxies: what was seen of the variance that each forecast is of.
  /// - Returns: a forecast for each origin, in order.
  /// - Throws: `EvaluationError.invalidForecast`, `.invalidProxy`.
  func combined(
    _ components: [WalkForwardForecasts], by rule: CombinationRule, window: Int, proxies: [Double]
  ) throws(EvaluationError) -> WalkForwardForecasts {
    // The targets of a forecast are over as soon as it does not overlap with the one made at the origin.
    let combination = ForecastCombination(
      rule, window: window, smallestHistory: max(1, window / 4), horizon: overlap + 1)
    let combined = try combination.combine(components.map(\.variances), targets: proxies)
    let records = zip(components[0].records, combined).map { record, combined in
      ForecastRecord(
        originIndex: record.originIndex, targetIndices: record.targetIndices, variance: combined.variance)
    }
    return WalkForwardForecasts(records: records, refitCount: 0, failedRefits: [])
  }

  /// The geometric mean of the forecasts of several models, made on this walk.
  func geometricMean(of components: [WalkForwardForecasts]) -> WalkForwardForecasts {
    precondition(!components.isEmpty, "a mean is of at least one model")
    let records = components[0].records.enumerated().map { index, record in
      let logarithms = components.reduce(0) { $0 + .log($1.records[index].variance) }
      return ForecastRecord(
        originIndex: record.originIndex, targetIndices: record.targetIndices,
        variance: .exp(logarithms / Double(components.count)))
    }
    return WalkForwardForecasts(records: records, refitCount: 0, failedRefits: [])
  }
}
