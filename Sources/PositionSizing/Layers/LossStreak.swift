/// Smaller positions after losses in a row.
///
/// The rule: from the third loss in a row each one halves the size, down to a tenth: 1, 1, 1, 1/2, 1/4, 1/8, 1/10. What
/// counts as a streak, and when it ends, is for who counts the losses.
public struct LossStreak: Hashable, Sendable {
  /// The number of losses in a row at which the size is first reduced, at least 1.
  public let threshold: Int
  /// What remains of the size after each loss from there on, from 0 to 1.
  public let factor: Double
  /// The smallest multiplier, from 0 to 1.
  public let floor: Double

  /// A reduction after losses in a row.
  ///
  /// - Parameters:
  ///   - threshold: the number of losses in a row at which the size is first reduced, at least 1.
  ///   - factor: what remains of the size after each loss from there on, from 0 to 1.
  ///   - floor: the smallest multiplier, from 0 to 1.
  /// - Throws: `SizingError.impossible` for a number out of its range.
  public init(threshold: Int = 3, factor: Double = 0.5, floor: Double = 0.1) throws(SizingError) {
    guard threshold >= 1 else {
      throw .impossible(
        quantity: "threshold of a loss streak", value: Double(threshold), allowed: "a number of at least 1")
    }
    self.init(
      uncheckedThreshold: threshold,
      factor: try SizingError.checked(factor, "factor of a loss streak", in: 0...1, allowed: "a number from 0 to 1"),
      floor: try SizingError.checked(floor, "floor of a loss streak", in: 0...1, allowed: "a number from 0 to 1"))
  }

  private init(uncheckedThreshold threshold: Int, factor: Double, floor: Double) {
    self.threshold = threshold
    self.factor = factor
    self.floor = floor
  }

  /// Half the size from the third loss on, halved again with each further one, not below a tenth.
  public static let standard = LossStreak(uncheckedThreshold: 3, factor: 0.5, floor: 0.1)

  /// What remains of the size after losses in a row.
  ///
  /// - Parameter losses: n, the number of losses in a row up to now, not negative.
  /// - Returns: 1 below the threshold, then max(`floor`, factor^(n − threshold + 1)).
  /// - Throws: `SizingError.impossible` for a negative number.
  public func multiplier(losses: Int) throws(SizingError) -> Double {
    guard losses >= 0 else {
      throw .impossible(
        quantity: "number of losses in a row", value: Double(losses), allowed: "a number that is not negative")
    }
    guard losses >= threshold else { return 1 }
    return max(floor, Self.power(factor, losses - threshold + 1))
  }

  /// base^exponent of a positive exponent, by squaring, so that no streak is long enough to take time.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = base
    var remaining = exponent
    while remaining > 0 {
      if !remaining.isMultiple(of: 2) { result *= square }
      square *= square
      remaining /= 2
    }
    return result
  }
}

extension LossStreak: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case threshold, factor, floor
  }

  /// A reduction from an object, whose absent members are those of the standard one.
  ///
  /// - Throws: `DecodingError`, also for a number out of its range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let threshold = try container.decodeIfPresent(Int.self, forKey: .threshold) ?? Self.standard.threshold
    let factor = try container.decodeIfPresent(Double.self, forKey: .factor) ?? Self.standard.factor
    let floor = try container.decodeIfPresent(Double.self, forKey: .floor) ?? Self.standard.floor
    self = try decoder.validated { () throws(SizingError) in
      try LossStreak(threshold: threshold, factor: factor, floor: floor)
    }
  }
}
