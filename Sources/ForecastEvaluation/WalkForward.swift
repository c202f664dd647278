/// How forecasts are made as they would have been in time: at every return from some point on, from what was
/// known then.
///
/// The first origin is the return number `trainCount`, the last the one `horizon` before the end. At each origin
/// the variance of the single return `horizon` steps later is forecast (not that of the whole stretch). The model is
/// fitted at the first origin and refitted at every `refitEvery`th one after it, each time starting from the fit
/// before; in between its parameters stay and its state takes in one return after the other.
public struct WalkForward: Sendable, Equatable {
  /// Which returns a fit gets.
  public enum Window: String, Sendable, Codable, CaseIterable {
    /// The last `trainCount` returns up to the origin.
    case rolling
    /// All returns up to the origin.
    case expanding
  }

  /// The number of returns that the first fit gets, and with a rolling window every fit.
  public let trainCount: Int
  /// The number of origins from one fit to the next.
  public let refitEvery: Int
  /// Which returns a refit gets.
  public let window: Window
  /// The number of periods from an origin to the return whose variance is forecast.
  public let horizon: Int

  /// A walk.
  ///
  /// - Parameters:
  ///   - trainCount: the number of returns that the first fit gets.
  ///   - refitEvery: the number of origins from one fit to the next; 1 to refit at every return.
  ///   - window: which returns a refit gets.
  ///   - horizon: the number of periods from an origin to its target.
  /// - Precondition: all numbers are positive.
  public init(trainCount: Int, refitEvery: Int = 1, window: Window = .rolling, horizon: Int = 1) {
    precondition(trainCount > 0, "a walk begins with at least one return")
    precondition(refitEvery > 0, "a walk refits after at least one return")
    precondition(horizon > 0, "a forecast is for at least one period ahead")
    self.trainCount = trainCount
    self.refitEvery = refitEvery
    self.window = window
    self.horizon = horizon
  }

  /// The origins in a series of `count` returns; empty where it is too short for one.
  ///
  /// - Parameter count: the number of returns.
  /// - Returns: the indices of the returns at which forecasts are made.
  public func origins(count: Int) -> Range<Int> {
    let (end, overflows) = count.subtractingReportingOverflow(horizon)
    return overflows || end < trainCount ? trainCount - 1..<trainCount - 1 : trainCount - 1..<end
  }
}
