/// Smaller positions while the forecast of volatility is high.
///
/// The rule: four fifths of the size when the forecast is above its threshold. What a forecaster calls an alert does as
/// well as a threshold for its score.
public struct HighForecastCut: Hashable, Sendable {
  /// What remains of the size while the forecast is high, from 0 to 1.
  public let multiplier: Double
  /// The score above which the forecast is high, from 0 to 100; `nil` where only alerts count.
  public let threshold: Double?

  /// A cut at high forecasts.
  ///
  /// - Parameters:
  ///   - multiplier: what remains of the size while the forecast is high, from 0 to 1.
  ///   - threshold: the score above which the forecast is high, from 0 to 100; `nil` where only alerts count.
  /// - Throws: `SizingError.impossible` for a number out of its range.
  public init(multiplier: Double = 0.8, threshold: Double? = nil) throws(SizingError) {
    self.multiplier = try SizingError.checked(
      multiplier, "multiplier at high forecasts", in: 0...1, allowed: "a number from 0 to 1")
    if let threshold {
      self.threshold = try Self.checkedScore(threshold, "threshold of high forecasts")
    } else {
      self.threshold = nil
    }
  }

  private init(uncheckedMultiplier multiplier: Double) {
    self.multiplier = multiplier
    threshold = nil
  }

  /// Four fifths of the size during alerts.
  public static let standard = HighForecastCut(uncheckedMultiplier: 0.8)

  /// What remains of the size, by the score of the forecast.
  ///
  /// - Parameter score: the score, from 0 to 100.
  /// - Returns: `multiplier` strictly above the threshold, 1 at it and below.
  /// - Throws: `SizingError.impossible` for a score outside of 0 to 100, `.inputMissing` where there is no threshold.
  public func multiplier(score: Double) throws(SizingError) -> Double {
    let score = try Self.checkedScore(score, "score")
    guard let threshold else {
      throw .inputMissing(name: "a threshold of the score", rule: "the cut at high forecasts")
    }
    return score > threshold ? multiplier : 1
  }

  /// What remains of the size, by what the forecaster itself calls high.
  ///
  /// - Parameter isAlert: whether the forecaster raised an alert.
  /// - Returns: `multiplier` during an alert, else 1.
  public func multiplier(isAlert: Bool) -> Double {
    isAlert ? multiplier : 1
  }

  private static func checkedScore(_ value: Double, _ quantity: String) throws(SizingError) -> Double {
    try SizingError.checked(value, quantity, in: 0...100, allowed: "a number from 0 to 100")
  }
}

extension HighForecastCut: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case multiplier, threshold
  }

  /// A cut from an object; without `multiplier` to four fifths, without `threshold` during alerts.
  ///
  /// - Throws: `DecodingError`, also for a number out of its range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    let multiplier = try container.decodeIfPresent(Double.self, forKey: .multiplier) ?? Self.standard.multiplier
    let threshold = try container.decodeIfPresent(Double.self, forKey: .threshold)
    self = try decoder.validated { () throws(SizingError) in
      try HighForecastCut(multiplier: multiplier, threshold: threshold)
    }
  }
}
