public import MarketData

/// The Sharpe ratio of closed trades, as it was known after each of them.
///
/// S = m/s·√N with the mean m and the standard deviation s of the returns of trades, and N trades in a year: those after
/// the first over the time from the first close to the last one, or all over a length of time that is stated.
public struct SharpeHistory: Hashable, Sendable {
  private let returns: [Double]
  private let closes: [TimeStamp]?
  /// The moments of the first trades, from none to all.
  private let moments: [ReturnMoments]

  private static let microsecondsPerYear = 365.25 * 86_400 * 1e6

  /// The history of trades.
  ///
  /// - Parameters:
  ///   - returns: the return of each trade, in the order of their closes, from −10⁶ to 10⁶.
  ///   - closes: when each was closed, none before the one that it follows; `nil` where that is not known.
  /// - Throws: `SizingError.countsDiffer` where there are not as many returns as closes, `SizingError.impossible` for a
  ///   close that is before the one it follows, and for a return outside of its range or that is not a number.
  public init(returns: [Double], closes: [TimeStamp]?) throws(SizingError) {
    if let closes { try TradeCloses.check(closes, returns: returns.count) }
    try TradeReturnRange.check(returns)
    self.returns = returns
    self.closes = closes
    var latest = ReturnMoments()
    var moments = [latest]
    moments.reserveCapacity(returns.count + 1)
    for value in returns {
      latest.add(value)
      moments.append(latest)
    }
    self.moments = moments
  }

  /// The evidence of the first trades.
  ///
  /// The time is constant without a window, and with one proportional to it.
  ///
  /// - Parameters:
  ///   - count: the number of trades that were closed.
  ///   - window: how many of the last of them count, at least 1; `nil` for all.
  ///   - years: the length of the evidence, where it is stated, positive and finite.
  /// - Returns: the evidence; `nil` where fewer than two trades count, where their returns are all the same but for
  ///   rounding, or where no length of time is known.
  /// - Throws: `SizingError.impossible` for a window or years outside of their range.
  /// - Precondition: there are as many trades.
  public func evidence(
    ofFirst count: Int, window: Int? = nil, years: Double? = nil
  ) throws(SizingError) -> SharpeEvidence? {
    precondition((0...returns.count).contains(count), "a history knows no more trades than there are")
    if let window, window < 1 {
      throw .impossible(quantity: "window in trades", value: Double(window), allowed: "at least 1")
    }
    if let years { _ = try SizingError.positive(years, "number of years") }
    let first = max(0, count - (window ?? count))
    guard let ratio = moments(of: first..<count).meanOverDeviation,
      let (trades, length) = span(of: first..<count, years: years)
    else { return nil }
    return try SharpeEvidence(sharpeRatio: ratio * (trades / length).squareRoot(), years: length)
  }

  private func moments(of trades: Range<Int>) -> ReturnMoments {
    trades.lowerBound == 0 ? moments[trades.upperBound] : ReturnMoments(of: returns[trades])
  }

  /// How many trades happened in how many years; `nil` where that is not known, or all of them closed at once.
  private func span(of trades: Range<Int>, years: Double?) -> (trades: Double, years: Double)? {
    if let years { return (Double(trades.count), years) }
    guard let closes else { return nil }
    let microseconds =
      Double(closes[trades.upperBound - 1].microseconds) - Double(closes[trades.lowerBound].microseconds)
    return microseconds > 0 ? (Double(trades.count - 1), microseconds / Self.microsecondsPerYear) : nil
  }
}
