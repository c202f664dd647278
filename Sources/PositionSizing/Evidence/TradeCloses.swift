import MarketData

/// When trades were closed, as far as it has to be in order.
enum TradeCloses {
  /// Checks that there are as many returns as closes, and that none of these is before the one that it follows.
  static func check(_ closes: [TimeStamp], returns: Int) throws(SizingError) {
    guard closes.count == returns else {
      throw .countsDiffer(of: "returns of trades", count: returns, expected: closes.count)
    }
    for index in closes.indices.dropFirst() where closes[index] < closes[index - 1] {
      throw .impossible(
        quantity: "time in seconds from the close of trade \(index) to that of trade \(index + 1)",
        value: (Double(closes[index].microseconds) - Double(closes[index - 1].microseconds)) / 1e6,
        allowed: "0 or more, trades being ordered by their closes")
    }
  }
}
