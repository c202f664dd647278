/// A fraction of the capital that is lost if a position is stopped out, from 0 to 1.
///
/// It is what the Kelly criterion of two outcomes speaks of. How large the position is follows from the distance of its
/// stop: `NotionalFraction(_:stopDistance:)`.
public struct RiskFraction: Hashable, Sendable {
  /// The fraction, from 0 to 1; 0.02 is two percent of the capital.
  public let value: Double

  /// A fraction of the capital.
  ///
  /// - Throws: `SizingError.impossible` for a value outside of 0 to 1.
  public init(_ value: Double) throws(SizingError) {
    self.value = try SizingError.checked(value, "risk fraction", in: 0...1, allowed: "a number from 0 to 1")
  }

  /// A fraction that is known to be one.
  init(unchecked value: Double) {
    self.value = value
  }

  /// Nothing at risk.
  public static let zero = RiskFraction(unchecked: 0)

  /// What a position puts at risk.
  ///
  /// - Parameters:
  ///   - notional: the size of the position against the capital, in either direction.
  ///   - stopDistance: the fraction of the position's size that is lost at its stop.
  /// - Throws: `SizingError.impossible` for a distance that is not positive, or where more than the capital would be
  ///   lost.
  public init(_ notional: NotionalFraction, stopDistance: Double) throws(SizingError) {
    try self.init(abs(notional.value) * SizingError.positive(stopDistance, "stop distance"))
  }
}

extension RiskFraction: Comparable {
  /// Whether `left` risks less than `right`.
  public static func < (left: RiskFraction, right: RiskFraction) -> Bool { left.value < right.value }
}
