/// How forecasts are made as they would have been in time: at every return from some point on, from what was
/// known then.
///
/// The first origin is the return number `trainCount`; the others follow every `step` returns, as long as all targets
/// lie within the series. At each origin the variance of what `aggregation` says of the next `horizon` returns is
/// forecast. The model is fitted at the first origin and refitted at every `refitEvery`th one after it, with
/// models of returns starting from the fit before; in between its parameters stay and its state takes in one return after
/// the other.
public struct WalkForward: Sendable, Equatable {
  /// Which returns a fit gets.
  public enum Window: String, Sendable, Codable, CaseIterable {
    /// The last `trainCount` returns up to the origin.
    case rolling
    /// All returns up to the origin.
    case expanding
  }

  /// Which of the next `horizon` returns a forecast is about.
  public enum Aggregation: String, Sendable, Codable, CaseIterable {
    /// The single return `horizon` steps later.
    case single
    /// All `horizon` returns after the origin, whose variances are added up.
    case sum
  }

  /// The number of returns that the first fit gets, and with a rolling window every fit.
  public let trainCount: Int
  /// The number of origins from one fit to the next.
  public let refitEvery: Int
  /// Which returns a refit gets.
  public let window: Window
  /// The number of periods from an origin to the last return whose variance is forecast.
  public let horizon: Int
  /// Which returns up to there a forecast is about.
  public let aggregation: Aggregation
  /// The number of returns from one origin to the next.
  public let step: Int

  /// A walk.
  ///
  /// - Parameters:
  ///   - trainCount: the number of returns that the first fit gets.
  ///   - refitEvery: the number of origins from one fit to the next; 1 to refit at every origin.
  ///   - window: which returns a refit gets.
  ///   - horizon: the number of periods from an origin to its last target.
  ///   - aggregation: which of the returns up to there a forecast is about.
  ///   - step: the number of returns from one origin to the next; `horizon` makes stretches that don't overlap.
  /// - Precondition: all numbers are positive.
  public init(
    trainCount: Int, refitEvery: Int = 1, window: Window = .rolling, horizon: Int = 1,
    aggregation: Aggregation = .single, step: Int = 1
  ) {
    precondition(trainCount > 0, "a walk begins with at least one return")
    precondition(refitEvery > 0, "a walk refits after at least one return")
    precondition(horizon > 0, "a forecast is for at least one period ahead")
    precondition(step > 0, "a walk goes forward")
    self.trainCount = trainCount
    self.refitEvery = refitEvery
    self.window = window
    self.horizon = horizon
    self.aggregation = aggregation
    self.step = step
  }

  /// The origins in a series of `count` returns; empty where it is too short for one.
  ///
  /// - Parameter count: the number of returns.
  /// - Returns: the indices of the returns at which forecasts are made.
  public func origins(count: Int) -> [Int] {
    let (end, overflows) = count.subtractingReportingOverflow(horizon)
    return overflows || end < trainCount ? [] : Array(stride(from: trainCount - 1, to: end, by: step))
  }

  /// The returns whose variances a forecast made at `origin` is about.
  ///
  /// - Parameter origin: the index of the last return that the forecast knows.
  /// - Returns: their indices.
  public func targets(of origin: Int) -> ClosedRange<Int> {
    (aggregation == .single ? origin + horizon : origin + 1)...origin + horizon
  }

  /// The number of steps by which the stretches of two forecasts can overlap: the lags at which the errors of perfect
  /// forecasts are correlated.
  public var overlap: Int { (horizon - 1) / step }

  /// The returns that a fit at an origin gets.
  func sample(at origin: Int) -> Range<Int> {
    switch window {
    case .rolling: origin + 1 - trainCount..<origin + 1
    case .expanding: 0..<origin + 1
    }
  }

  /// The error that a series is too short for this walk.
  func tooFewReturns(count: Int) -> EvaluationError {
    let needed = trainCount.addingReportingOverflow(horizon)
    return .tooFewReturns(count: count, needed: needed.overflow ? .max : needed.partialValue)
  }
}
