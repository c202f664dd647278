/// c, the part of the Kelly fraction that is bet: from above 0 to 1.
///
/// The shares below are those of small bets, whose capital follows a geometric Brownian motion (Thorp 2006, section 7):
/// what is left of the growth rate, and of the variance and the volatility of the growth, when c times the Kelly
/// fraction is bet.
public struct KellyMultiple: Hashable, Sendable {
  /// c, above 0 and at most 1.
  public let value: Double

  /// A part of the Kelly fraction.
  ///
  /// - Throws: `SizingError.impossible` for a value that is not above 0 and at most 1.
  public init(_ value: Double) throws(SizingError) {
    guard value > 0, value <= 1 else {
      throw .impossible(
        quantity: "multiple of the Kelly fraction", value: value, allowed: "a number above 0, at most 1")
    }
    self.value = value
  }

  /// A part that is known to be one.
  private init(unchecked value: Double) {
    self.value = value
  }

  /// The whole Kelly fraction: the most growth there is.
  public static let full = KellyMultiple(unchecked: 1)
  /// Half of it: three quarters of the growth with half of the volatility.
  public static let half = KellyMultiple(unchecked: 0.5)
  /// A quarter of it: seven sixteenths of the growth with a quarter of the volatility.
  public static let quarter = KellyMultiple(unchecked: 0.25)

  /// The share of the largest growth rate that is left, c(2 − c).
  public var growthShare: Double { value * (2 - value) }

  /// The share of the variance that is left, c².
  public var varianceShare: Double { value * value }

  /// The share of the volatility that is left, c.
  public var volatilityShare: Double { value }

  /// The part of a risk that the multiple leaves.
  public func applied(to risk: RiskFraction) -> RiskFraction {
    RiskFraction(unchecked: value * risk.value)
  }
}

extension KellyMultiple: Comparable {
  /// Whether `left` bets the smaller part.
  public static func < (left: KellyMultiple, right: KellyMultiple) -> Bool { left.value < right.value }
}

extension KellyMultiple: Codable {
  /// A multiple from a plain number.
  ///
  /// - Throws: `DecodingError` for what is no number above 0 and at most 1.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(Double.self)
    self = try decoder.validated { () throws(SizingError) in try KellyMultiple(value) }
  }

  /// Writes the plain number.
  ///
  /// - Throws: what the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
