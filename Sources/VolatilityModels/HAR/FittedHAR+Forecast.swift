import NumericalMethods

extension FittedHAR {
  /// The forecast of the mean variance of the `horizon` periods after the end of a series, with the coefficients as
  /// they are.
  ///
  /// - Parameter series: at least as many periods as the longest window, in the unit of the fit.
  /// - Returns: the forecast.
  /// - Throws: `HARError.tooFewPeriods`, `.zeroVariance`, `.noTimeStamps`, `.missingCovariate`, `.invalidCovariate`,
  ///   `.unusableScale`.
  /// - Precondition: the series is in the unit `scale`.
  public func forecast(after series: VarianceSeries) throws(HARError) -> HARForecast {
    try checkLength(of: series)
    let start = series.count - specification.longestWindow
    do throws(HARError) {
      let forecast = try forecasts(on: series[start..<series.count])[0]
      return HARForecast(
        originIndex: series.count - 1, variance: forecast.variance, isReplaced: forecast.isReplaced)
    } catch {
      throw error.moved(by: start)
    }
  }

  /// The forecasts at each origin in a series, with the coefficients as they are.
  ///
  /// Of the sample itself they are fitted values, made with coefficients that know the future; for honest forecasts
  /// see `HAR.forecasts(on:trainCount:window:refitEvery:)`.
  ///
  /// - Parameter series: at least as many periods as the longest window, in the unit of the fit.
  /// - Returns: a forecast for each period from the first that ends a longest window.
  /// - Throws: as `forecast(after:)`.
  /// - Precondition: the series is in the unit `scale`.
  public func forecasts(on series: VarianceSeries) throws(HARError) -> [HARForecast] {
    try checkLength(of: series)
    let rows = try HARRows(specification, series: series, withTargets: false)
    return (0..<rows.count).map {
      predictor.forecast(rows.row($0, layout), origin: rows.firstOrigin + $0, specification: specification)
    }
  }

  /// Forecasts of each of the periods after the end of a series, each forecast taking the place of its period in the
  /// averages for the next.
  ///
  /// For a model of one period ahead without quarticity, covariates and seasons, of variances or of averages of
  /// logarithms. Of logarithms, the variance of the error k periods ahead is s² Σ_{i<k} ψᵢ², with ψ the coefficients of
  /// the moving average that the regression is.
  ///
  /// - Parameters:
  ///   - series: at least as many periods as the longest window, in the unit of the fit.
  ///   - horizon: the number of periods.
  /// - Returns: the variance of each period.
  /// - Throws: `HARError.notIterable`, `.tooFewPeriods`, `.zeroVariance`.
  /// - Precondition: `horizon` is positive, and the series is in the unit `scale`.
  public func iteratedForecast(after series: VarianceSeries, horizon: Int) throws(HARError) -> VarianceForecast {
    precondition(horizon > 0, "a forecast is for at least one period")
    try checkIterable()
    try checkLength(of: series)
    let isLogarithmic = specification.transform.isLogarithmic
    var history = Array(series.values.suffix(specification.longestWindow))
    if isLogarithmic {
      if let zero = history.firstIndex(of: 0) { throw .zeroVariance(index: series.count - history.count + zero) }
      history = history.map { .log($0) }
    }
    var weights: [Double] = []
    var squares = 0.0
    var variances: [Double] = []
    for step in 0..<horizon {
      let next = coefficients[0] + response(to: history)
      history.append(next)
      weights.append(step == 0 ? 1 : response(to: padded(weights)))
      squares += weights[step] * weights[step]
      let variance = predictor.variance(
        next, errorVariance: residualVariance * squares, specification: specification)
      variances.append(
        predictor.limited(variance, origin: series.count - 1, limit: specification.limit).variance)
    }
    return VarianceForecast(variances: variances, scale: scale)
  }

  /// Σ_w β_w times the mean of the last w values.
  private func response(to values: [Double]) -> Double {
    zip(specification.windows, coefficients.dropFirst()).reduce(0) { sum, term in
      sum + term.1 * HARColumns.mean(values[(values.count - term.0)...])
    }
  }

  /// The values with zeros before them, as many as the longest window needs.
  private func padded(_ values: [Double]) -> [Double] {
    [Double](repeating: 0, count: max(0, specification.longestWindow - values.count)) + values
  }

  private func checkLength(of series: VarianceSeries) throws(HARError) {
    precondition(series.scale == scale, "a series is forecast in the unit that the model was fitted in")
    guard series.count >= specification.longestWindow else {
      throw .tooFewPeriods(count: series.count, needed: specification.longestWindow)
    }
  }

  /// Refuses models whose forecasts cannot take the place of variances.
  package func checkIterable() throws(HARError) {
    if specification.horizon > 1 { throw .notIterable(reason: "the model is for \(specification.horizon) periods") }
    if specification.transform == .logOfMeans { throw .notIterable(reason: "logarithms of averages are not linear") }
    if !specification.quarticityWindows.isEmpty || !specification.regressors.isEmpty || !specification.seasons.isEmpty {
      throw .notIterable(reason: "the model has no forecasts of its covariates and seasons")
    }
  }
}
