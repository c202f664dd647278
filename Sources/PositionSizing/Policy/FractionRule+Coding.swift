extension FractionRule: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case estimationErrorOfAssets
  }

  /// Reads a number (`0.5`) or `{"estimationErrorOfAssets": 1}`.
  ///
  /// - Throws: `DecodingError` for anything else, and for a number of assets below 1.
  public init(from decoder: any Decoder) throws {
    if let single = try? decoder.singleValueContainer(), (try? single.decode(Double.self)) != nil {
      self = .multiple(try single.decode(KellyMultiple.self))
      return
    }
    let members: KeyedDecodingContainer<CodingKeys>
    do {
      members = try decoder.strictContainer(keyedBy: CodingKeys.self)
    } catch DecodingError.typeMismatch {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "expected a number, or an object with the member estimationErrorOfAssets alone"))
    }
    let assets = try members.decode(Int.self, forKey: .estimationErrorOfAssets)
    guard assets >= 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "the number of assets is \(assets), expected 1 or more")
      )
    }
    self = .estimationError(assets: assets)
  }

  /// Writes what `init(from:)` reads.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .multiple(let multiple):
      var single = encoder.singleValueContainer()
      try single.encode(multiple)
    case .estimationError(let assets):
      var members = encoder.container(keyedBy: CodingKeys.self)
      try members.encode(assets, forKey: .estimationErrorOfAssets)
    }
  }
}
