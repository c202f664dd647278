public import MarketData

/// The Sharpe ratio of closed trades, as it was known after each of them.
///
/// S = m/s·√N with the mean m and the standard deviation s of the returns of trades, and N trades in a year: those after
/// the first over the time from the first close to the last one, or all over a length of time that is stated.
public struct SharpeHistory: Hashable, Sendable {
  private let closes: [TimeStamp]?
  /// Σr and Σr² of the first trades, from none to all.
  private let sums: [Double]
  private let squares: [Double]

  private static let microsecondsPerYear = 365.25 * 86_400 * 1e6

  /// The history of trades.
  ///
  /// - Parameters:
  ///   - returns: the return of each trade, in the order of their closes.
  ///   - closes: when each was closed; `nil` where that is not known.
  /// - Precondition: there are as many closes as returns.
  public init(returns: [Double], closes: [TimeStamp]?) {
    precondition(closes.map { $0.count == returns.count } ?? true, "each trade has a return and a close")
    self.closes = closes
    var sums = [0.0]
    var squares = [0.0]
    for value in returns {
      sums.append((sums.last ?? 0) + value)
      squares.append((squares.last ?? 0) + value * value)
    }
    self.sums = sums
    self.squares = squares
  }

  /// The evidence of the first trades.
  ///
  /// - Parameters:
  ///   - count: the number of trades that were closed.
  ///   - window: how many of the last of them count; `nil` for all.
  ///   - years: the length of the evidence, where it is stated.
  /// - Returns: the evidence; `nil` where fewer than two trades count, where their returns are all the same, or where
  ///   no length of time is known.
  /// - Precondition: there are as many trades.
  public func evidence(ofFirst count: Int, window: Int? = nil, years: Double? = nil) -> SharpeEvidence? {
    precondition(count < sums.count, "a history knows no more trades than there are")
    let first = max(0, count - (window ?? count))
    let number = Double(count - first)
    guard number >= 2 else { return nil }
    let mean = (sums[count] - sums[first]) / number
    let variance = ((squares[count] - squares[first]) - number * mean * mean) / (number - 1)
    // What rounding leaves of a variance of nothing is no variance.
    guard variance > 1e-12 * mean * mean else { return nil }
    let ratio = mean / variance.squareRoot()
    if let years { return try? SharpeEvidence(sharpeRatio: ratio * (number / years).squareRoot(), years: years) }
    guard let closes else { return nil }
    let span =
      (Double(closes[count - 1].microseconds) - Double(closes[first].microseconds)) / Self.microsecondsPerYear
    guard span > 0 else { return nil }
    return try? SharpeEvidence(sharpeRatio: ratio * ((number - 1) / span).squareRoot(), years: span)
  }
}
