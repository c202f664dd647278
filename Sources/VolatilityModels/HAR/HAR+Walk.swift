extension HAR {
  /// Which periods a refit gets.
  public enum Window: String, Sendable, Codable, CaseIterable {
    /// The last `trainCount` periods up to the origin.
    case rolling
    /// All periods up to the origin.
    case expanding
  }

  /// Forecasts as they would have been made in time: at every origin from the period number `trainCount` on, with
  /// coefficients estimated from what was known then.
  ///
  /// A fit at an origin has the targets that were over by then, and its seasons the categories of these observations:
  /// an hour that a rolling window has no more, as after the change to summer time, counts as the level of all of
  /// them. With an expanding window and least squares a refit takes in the observations that are new and costs no more
  /// than these, but where one is the first of its category.
  ///
  /// A refit that fails leaves the coefficients as they were until the next one, and is reported.
  ///
  /// - Parameters:
  ///   - series: the variances.
  ///   - trainCount: the number of periods that the first fit gets, and with a rolling window every fit.
  ///   - window: which periods a refit gets.
  ///   - refitEvery: the number of origins from one fit to the next.
  /// - Returns: a forecast at each origin, the last period included, whose target is not over.
  /// - Throws: `HARError`, as `fit(to:)` does, where the first fit fails or the series, wherever, has a number that the
  ///   model cannot use.
  /// - Precondition: `trainCount` and `refitEvery` are positive.
  public func walk(
    on series: VarianceSeries, trainCount: Int, window: Window = .expanding, refitEvery: Int = 1
  ) throws(HARError) -> HARWalk {
    precondition(trainCount > 0, "a walk begins with at least one period")
    precondition(refitEvery > 0, "a walk refits after at least one period")
    guard series.count >= trainCount else { throw .tooFewPeriods(count: series.count, needed: trainCount) }
    let rows = try HARRows(self, series: series, withTargets: true)
    var estimator = HARWalkEstimator(rows: rows, trainCount: trainCount, window: window)
    var fit = try estimator.fit(at: trainCount - 1)
    var forecasts: [HARForecast] = []
    forecasts.reserveCapacity(series.count - trainCount + 1)
    var refitCount = 0
    var failedRefits: [HARWalk.FailedRefit] = []
    for origin in trainCount - 1..<series.count {
      if origin >= trainCount, (origin - trainCount + 1).isMultiple(of: refitEvery) {
        refitCount += 1
        do throws(HARError) {
          fit = try estimator.fit(at: origin)
        } catch {
          failedRefits.append(HARWalk.FailedRefit(originIndex: origin, reason: error))
        }
      }
      let row = rows.row(origin - rows.firstOrigin, fit.layout)
      forecasts.append(fit.predictor.forecast(row, origin: origin, specification: self))
    }
    return HARWalk(forecasts: forecasts, refitCount: refitCount, failedRefits: failedRefits)
  }

  /// The forecasts of `walk(on:trainCount:window:refitEvery:)`, without a word of refits that failed.
  ///
  /// - Parameters:
  ///   - series: the variances.
  ///   - trainCount: the number of periods that the first fit gets, and with a rolling window every fit.
  ///   - window: which periods a refit gets.
  ///   - refitEvery: the number of origins from one fit to the next.
  /// - Returns: a forecast at each origin, the last period included, whose target is not over.
  /// - Throws: as `walk(on:trainCount:window:refitEvery:)`.
  /// - Precondition: `trainCount` and `refitEvery` are positive.
  public func forecasts(
    on series: VarianceSeries, trainCount: Int, window: Window = .expanding, refitEvery: Int = 1
  ) throws(HARError) -> [HARForecast] {
    try walk(on: series, trainCount: trainCount, window: window, refitEvery: refitEvery).forecasts
  }
}
