import MarketData
import ModelExchange
import VolatilityModels

// Models of measured variances.
extension LoadedModel {
  /// The forecast after the last variance.
  ///
  /// - Parameters:
  ///   - values: the variances in the squared unit of the model.
  ///   - stamps: the time stamp of each in microseconds.
  ///   - columns: the covariates.
  ///   - horizon: the number of periods; 0 for what the model was fitted to.
  /// - Returns: the mean variance of the model's own periods, or the variance of each of `horizon`.
  /// - Throws: `InterfaceError`.
  func forecast(
    ofVariances values: [Double], timeStamps stamps: [Int64]?, columns: [NamedColumn], horizon: Int
  ) throws(InterfaceError) -> [Double] {
    let fitted = try modelOfVariances()
    try columns.check(count: values.count, names: fitted.specification.readCovariates.map(\.rawValue))
    let timeStamps = try stamps.map { (stamps) throws(InterfaceError) in try MarketArrays.timeStamps(stamps) }
    let forecasts = try InterfaceError.mappingData { () throws(HARError) in
      let series = try VarianceSeries(
        values: values, scale: fitted.scale, timeStamps: timeStamps,
        covariates: Dictionary(columns.map { (Covariate(rawValue: $0.name), $0.values) }) { first, _ in first })
      // Of a single period the two are the same, but that only one of them goes without forecasts of covariates.
      guard horizon > 0, horizon != 1 || fitted.specification.horizon != 1 else {
        return [try fitted.forecast(after: series).variance]
      }
      return try fitted.iteratedForecast(after: series, horizon: horizon).variances
    }
    return try Self.finite(forecasts)
  }

  /// The model as one of variances.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for one of something else.
  func modelOfVariances() throws(InterfaceError) -> FittedHAR {
    guard case .stored(.autoregression(let fitted, _), _) = self else {
      throw notApplicable("it is not applied to measured variances")
    }
    return fitted
  }
}
