/// A part of a policy by its name, of which policies can be put together in words: `kelly`, `fraction=0.5`, `regime`.
public struct SizingPart: Hashable, Sendable {
  /// The names of all parts.
  public enum Name: String, CaseIterable, Codable, Sendable {
    // What a size starts from: exactly one.
    case kelly
    case kellyLowerBound = "kelly-lower-bound"
    case continuousKelly = "continuous-kelly"
    case volatilityTarget = "volatility-target"
    case confidence
    // What reduces it.
    case fraction
    case estimationError = "estimation-error"
    case regime
    case expectedRegime = "expected-regime"
    case volatilityScaling = "volatility-scaling"
    case volatilityLimit = "volatility-limit"
    case highForecastCut = "high-forecast-cut"
    case confidenceLimit = "confidence-limit"
    case agreement
    case correlation
    case lossStreak = "loss-streak"
    case maximumRisk = "maximum-risk"
    case maximumNotional = "maximum-notional"
    case maximumLeverage = "maximum-leverage"

    /// What the number after the name is; `nil` where there can be none.
    public var valueMeaning: String? {
      switch self {
      case .fraction: "the part of the Kelly fraction"
      case .estimationError: "the number of assets, 1 where none is given"
      case .volatilityTarget: "the volatility of the position in a year, 0.2 where none is given"
      case .volatilityLimit: "the volatility in a year above which positions shrink, 0.2 where none is given"
      case .volatilityScaling: "the days of the mean, 30 where none is given"
      case .highForecastCut: "the score above which a forecast is high; the alert decides where none is given"
      case .maximumRisk: "the largest fraction of the capital at risk"
      case .maximumNotional, .maximumLeverage: "the largest size in times of the capital"
      case .kelly, .kellyLowerBound, .continuousKelly, .confidence, .regime, .expectedRegime, .confidenceLimit,
        .agreement, .correlation, .lossStreak:
        nil
      }
    }

    /// Whether the part makes no sense without a number.
    var needsValue: Bool {
      switch self {
      case .fraction, .maximumRisk, .maximumNotional, .maximumLeverage: true
      default: false
      }
    }
  }

  /// What the part is.
  public let name: Name
  /// The number that goes with it.
  public let value: Double?

  /// A part of a policy.
  ///
  /// - Throws: `SizingError.invalidPolicy` for a number where there can be none, and for none where there has to be one.
  public init(_ name: Name, _ value: Double? = nil) throws(SizingError) {
    guard value == nil || name.valueMeaning != nil else {
      throw .invalidPolicy(reason: "the part \(name.rawValue) takes no number")
    }
    if let meaning = name.valueMeaning, name.needsValue, value == nil {
      throw .invalidPolicy(reason: "the part \(name.rawValue) needs a number, \(name.rawValue)=N: \(meaning)")
    }
    self.name = name
    self.value = value
  }
}
