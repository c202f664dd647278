/// How the confidence in a signal limits a size.
public struct ConfidenceLayer: Hashable, Sendable {
  /// The risk that the confidence allows; a size that risks more is cut down to it.
  public let levels: ConfidenceLevels?
  /// The multiplier by the number of time frames that agree.
  public let agreement: TimeFrameAgreement?

  /// A layer of the parts that are given.
  public init(levels: ConfidenceLevels? = nil, agreement: TimeFrameAgreement? = nil) {
    self.levels = levels
    self.agreement = agreement
  }

  /// A layer that changes nothing.
  public static let none = ConfidenceLayer()
}

extension ConfidenceLayer: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case levels, agreement
  }

  /// Reads an object of which each member may be left out.
  ///
  /// - Throws: `DecodingError` for members or values that there are not.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      levels: try members.decodeIfPresent(ConfidenceLevels.self, forKey: .levels),
      agreement: try members.decodeIfPresent(TimeFrameAgreement.self, forKey: .agreement))
  }
}
