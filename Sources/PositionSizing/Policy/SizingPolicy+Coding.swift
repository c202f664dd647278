extension SizingPolicy: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case name, base, fraction, regime, volatility, confidence, correlation, lossStreak, caps
  }

  /// Reads a policy whose members are its properties, of which only `base` has to be there.
  ///
  /// - Throws: `DecodingError` for a member that there is not, and for values that are none of a policy.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      name: try members.decodeIfPresent(String.self, forKey: .name) ?? "custom",
      base: try members.decode(SizingBase.self, forKey: .base),
      fraction: try members.decodeIfPresent(FractionRule.self, forKey: .fraction),
      regime: try members.decodeIfPresent(RegimeLayer.self, forKey: .regime),
      volatility: try members.decodeIfPresent(VolatilityLayer.self, forKey: .volatility) ?? .none,
      confidence: try members.decodeIfPresent(ConfidenceLayer.self, forKey: .confidence) ?? .none,
      correlation: try members.decodeIfPresent(CorrelationSizer.self, forKey: .correlation),
      lossStreak: try members.decodeIfPresent(LossStreak.self, forKey: .lossStreak),
      caps: try members.decodeIfPresent(SizingCaps.self, forKey: .caps) ?? .none)
  }

  /// Writes the policy; layers that change nothing are left out.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(name, forKey: .name)
    try members.encode(base, forKey: .base)
    try members.encodeIfPresent(fraction, forKey: .fraction)
    try members.encodeIfPresent(regime, forKey: .regime)
    if volatility != .none { try members.encode(volatility, forKey: .volatility) }
    if confidence != .none { try members.encode(confidence, forKey: .confidence) }
    try members.encodeIfPresent(correlation, forKey: .correlation)
    try members.encodeIfPresent(lossStreak, forKey: .lossStreak)
    if caps != .none { try members.encode(caps, forKey: .caps) }
  }
}
