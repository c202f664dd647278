public import MarketData

/// Closed trades in the order of their closes, from which evidence is read as of a decision.
///
/// A trade counts for a decision at the time of its close or later, never for an earlier one:
/// ``cursor(window:confidence:resamples:seed:)`` goes along the decisions.
public struct TradeLedger: Hashable, Sendable {
  /// When each trade was closed.
  public let closes: [TimeStamp]
  /// What each trade gained as a fraction of its position's size.
  public let returns: [Double]

  /// A ledger of trades; it may be empty.
  ///
  /// - Parameters:
  ///   - closes: when each trade was closed, none before the one that it follows; several may close at once.
  ///   - returns: what each gained as a fraction of its position's size, fees taken off, from −10⁶ to 10⁶; a short
  ///     position can lose more than its size.
  /// - Throws: `SizingError.countsDiffer` where there are not as many returns as closes, `SizingError.impossible` for a
  ///   close that is before the one it follows, and for a return outside of its range or that is not a number.
  public init(closes: [TimeStamp], returns: [Double]) throws(SizingError) {
    try TradeCloses.check(closes, returns: returns.count)
    try TradeReturnRange.check(returns)
    self.closes = closes
    self.returns = returns
  }

  /// The number of trades.
  public var count: Int { closes.count }

  /// A reader of the evidence as of decisions that follow each other.
  ///
  /// - Parameters:
  ///   - window: how many of the last closed trades to estimate from, at least 1; all where it is `nil`.
  ///   - confidence: of ``Cursor/lowerBound()``, strictly between 0 and 1.
  ///   - resamples: of ``Cursor/lowerBound()``, at least 100.
  ///   - seed: of ``Cursor/lowerBound()``, with the number of closed trades added.
  /// - Returns: a cursor before the first trade.
  /// - Throws: `SizingError.impossible` for a number outside of its range.
  public func cursor(
    window: Int? = nil, confidence: Double = 0.95, resamples: Int = 1_000, seed: UInt64 = 0
  ) throws(SizingError) -> Cursor {
    if let window, window < 1 {
      throw .impossible(quantity: "window in trades", value: Double(window), allowed: "at least 1")
    }
    let settings = try BootstrapSettings(confidence: confidence, resamples: resamples, seed: seed)
    return Cursor(of: self, window: window, settings: settings)
  }
}
