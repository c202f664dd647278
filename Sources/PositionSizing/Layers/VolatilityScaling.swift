/// Smaller positions where volatility is above its own mean: min(1, mean / current).
///
/// The rule: the mean volatility of the last thirty days against today's, so that a volatility of twice the mean halves
/// the position. Calm never makes it larger.
public struct VolatilityScaling: Hashable, Sendable {
  /// The number of days that the mean volatility is taken over, from 1 to 36,525.
  public let days: Int

  private static let allowedDays = 1...36_525

  /// Scaling by a mean volatility.
  ///
  /// - Parameter days: the number of days that the mean is taken over, from 1 to 36,525.
  /// - Throws: `SizingError.impossible` for another number.
  public init(days: Int = 30) throws(SizingError) {
    guard Self.allowedDays.contains(days) else {
      throw .impossible(quantity: "number of days", value: Double(days), allowed: "a number from 1 to 36525")
    }
    self.init(uncheckedDays: days)
  }

  private init(uncheckedDays days: Int) {
    self.days = days
  }

  /// Scaling by the mean of thirty days.
  public static let standard = VolatilityScaling(uncheckedDays: 30)

  /// What remains of the size at a volatility.
  ///
  /// - Parameters:
  ///   - current: the volatility now, positive, in any unit.
  ///   - mean: the mean volatility, positive, in the same unit.
  /// - Returns: min(1, mean / current), from 0 to 1.
  /// - Throws: `SizingError.impossible` for a volatility that is not positive and finite.
  public func multiplier(current: Double, mean: Double) throws(SizingError) -> Double {
    let current = try SizingError.positive(current, "current volatility")
    return min(1, try SizingError.positive(mean, "mean volatility") / current)
  }
}

extension VolatilityScaling: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case days
  }

  /// Scaling from an object; without `days` by the mean of thirty.
  ///
  /// - Throws: `DecodingError`, also for less than a day.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let days = try container.decodeIfPresent(Int.self, forKey: .days) ?? Self.standard.days
    self = try decoder.validated { () throws(SizingError) in try VolatilityScaling(days: days) }
  }
}
