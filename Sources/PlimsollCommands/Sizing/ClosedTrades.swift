import MarketData

/// The closed trades of a file, in the order of their closes.
struct ClosedTrades {
  /// What each gained as a fraction of its position's size.
  let returns: [Double]
  /// When each was known to be closed; `nil` where the file does not tell.
  let closes: [TimeStamp]?
  /// What each traded; `nil` where the file does not tell.
  let symbols: [String?]
}
