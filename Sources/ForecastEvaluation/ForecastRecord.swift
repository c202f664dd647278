/// One forecast of a walk.
public struct ForecastRecord: Sendable, Equatable {
  /// The index of the last return that the forecast may know.
  public let originIndex: Int
  /// The index of the return whose variance is forecast.
  public let targetIndex: Int
  /// The forecast, in the squared unit of the returns.
  public let variance: Double

  /// A forecast made at one return for another.
  ///
  /// - Precondition: the target is later than the origin.
  package init(originIndex: Int, targetIndex: Int, variance: Double) {
    precondition(originIndex < targetIndex, "a forecast is for a return after its origin")
    self.originIndex = originIndex
    self.targetIndex = targetIndex
    self.variance = variance
  }
}
