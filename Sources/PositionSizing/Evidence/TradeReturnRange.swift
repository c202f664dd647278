/// Which returns a trade can have.
enum TradeReturnRange {
  /// A gain above a millionfold is a file that was read wrongly; and sums of such gains stay finite.
  static let largest = 1e6

  /// Checks each return.
  ///
  /// A loss of the whole position or more is refused: most often it is percent that was taken for a fraction, and with
  /// it no stop was what ended the trade.
  static func check(_ returns: [Double]) throws(SizingError) {
    for (index, value) in returns.enumerated() {
      guard value > -1, value <= largest else {
        throw .impossible(
          quantity: "return of trade \(index + 1)", value: value, allowed: "a fraction above -1 and at most 1000000")
      }
    }
  }
}
