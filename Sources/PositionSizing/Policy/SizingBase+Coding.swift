extension SizingBase: Codable {
  /// The words for bases without parameters.
  private enum Word: String, CaseIterable {
    case kelly, kellyLowerBound, continuousKelly
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case volatilityTarget, confidence
  }

  /// Reads a word (`"kelly"`, `"kellyLowerBound"`, `"continuousKelly"`) or an object with one member
  /// (`{"volatilityTarget": {"annualized": 0.2}}`, `{"confidence": {}}`).
  ///
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      switch Word(rawValue: text) {
      case .kelly: self = .kelly
      case .kellyLowerBound: self = .kellyLowerBound
      case .continuousKelly: self = .continuousKelly
      case nil:
        let words = Word.allCases.map(\.rawValue) + CodingKeys.allCases.map { "{\"\($0.rawValue)\": …}" }
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "there is no base \"\(text)\", only \(words.joined(separator: ", "))"))
      }
      return
    }
    let members = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let target = try members.decodeIfPresent(VolatilityTarget.self, forKey: .volatilityTarget)
    let levels = try members.decodeIfPresent(ConfidenceLevels.self, forKey: .confidence)
    switch (target, levels) {
    case (let target?, nil): self = .volatilityTarget(target)
    case (nil, let levels?): self = .confidence(levels)
    default:
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a base has one member of its two"))
    }
  }

  /// Writes what `init(from:)` reads.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .kelly: try encode(.kelly, to: encoder)
    case .kellyLowerBound: try encode(.kellyLowerBound, to: encoder)
    case .continuousKelly: try encode(.continuousKelly, to: encoder)
    case .volatilityTarget(let target):
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(target, forKey: .volatilityTarget)
    case .confidence(let levels):
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(levels, forKey: .confidence)
    }
  }

  private func encode(_ word: Word, to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(word.rawValue)
  }
}
