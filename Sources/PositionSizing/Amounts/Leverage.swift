/// The size of all positions, whatever their direction, against the equity that carries them: 1 needs no borrowed money.
public struct Leverage: Hashable, Sendable {
  /// The size as a multiple of the equity, not negative.
  public let value: Double

  /// A multiple of the equity.
  ///
  /// - Throws: `SizingError.impossible` for a value that is negative or not finite.
  public init(_ value: Double) throws(SizingError) {
    guard value >= 0, value.isFinite else {
      throw .impossible(quantity: "leverage", value: value, allowed: "a finite number that is not negative")
    }
    self.value = value
  }

  /// A multiple that is known to be one.
  init(unchecked value: Double) {
    self.value = value
  }

  /// Whether money has to be borrowed.
  public var isBorrowing: Bool { value > 1 }
}

extension Leverage: Comparable {
  /// Whether `left` is the smaller multiple.
  public static func < (left: Leverage, right: Leverage) -> Bool { left.value < right.value }
}
