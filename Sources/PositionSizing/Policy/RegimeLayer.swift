/// How the regime of the market changes a size.
public struct RegimeLayer: Hashable, Sendable {
  /// Which multiplier of the table is taken.
  public enum Reading: String, CaseIterable, Codable, Sendable {
    /// That of the regime that was told.
    case label
    /// The mean of all, weighted by the probabilities of their regimes.
    case expected
  }

  /// The multiplier of each regime.
  public let multipliers: RegimeMultipliers
  /// Which of them is taken.
  public let reading: Reading

  /// A layer.
  public init(_ multipliers: RegimeMultipliers = .standard, reading: Reading = .label) {
    self.multipliers = multipliers
    self.reading = reading
  }
}

extension RegimeLayer: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case multipliers, reading
  }

  /// Reads `{"multipliers": {…}, "reading": "label" or "expected"}`, of which each may be left out.
  ///
  /// - Throws: `DecodingError` for members or values that there are not.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      try members.decodeIfPresent(RegimeMultipliers.self, forKey: .multipliers) ?? .standard,
      reading: try members.decodeIfPresent(Reading.self, forKey: .reading) ?? .label)
  }
}
