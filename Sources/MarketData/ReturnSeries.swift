/// Finite returns in order of time.
///
/// The values are kept in the unit they came in (`scale`), so that what was read in percent is
/// estimated and reported in percent without a rounding on the way.
public struct ReturnSeries: Sendable, Equatable {
  /// The returns, oldest first, in the unit `scale`.
  public let values: [Double]
  /// The unit of `values`.
  public let scale: ReturnScale
  /// How the returns were computed.
  public let kind: ReturnKind
  /// The time stamp of the bar at whose close each return ends, strictly increasing; `nil` where the source has none.
  public let timeStamps: [TimeStamp]?
  /// What else is known at the time of each return, for models that use it.
  public let regressors: [Regressor]

  /// A series of returns.
  ///
  /// - Parameters:
  ///   - values: the returns, oldest first, in the unit `scale`.
  ///   - scale: the unit of `values`.
  ///   - kind: how the returns were computed.
  ///   - timeStamps: the bar at whose close each return ends; as many as values, strictly increasing.
  ///   - regressors: what else is known at the time of each return; as many values each as returns.
  /// - Throws: `MarketDataError.invalidReturn` for a value that is not finite, `.invalidRegressor` for one of a
  ///   regressor, `.timeStampsNotIncreasing` for a time stamp not later than the one before it.
  /// - Precondition: there are as many time stamps and values of each regressor as values, and no two regressors of one
  ///   name.
  public init(
    values: [Double], scale: ReturnScale = .fraction, kind: ReturnKind = .log, timeStamps: [TimeStamp]? = nil,
    regressors: [Regressor] = []
  ) throws(MarketDataError) {
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw .invalidReturn(index: bad, value: values[bad])
    }
    if let timeStamps {
      precondition(timeStamps.count == values.count, "a return series has a time stamp for each value or none")
      for (index, (earlier, later)) in zip(timeStamps, timeStamps.dropFirst()).enumerated() where earlier >= later {
        throw .timeStampsNotIncreasing(index: index + 1)
      }
    }
    precondition(Set(regressors.map(\.name)).count == regressors.count, "regressors have different names")
    for regressor in regressors {
      precondition(regressor.values.count == values.count, "a regressor has a value for each return")
      guard let bad = regressor.values.firstIndex(where: { !$0.isFinite }) else { continue }
      throw .invalidRegressor(name: regressor.name, index: bad, value: regressor.values[bad])
    }
    self.values = values
    self.scale = scale
    self.kind = kind
    self.timeStamps = timeStamps
    self.regressors = regressors
  }

  /// The number of returns.
  public var count: Int { values.count }

  /// The returns in another unit; the regressors stay in theirs.
  public func converted(to other: ReturnScale) -> ReturnSeries {
    guard other != scale else { return self }
    let factor = other.multiplier / scale.multiplier
    return ReturnSeries(
      unchecked: values.map { $0 * factor }, scale: other, kind: kind, timeStamps: timeStamps, regressors: regressors)
  }

  /// The same returns with other regressors.
  ///
  /// - Parameter regressors: what else is known at the time of each return; as many values each as returns.
  /// - Returns: the returns with these regressors only.
  /// - Throws: `MarketDataError.invalidRegressor` for a value that is not finite.
  /// - Precondition: there are as many values of each regressor as returns, and no two regressors of one name.
  public func with(regressors: [Regressor]) throws(MarketDataError) -> ReturnSeries {
    try ReturnSeries(values: values, scale: scale, kind: kind, timeStamps: timeStamps, regressors: regressors)
  }

  /// The returns at the positions `range`, with their regressors.
  ///
  /// - Precondition: `range` lies within `0..<count`.
  public subscript(range: Range<Int>) -> ReturnSeries {
    ReturnSeries(
      unchecked: Array(values[range]), scale: scale, kind: kind, timeStamps: timeStamps.map { Array($0[range]) },
      regressors: regressors.map { Regressor(name: $0.name, values: Array($0.values[range])) })
  }

  private init(
    unchecked values: [Double], scale: ReturnScale, kind: ReturnKind, timeStamps: [TimeStamp]?,
    regressors: [Regressor]
  ) {
    self.regressors = regressors
    self.values = values
    self.scale = scale
    self.kind = kind
    self.timeStamps = timeStamps
  }
}
