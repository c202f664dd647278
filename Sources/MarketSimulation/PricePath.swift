import NumericalMethods

/// The bars of a market that trades without a pause: each opens at the close of the one before.
struct PricePath {
  private(set) var open: [Double] = []
  private(set) var high: [Double] = []
  private(set) var low: [Double] = []
  private(set) var close: [Double] = []
  private let startPrice: Double
  /// The logarithm of the last price over the start price, before rounding: errors of the tick do not add up.
  private var logarithm = 0.0

  /// The prices that can be quoted.
  static let range = 1e-9...1e18

  /// No bars yet, before an open at `startPrice`.
  ///
  /// - Throws: `SimulationError.invalidParameter` for a price that cannot be quoted.
  init(startPrice: Double) throws(SimulationError) {
    try PricePath.check(startPrice: startPrice)
    self.startPrice = startPrice
  }

  static func check(startPrice: Double) throws(SimulationError) {
    guard range.contains(startPrice) else {
      throw .invalidParameter(
        name: "the start price", value: startPrice, expected: "a price from \(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// Adds a bar.
  ///
  /// - Throws: `SimulationError.priceOutOfRange` if it leaves the prices that can be quoted.
  mutating func append(_ path: BarPath) throws(SimulationError) {
    let first = close.last ?? startPrice.rounded(toSignificantDigits: 7)
    let last = try price(after: path.close)
    // Rounding could leave the extremes inside the bar.
    high.append(max(try price(after: path.high), first, last))
    low.append(min(try price(after: path.low), first, last))
    open.append(first)
    close.append(last)
    logarithm += path.close
  }

  private func price(after change: Double) throws(SimulationError) -> Double {
    let price = startPrice * PortableFunctions.exp(logarithm + change)
    guard PricePath.range.contains(price) else { throw .priceOutOfRange(bar: close.count + 1, price: price) }
    return price.rounded(toSignificantDigits: 7)
  }
}
