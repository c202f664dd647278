/// A closed trade of a strategy: what it earned, and when that was known.
public struct Trade: Hashable, Sendable {
  /// The profit as a fraction of the position's size at entry, 0.02 for 2 %; finite, and above -1 unless the trade was
  /// short.
  public let simpleReturn: Double
  /// The side; `nil` where the source does not tell.
  public let side: TradeSide?
  /// What was traded; `nil` where the source does not tell.
  public let symbol: String?
  /// When the position was opened; `nil` where the source does not tell.
  public let openedAt: TimeStamp?
  /// When the position was closed and its return known, the end of the day where the source has the date only; `nil`
  /// where it does not tell.
  public let closedAt: TimeStamp?

  /// A closed trade.
  ///
  /// - Parameters:
  ///   - simpleReturn: the profit as a fraction of the position's size at entry; finite, above -1 unless short.
  ///   - side: the side, where it is known.
  ///   - symbol: what was traded, where it is known.
  ///   - openedAt: when the position was opened, where it is known.
  ///   - closedAt: when the position was closed, where it is known; not before `openedAt`.
  /// - Throws: `MarketDataError.impossibleTradeReturn` or `.tradeClosedBeforeOpening`.
  public init(
    simpleReturn: Double, side: TradeSide? = nil, symbol: String? = nil, openedAt: TimeStamp? = nil,
    closedAt: TimeStamp? = nil
  ) throws(MarketDataError) {
    guard simpleReturn.isFinite, simpleReturn > -1 || side == .short else {
      throw .impossibleTradeReturn(value: simpleReturn, side: side)
    }
    if let openedAt, let closedAt, closedAt < openedAt {
      throw .tradeClosedBeforeOpening(opened: openedAt, closed: closedAt)
    }
    self.simpleReturn = simpleReturn
    self.side = side
    self.symbol = symbol
    self.openedAt = openedAt
    self.closedAt = closedAt
  }
}
