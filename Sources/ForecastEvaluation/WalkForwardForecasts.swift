public import VolatilityModels

/// The forecasts that one model made on a walk through a series of returns.
public struct WalkForwardForecasts: Sendable, Equatable {
  /// A refit that failed; the parameters before it stayed in use until the next one.
  public struct FailedRefit: Sendable, Equatable {
    /// The index of the last return that the fit was to know.
    public let originIndex: Int
    /// Why there was no fit.
    public let reason: VolatilityError
  }

  /// The forecasts, in order of their origins.
  public let records: [ForecastRecord]
  /// The number of refits that were tried after the first fit, with those that failed.
  public let refitCount: Int
  /// The refits that failed.
  public let failedRefits: [FailedRefit]

  /// The forecast variances, in order of their origins.
  public var variances: [Double] { records.map(\.variance) }
}
