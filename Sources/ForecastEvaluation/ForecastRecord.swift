/// One forecast of a walk.
public struct ForecastRecord: Sendable, Equatable {
  /// The index of the last return that the forecast may know.
  public let originIndex: Int
  /// The indices of the returns whose variance is forecast: one, or all of a stretch whose variances are added up.
  public let targetIndices: ClosedRange<Int>
  /// The forecast, in the squared unit of the returns.
  public let variance: Double

  /// The index of the last return whose variance is forecast, which is known when the forecast can be judged.
  public var targetIndex: Int { targetIndices.upperBound }

  /// A forecast made at one return for later ones.
  ///
  /// - Parameters:
  ///   - originIndex: the index of the last return that the forecast knows.
  ///   - targetIndices: those of the returns that it is about.
  ///   - variance: the forecast.
  /// - Precondition: all targets are later than the origin.
  public init(originIndex: Int, targetIndices: ClosedRange<Int>, variance: Double) {
    precondition(originIndex < targetIndices.lowerBound, "a forecast is for returns after its origin")
    self.originIndex = originIndex
    self.targetIndices = targetIndices
    self.variance = variance
  }
}
