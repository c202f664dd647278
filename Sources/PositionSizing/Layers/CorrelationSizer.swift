/// Smaller positions in what moves with what is held already: 1 − ρ̄, not below a floor and not above 1.
///
/// The rule states the range of the multiplier, from a quarter to all, and leaves its shape open; the straight line is
/// the choice made here. ρ̄ is the mean correlation with the holdings, weighted by their size.
public struct CorrelationSizer: Hashable, Sendable {
  /// The smallest multiplier, from 0 to 1.
  public let floor: Double

  /// A sizer by correlation.
  ///
  /// - Parameter floor: the smallest multiplier, from 0 to 1.
  /// - Throws: `SizingError.impossible` for a floor outside of 0 to 1.
  public init(floor: Double = 0.25) throws(SizingError) {
    self.floor = try SizingError.checked(
      floor, "floor of the correlation sizer", in: 0...1, allowed: "a number from 0 to 1")
  }

  private init(uncheckedFloor floor: Double) {
    self.floor = floor
  }

  /// Never less than a quarter of the size.
  public static let standard = CorrelationSizer(uncheckedFloor: 0.25)

  /// What remains of the size at a correlation.
  ///
  /// - Parameter correlation: ρ̄, the mean correlation of the position with what is held, from −1 to 1.
  /// - Returns: 1 − ρ̄, but not below `floor` and not above 1.
  /// - Throws: `SizingError.impossible` for a correlation outside of −1 to 1.
  public func multiplier(correlation: Double) throws(SizingError) -> Double {
    min(1, max(floor, 1 - (try Self.checkedCorrelation(correlation))))
  }

  /// ρ̄ = Σ eᵢ·ρᵢ / Σ |eᵢ|, the mean correlation of a long position with what is held; that of a short one is −ρ̄.
  ///
  /// A short holding counts with the opposite of its correlation, for it gains where the asset falls.
  ///
  /// - Parameters:
  ///   - correlations: ρ, the correlation of returns with each holding's, from −1 to 1.
  ///   - exposures: e, the size of each holding, negative for short ones, in any unit that is the same for all.
  /// - Returns: ρ̄ from −1 to 1; 0 where nothing is held.
  /// - Throws: `SizingError.countsDiffer`, and `.impossible` for a correlation outside of −1 to 1 or an exposure that is
  ///   not finite.
  public static func exposureWeightedCorrelation(
    correlations: [Double], exposures: [Double]
  ) throws(SizingError) -> Double {
    guard exposures.count == correlations.count else {
      throw .countsDiffer(of: "exposures", count: exposures.count, expected: correlations.count)
    }
    var largest = 0.0
    for index in exposures.indices {
      guard exposures[index].isFinite else {
        throw .impossible(quantity: "exposure", value: exposures[index], allowed: "a finite number")
      }
      _ = try checkedCorrelation(correlations[index])
      largest = max(largest, abs(exposures[index]))
    }
    guard largest > 0 else { return 0 }
    var weighted = 0.0
    var total = 0.0
    for index in exposures.indices {
      // As a part of the largest, so that no sum of large exposures overflows.
      let weight = exposures[index] / largest
      weighted += weight * correlations[index]
      total += abs(weight)
    }
    // Rounding keeps order, step by step: |weighted| is nowhere above total, so that the mean needs no clamp.
    return weighted / total
  }

  private static func checkedCorrelation(_ value: Double) throws(SizingError) -> Double {
    try SizingError.checked(value, "correlation", in: -1...1, allowed: "a number from −1 to 1")
  }
}

extension CorrelationSizer: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case floor
  }

  /// A sizer from an object; without `floor` never less than a quarter.
  ///
  /// - Throws: `DecodingError`, also for a floor outside of 0 to 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let floor = try container.decodeIfPresent(Double.self, forKey: .floor) ?? Self.standard.floor
    self = try decoder.validated { () throws(SizingError) in try CorrelationSizer(floor: floor) }
  }
}
