/// The size of a position as a fraction of the capital: 0.25 is a position of a quarter of the capital, 3 one of three
/// times the capital, −1 a short position as large as the capital.
public struct NotionalFraction: Hashable, Sendable {
  /// The fraction; negative for short positions.
  public let value: Double

  /// A fraction of the capital.
  ///
  /// - Throws: `SizingError.impossible` for a value that is not finite.
  public init(_ value: Double) throws(SizingError) {
    guard value.isFinite else {
      throw .impossible(quantity: "notional fraction", value: value, allowed: "a finite number")
    }
    self.value = value
  }

  /// A fraction that is known to be one.
  init(unchecked value: Double) {
    self.value = value
  }

  /// No position.
  public static let zero = NotionalFraction(unchecked: 0)

  /// The size at which a stop at some distance loses a fraction of the capital.
  ///
  /// - Parameters:
  ///   - risk: the fraction of the capital that may be lost.
  ///   - stopDistance: the fraction of the position's size that is lost at its stop, such as 0.015.
  /// - Throws: `SizingError.impossible` for a distance that is not positive, or so small that the size is not finite.
  public init(_ risk: RiskFraction, stopDistance: Double) throws(SizingError) {
    try self.init(risk.value / SizingError.positive(stopDistance, "stop distance"))
  }

  /// The leverage that a position of this size has where this capital is all there is: the same number without its sign.
  public var leverage: Leverage { Leverage(unchecked: abs(value)) }
}
