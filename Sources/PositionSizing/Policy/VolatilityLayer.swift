/// How the forecast volatility reduces a size; its parts multiply.
public struct VolatilityLayer: Hashable, Sendable {
  /// Less by as much as the volatility is above its recent mean.
  public let scaling: VolatilityScaling?
  /// Less by as much as the volatility of the market is above the target.
  public let target: VolatilityTarget?
  /// Less where the forecast is above its threshold.
  public let highForecastCut: HighForecastCut?

  /// A layer of the parts that are given.
  public init(
    scaling: VolatilityScaling? = nil, target: VolatilityTarget? = nil, highForecastCut: HighForecastCut? = nil
  ) {
    self.scaling = scaling
    self.target = target
    self.highForecastCut = highForecastCut
  }

  /// A layer that changes nothing.
  public static let none = VolatilityLayer()
}

extension VolatilityLayer: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case scaling, target, highForecastCut
  }

  /// Reads an object of which each member may be left out.
  ///
  /// - Throws: `DecodingError` for members or values that there are not.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      scaling: try members.decodeIfPresent(VolatilityScaling.self, forKey: .scaling),
      target: try members.decodeIfPresent(VolatilityTarget.self, forKey: .target),
      highForecastCut: try members.decodeIfPresent(HighForecastCut.self, forKey: .highForecastCut))
  }
}
