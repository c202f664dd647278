public import VolatilityModels

/// The forecasts that one model made on a walk through a series.
public struct WalkForwardForecasts: Sendable, Equatable {
  /// A refit that failed; the parameters before it stayed in use until the next one.
  public struct FailedRefit: Sendable, Equatable {
    /// Why there was no fit.
    public enum Reason: Sendable, Equatable {
      /// A model of returns had none.
      case volatility(VolatilityError)
      /// A regression on past variances had none.
      case autoregression(HARError)
    }

    /// The index of the last period that the fit was to know.
    public let originIndex: Int
    /// Why there was no fit.
    public let reason: Reason
  }

  /// The forecasts, in order of their origins.
  public let records: [ForecastRecord]
  /// The number of refits that were tried after the first fit, with those that failed.
  public let refitCount: Int
  /// The refits that failed.
  public let failedRefits: [FailedRefit]

  /// Forecasts that were made on a walk.
  ///
  /// - Parameters:
  ///   - records: the forecasts, in order of their origins.
  ///   - refitCount: the number of refits that were tried after the first fit.
  ///   - failedRefits: those that failed.
  public init(records: [ForecastRecord], refitCount: Int, failedRefits: [FailedRefit]) {
    self.records = records
    self.refitCount = refitCount
    self.failedRefits = failedRefits
  }

  /// The forecast variances, in order of their origins.
  public var variances: [Double] { records.map(\.variance) }
}

extension WalkForwardForecasts.FailedRefit.Reason: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .volatility(let error): "\(error)"
    case .autoregression(let error): "\(error)"
    }
  }
}
