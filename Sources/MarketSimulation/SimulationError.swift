/// Why a market could not be simulated.
public enum SimulationError: Error, Equatable, Sendable {
  /// A parameter lies outside its range; `expected` states the range.
  case invalidParameter(name: String, value: Double, expected: String)
  /// The price of a bar (counted from 1) leaves the range that prices are written in.
  case priceOutOfRange(bar: Int, price: Double)
}

extension SimulationError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidParameter(let name, let value, let expected):
      "\(name) is \(value), expected \(expected)"
    case .priceOutOfRange(let bar, let price):
      "the price of bar \(bar) is \(price), outside \(PricePath.range.lowerBound) to \(PricePath.range.upperBound)"
    }
  }
}
