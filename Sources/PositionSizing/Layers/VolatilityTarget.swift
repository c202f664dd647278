/// Positions of a stated volatility: σ*/σ of the capital, where σ* is the target and σ the volatility of the asset.
public struct VolatilityTarget: Hashable, Sendable {
  /// σ*, the volatility that the position shall have a year, positive: 0.2 is twenty percent of the capital.
  public let annualized: Double

  /// A target of volatility.
  ///
  /// - Parameter annualized: the volatility that the position shall have a year, as a fraction of the capital.
  /// - Throws: `SizingError.impossible` for a target that is not positive and finite.
  public init(annualized: Double) throws(SizingError) {
    self.annualized = try SizingError.positive(annualized, "target of annualized volatility")
  }

  private init(unchecked annualized: Double) {
    self.annualized = annualized
  }

  /// A fifth of the capital a year.
  public static let standard = VolatilityTarget(unchecked: 0.2)

  /// The size at which the position has the target's volatility.
  ///
  /// - Parameter annualizedVolatility: σ, the volatility of the asset a year, positive.
  /// - Returns: σ*/σ, above 1 for an asset that is calmer than the target.
  /// - Throws: `SizingError.impossible` for a volatility that is not positive and finite, or so small that the size is
  ///   not finite.
  public func notional(at annualizedVolatility: Double) throws(SizingError) -> NotionalFraction {
    try NotionalFraction(ratio(at: annualizedVolatility))
  }

  /// What reduces a size that was chosen otherwise, and never raises it.
  ///
  /// - Parameter annualizedVolatility: σ, the volatility of the asset a year, positive.
  /// - Returns: min(1, σ*/σ), from 0 to 1.
  /// - Throws: `SizingError.impossible` for a volatility that is not positive and finite.
  public func multiplier(at annualizedVolatility: Double) throws(SizingError) -> Double {
    min(1, try ratio(at: annualizedVolatility))
  }

  private func ratio(at annualizedVolatility: Double) throws(SizingError) -> Double {
    annualized / (try SizingError.positive(annualizedVolatility, "annualized volatility"))
  }
}

extension VolatilityTarget: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case annualized
  }

  /// A target from an object with the member `annualized`.
  ///
  /// - Throws: `DecodingError`, also for a target that is not positive.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let annualized = try container.decode(Double.self, forKey: .annualized)
    self = try decoder.validated { () throws(SizingError) in try VolatilityTarget(annualized: annualized) }
  }
}
