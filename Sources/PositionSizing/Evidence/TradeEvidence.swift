/// What closed trades say of the odds of the next one: estimates, and how far they can be trusted.
///
/// A trade with a return of exactly 0 is neither won nor lost and drops out of the estimates: whatever is at risk, it
/// leaves the logarithm of the capital where it was, so that the fraction at which growth is the largest is the same
/// without it.
///
/// The estimates are cheap; intervals, which are not, are made when they are asked for:
/// ``intervals(confidence:resamples:seed:)`` and ``lowerBound(confidence:resamples:seed:)``.
public struct TradeEvidence: Hashable, Sendable {
  /// The number of trades that were won or lost below which evidence is scarce: 30.
  public static let smallestCount = 30

  /// p, W and L: the share of wins among the trades that were won or lost, the mean of the wins, which is 0 where there
  /// is none, and the mean size of the losses.
  public let odds: TradeOdds
  private let sums: TradeSums
  /// The returns of the trades that were won or lost, in their order.
  let decidedReturns: [Double]

  /// The evidence of closed trades.
  ///
  /// - Parameter returns: what each trade gained as a fraction of its position's size, fees taken off: 0.02 is two
  ///   percent. Each is from −10⁶ to 10⁶; a short position can lose more than its size.
  /// - Throws: `SizingError.impossible` for a return outside of that range or that is not a number,
  ///   `SizingError.noTrades` where no trade was won or lost, `SizingError.noLosses` where none was lost.
  public init(returns: [Double]) throws(SizingError) {
    try TradeReturnRange.check(returns)
    try self.init(checked: returns[...])
  }

  /// The evidence of returns that are known to be in range.
  init(checked returns: ArraySlice<Double>) throws(SizingError) {
    var sums = TradeSums()
    for value in returns { sums.add(value) }
    self.sums = sums
    odds = try sums.odds()
    decidedReturns = returns.filter { $0 != 0 }
  }

  /// The number of trades.
  public var trades: Int { sums.trades }
  /// The number of trades with a return above 0.
  public var wins: Int { sums.wins }
  /// The number of trades with a return below 0.
  public var losses: Int { sums.losses }
  /// The number of trades with a return of exactly 0.
  public var breakEven: Int { sums.breakEven }

  /// Whether fewer than ``smallestCount`` trades were won or lost, so that a size that rests on them needs a warning.
  public var isScarce: Bool { wins + losses < Self.smallestCount }
}
