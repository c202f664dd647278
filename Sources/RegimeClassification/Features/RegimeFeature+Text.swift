import VolatilityForecasting

extension RegimeFeature {
  /// The feature of a name.
  ///
  /// - Parameter text: a name such as `momentum-7`.
  /// - Throws: `RegimeError.unknownFeature`.
  public init(_ text: String) throws(RegimeError) {
    guard let feature = Self.parsed(text) else { throw .unknownFeature(text: text) }
    self = feature
  }

  /// The features of names that commas separate.
  ///
  /// - Parameter text: the names; spaces around them are passed over.
  /// - Returns: the features in their order.
  /// - Throws: `RegimeError.unknownFeature` for the first name that is none.
  public static func list(_ text: String) throws(RegimeError) -> [RegimeFeature] {
    var features: [RegimeFeature] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      features.append(try RegimeFeature(String(name.trimmingSpaces)))
    }
    return features
  }

  private static let fixed: [RegimeFeature] = [
    .smoothedVolatility, .rangeLevel, .crisisDistance, .bandDistances, .knownVolatility, .knownTrend, .knownChange,
    .stateAge, .state, .simulation, .hiddenMarkov, .column("funding", days: nil),
  ]

  private static func parsed(_ name: String) -> RegimeFeature? {
    if let feature = fixed.first(where: { $0.description == name }) { return feature }
    return compound(name) ?? windowed(name)
  }

  /// A feature that the name of a column or of another feature is part of.
  private static func compound(_ name: String) -> RegimeFeature? {
    if let rest = name.dropping("bars:") { return (try? VolatilityFeature(rest)).map { .bars($0) } }
    if let column = name.dropping("column:"), !column.isEmpty { return .column(column, days: nil) }
    guard let rest = name.dropping("mean:"), let colon = rest.firstIndex(of: ":"),
      let days = days(rest[..<colon]),
      case .column(let column, nil)? = parsed(String(rest[rest.index(after: colon)...]))
    else { return nil }
    return .column(column, days: days)
  }

  private static func windowed(_ name: String) -> RegimeFeature? {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    guard let last = words.last, let days = days(last) else { return nil }
    switch words.dropLast().joined(separator: "-") {
    case "momentum": return .momentum(days: days)
    case "volatility": return .volatility(days: days)
    case "range": return .range(days: days)
    case "trend-distance": return .trendDistance(days: days)
    case "drawdown": return .drawdown(days: days)
    case "semivariance": return .semivariance(days: days)
    case "net-flow": return .netFlow(days: days)
    default:
      guard words.count == 4, words[0] == "volume", words[1] == "ratio", let short = self.days(words[2]) else {
        return nil
      }
      return .volumeRatio(short: short, long: days)
    }
  }

  /// A number of days written in digits without a leading zero.
  private static func days(_ text: Substring) -> Int? {
    guard let number = Int(text), "\(number)" == text, days.contains(number) else { return nil }
    return number
  }
}

extension RegimeFeature: CustomStringConvertible {
  /// The name, which `init(_:)` reads.
  public var description: String {
    switch self {
    case .momentum(let days): "momentum-\(days)"
    case .volatility(let days): "volatility-\(days)"
    case .smoothedVolatility: "volatility-smoothed"
    case .range(let days): "range-\(days)"
    case .rangeLevel: "range-level"
    case .trendDistance(let days): "trend-distance-\(days)"
    case .drawdown(let days): "drawdown-\(days)"
    case .semivariance(let days): "semivariance-\(days)"
    case .volumeRatio(let short, let long): "volume-ratio-\(short)-\(long)"
    case .crisisDistance: "crisis-distance"
    case .bandDistances: "band-distances"
    case .knownVolatility: "known-volatility"
    case .knownTrend: "known-trend"
    case .knownChange: "known-change"
    case .stateAge: "state-age"
    case .state: "state"
    case .simulation: "simulation"
    case .hiddenMarkov: "hidden-markov"
    case .column("funding", nil): "funding"
    case .column(let name, nil): "column:\(name)"
    case .column(let name, let days?): "mean:\(days):\(RegimeFeature.column(name, days: nil))"
    case .netFlow(let days): "net-flow-\(days)"
    case .bars(let feature): "bars:\(feature)"
    }
  }
}

extension String {
  /// What follows on a prefix; `nil` where the text has another beginning.
  fileprivate func dropping(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
  }
}

extension Substring {
  fileprivate var trimmingSpaces: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
