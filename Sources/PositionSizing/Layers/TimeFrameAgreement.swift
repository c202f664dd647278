/// Larger positions the more time frames agree on the direction.
///
/// The rule looks at signals of one minute, fifteen minutes and four hours, and demands that they confirm each other; the
/// multipliers are this table's, by the number of frames that agree.
public struct TimeFrameAgreement: Hashable, Sendable {
  /// The multiplier for each number of agreeing frames, from none to all, each from 0 to 1 and nowhere decreasing.
  public let multipliers: [Double]

  /// Multipliers by the number of frames that agree.
  ///
  /// - Parameter multipliers: one for no frame, one for a single frame and so on to all frames, each from 0 to 1 and
  ///   nowhere decreasing; at least two.
  /// - Throws: `SizingError.invalidPolicy` for less than two, `.impossible` for one out of its range or its order.
  public init(multipliers: [Double]) throws(SizingError) {
    guard multipliers.count >= 2 else {
      throw .invalidPolicy(reason: "multipliers by agreeing time frames are at least two: for none, and for one")
    }
    var least = 0.0
    for multiplier in multipliers {
      guard multiplier >= least, multiplier <= 1 else {
        throw .impossible(
          quantity: "multiplier of agreeing time frames", value: multiplier, allowed: "a number from \(least) to 1")
      }
      least = multiplier
    }
    self.init(unchecked: multipliers)
  }

  private init(unchecked multipliers: [Double]) {
    self.multipliers = multipliers
  }

  /// Three frames: nothing where none or one agrees, half where two do, all where all do.
  public static let standard = TimeFrameAgreement(unchecked: [0, 0, 0.5, 1])

  /// The number of frames that are asked, at least 1.
  public var frames: Int { multipliers.count - 1 }

  /// What remains of the size where some of the frames agree.
  ///
  /// - Parameter agreeing: the number of frames whose signal has the direction of the trade, from 0 to `frames`.
  /// - Returns: the multiplier of that number, from 0 to 1.
  /// - Throws: `SizingError.impossible` for any other number.
  public func multiplier(agreeing: Int) throws(SizingError) -> Double {
    guard multipliers.indices.contains(agreeing) else {
      throw .impossible(
        quantity: "number of agreeing time frames", value: Double(agreeing), allowed: "a number from 0 to \(frames)")
    }
    return multipliers[agreeing]
  }
}

extension TimeFrameAgreement: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case multipliers
  }

  /// A table from an object; without `multipliers` the standard one.
  ///
  /// - Throws: `DecodingError`, also for a table that could not be made.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let multipliers = try container.decodeIfPresent([Double].self, forKey: .multipliers) ?? Self.standard.multipliers
    self = try decoder.validated { () throws(SizingError) in try TimeFrameAgreement(multipliers: multipliers) }
  }
}
