/// A forecast of the mean variance of the periods after an origin.
public struct HARForecast: Sendable, Equatable {
  /// The position of the last period that the forecast knows.
  public let originIndex: Int
  /// The forecast, in the squared unit of the returns.
  public let variance: Double
  /// Whether the regression's forecast was out of the sample's range and the sample's mean stands in its place.
  public let isReplaced: Bool
}
