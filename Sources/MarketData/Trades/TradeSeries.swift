/// Closed trades in the order in which they were closed.
public struct TradeSeries: Hashable, Sendable {
  /// The trades by the time of their close, or in the order of the source where it has no times; may be empty.
  ///
  /// Trades that were closed at the same time are in the order of the source.
  public let trades: [Trade]

  /// The trades of a source, put in order of time.
  ///
  /// - Parameter trades: closed trades, all with the time of their close or none.
  /// - Precondition: all trades have a time, or none has.
  public init(_ trades: [Trade]) {
    let times = trades.compactMap(\.closedAt)
    precondition(times.isEmpty || times.count == trades.count, "all trades of a series have a time, or none has")
    guard !times.isEmpty else {
      self.trades = trades
      return
    }
    // The index keeps the order of the source among equals, which the sort of the library does not promise.
    self.trades = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }.map { trades[$0] }
  }

  /// The number of trades.
  public var count: Int { trades.count }

  /// The returns as fractions of the positions, in the order of `trades`.
  public var returns: [Double] { trades.map(\.simpleReturn) }

  /// When each trade was closed, never falling; `nil` where the source has no times.
  public var closeTimes: [TimeStamp]? {
    let times = trades.compactMap(\.closedAt)
    return times.count == trades.count ? times : nil
  }
}
