/// Which returns a trade can have.
enum TradeReturnRange {
  /// A gain or a loss above a millionfold is a file that was read wrongly; and sums of such returns stay finite.
  static let largest = 1e6

  /// Checks each return.
  ///
  /// A loss of the whole position or more is allowed: a short position can lose more than its size. Who reads trades knows
  /// their sides, and refuses such losses of the others.
  static func check(_ returns: [Double]) throws(SizingError) {
    for (index, value) in returns.enumerated() {
      guard abs(value) <= largest else {
        throw .impossible(
          quantity: "return of trade \(index + 1)", value: value, allowed: "a fraction from -1000000 to 1000000")
      }
    }
  }
}
