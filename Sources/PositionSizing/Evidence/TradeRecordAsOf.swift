public import MarketData

/// What the trades that were closed by the time of a decision say.
///
/// Where there is a window all but the streak and the last close are of the trades in it.
public struct TradeRecordAsOf: Hashable, Sendable {
  /// The number of trades.
  public let trades: Int
  /// The number of trades with a return above 0.
  public let wins: Int
  /// The number of trades with a return below 0.
  public let losses: Int
  /// The number of trades with a return of exactly 0, which count for nothing else.
  public let breakEven: Int
  /// W, the mean of the wins as a fraction of the position's size; `nil` without a win.
  public let averageWin: Double?
  /// L, the mean size of the losses as a fraction of the position's size; `nil` without a loss.
  public let averageLoss: Double?
  /// p, W and L; `nil` without a loss.
  ///
  /// Without a win p and W are 0.
  public let odds: TradeOdds?
  /// How many trades were lost since the last win; those that broke even neither count nor end the streak.
  public let consecutiveLosses: Int
  /// When the last trade was closed, by which one can tell how old the evidence is; `nil` without a trade.
  public let lastClose: TimeStamp?

  init(sums: TradeSums, lossStreak: Int, lastClose: TimeStamp?) {
    trades = sums.trades
    wins = sums.wins
    losses = sums.losses
    breakEven = sums.breakEven
    averageWin = sums.averageWin
    averageLoss = sums.averageLoss
    odds = try? sums.odds()
    consecutiveLosses = lossStreak
    self.lastClose = lastClose
  }

  /// Whether fewer than ``TradeEvidence/smallestCount`` trades were won or lost.
  public var isScarce: Bool { wins + losses < TradeEvidence.smallestCount }
}
