/// The largest position there may be, whatever the rules before said; the caps come last.
public struct SizingCaps: Hashable, Sendable {
  /// The largest fraction of the capital that may be lost at the stop, from 0 to 1; `nil` for no such cap.
  public let maximumRisk: Double?
  /// The largest size as a fraction of the capital, in either direction, not negative; `nil` for no such cap.
  public let maximumNotional: Double?
  /// The largest leverage, not negative; `nil` for no such cap.
  public let maximumLeverage: Double?

  /// Caps of a position.
  ///
  /// - Parameters:
  ///   - maximumRisk: the largest fraction of the capital that may be lost at the stop, from 0 to 1.
  ///   - maximumNotional: the largest size as a fraction of the capital, in either direction, not negative.
  ///   - maximumLeverage: the largest leverage, not negative.
  /// - Throws: `SizingError.impossible` for a cap out of its range.
  public init(
    maximumRisk: Double? = nil, maximumNotional: Double? = nil, maximumLeverage: Double? = nil
  ) throws(SizingError) {
    if let maximumRisk { _ = try RiskFraction(maximumRisk) }
    try Self.check(maximumNotional, "maximum notional fraction")
    try Self.check(maximumLeverage, "maximum leverage")
    self.init(uncheckedRisk: maximumRisk, notional: maximumNotional, leverage: maximumLeverage)
  }

  private init(uncheckedRisk risk: Double?, notional: Double?, leverage: Double?) {
    maximumRisk = risk
    maximumNotional = notional
    maximumLeverage = leverage
  }

  /// No cap.
  public static let none = SizingCaps(uncheckedRisk: nil, notional: nil, leverage: nil)

  /// The rule of the cap: no position larger than a quarter of the capital.
  public static let quarterOfCapital = SizingCaps(uncheckedRisk: nil, notional: 0.25, leverage: nil)

  /// No position larger than the capital, so that no money has to be borrowed.
  public static let unborrowed = SizingCaps(uncheckedRisk: nil, notional: nil, leverage: 1)

  private static func check(_ cap: Double?, _ quantity: String) throws(SizingError) {
    guard let cap, !(cap >= 0 && cap.isFinite) else { return }
    throw .impossible(quantity: quantity, value: cap, allowed: "a finite number that is not negative")
  }
}

extension SizingCaps: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case maximumRisk, maximumNotional, maximumLeverage
  }

  /// Caps from an object; what is absent has no cap.
  ///
  /// - Throws: `DecodingError`, also for a cap out of its range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let risk = try container.decodeIfPresent(Double.self, forKey: .maximumRisk)
    let notional = try container.decodeIfPresent(Double.self, forKey: .maximumNotional)
    let leverage = try container.decodeIfPresent(Double.self, forKey: .maximumLeverage)
    self = try decoder.validated { () throws(SizingError) in
      try SizingCaps(maximumRisk: risk, maximumNotional: notional, maximumLeverage: leverage)
    }
  }
}
