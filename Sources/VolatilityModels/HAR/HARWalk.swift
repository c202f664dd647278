/// The forecasts that a heterogeneous autoregression made on its way through a series.
public struct HARWalk: Sendable, Equatable {
  /// A refit that failed; the coefficients before it stayed in use until the next one.
  public struct FailedRefit: Sendable, Equatable {
    /// The position of the last period that the fit was to know.
    public let originIndex: Int
    /// Why there was no fit.
    public let reason: HARError
  }

  /// The forecasts, in order of their origins.
  public let forecasts: [HARForecast]
  /// The number of refits that were tried after the first fit, with those that failed.
  public let refitCount: Int
  /// The refits that failed, in order of their origins.
  public let failedRefits: [FailedRefit]
}
