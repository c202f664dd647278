public import MarketData

/// The features of a model, and what its level is measured with.
public struct FeatureSet: Sendable, Equatable {
  /// The features, in the order of their columns.
  public let features: [VolatilityFeature]
  /// What the level, on which `-relative` features, floors and scaled returns rest, is the mean of.
  public let level: VarianceMeasure

  /// A set of features.
  ///
  /// - Parameters:
  ///   - features: at least one, all different.
  ///   - level: what the level is the mean of; with `.garmanKlass` the bars need open, high and low.
  /// - Throws: `ForecastingError.invalidSpecification` for no feature, one that occurs twice, or one with a window that
  ///   is not of 1 to 1,000,000.
  public init(_ features: [VolatilityFeature], level: VarianceMeasure = .garmanKlass) throws(ForecastingError) {
    guard !features.isEmpty else { throw .invalidSpecification(reason: "a set of features has one at least") }
    guard Set(features).count == features.count else {
      throw .invalidSpecification(reason: "a set of features has each once, these are not: \(features)")
    }
    for feature in features {
      if let window = feature.windows.first(where: { !VolatilityFeature.windows.contains($0) }) {
        throw .invalidSpecification(reason: "windows are of 1 to 1000000, that of \(feature) is of \(window)")
      }
    }
    self.features = features
    self.level = level
  }

  /// Whether a feature is learned from training data, which `matrix(of:)` has none of.
  public var needsTraining: Bool { features.contains { $0.usesSeason || $0.usesGARCH } }

  /// Learns what features learn: the season from all markets together, a GARCH for each.
  ///
  /// - Parameters:
  ///   - markets: the markets, with names of their own.
  ///   - trainingEnd: the moment by which a bar must have closed to be learned from.
  /// - Returns: the features, which can then be made of these markets at any time.
  /// - Throws: `ForecastingError`, where a market lacks what a feature needs or its GARCH cannot be fitted.
  public func fit(to markets: [MarketHistory], trainingEnd: TimeStamp) throws(ForecastingError) -> FittedFeatureSet {
    guard Set(markets.map(\.name)).count == markets.count else {
      throw .invalidSpecification(reason: "markets have different names, these have not: \(markets.map(\.name))")
    }
    var season: VolatilitySeason?
    if features.contains(where: \.usesSeason) {
      season = try VolatilitySeason(learnedFrom: markets, level: level, trainingEnd: trainingEnd)
    }
    var garch: [String: GARCHFeature] = [:]
    if features.contains(where: \.usesGARCH) {
      for market in markets { garch[market.name] = try GARCHFeature(learnedFrom: market, trainingEnd: trainingEnd) }
    }
    return FittedFeatureSet(self, season: season, garch: garch)
  }

  /// The features of a market, of a set that learns nothing.
  ///
  /// - Parameter market: the market.
  /// - Returns: a row for each bar.
  /// - Throws: `ForecastingError`, `.notLearned` among them for a feature that has to be learned.
  public func matrix(of market: MarketHistory) throws(ForecastingError) -> FeatureMatrix {
    try FittedFeatureSet(self).matrix(of: market)
  }
}

extension VolatilityFeature {
  /// The windows, half-lives and numbers of days in the feature and in what it is made of.
  fileprivate var windows: [Int] {
    switch self {
    case .logReturn(let bars, _, _), .logSpan(let bars, _), .downsideShare(let bars), .relativeJump(let bars),
      .largestShare(let bars), .volumeSurprise(let bars), .timeOfDayVolume(let bars), .seasonAhead(let bars),
      .correlation(_, let bars), .premium(_, let bars), .logVariance(_, .mean(let bars), _, _),
      .logVariance(_, .exponential(let bars), _, _):
      [bars]
    case .volumeRatio(let short, let long): [short, long]
    case .other(_, let feature), .meanOfOthers(let feature): feature.windows
    case .rolling(_, let bars, let feature): [bars] + feature.windows
    case .level, .hourOfDay, .hourDummies, .weekday, .season, .har, .column, .garchVariance, .garchResidual: []
    }
  }

  /// Whether the feature is made with a season.
  package var usesSeason: Bool {
    switch self {
    case .season, .seasonAhead, .logVariance(_, _, isAdjusted: true, isRelative: _): true
    case .other(_, let feature), .meanOfOthers(let feature), .rolling(_, _, let feature): feature.usesSeason
    default: false
    }
  }

  /// Whether the feature is made with a GARCH.
  package var usesGARCH: Bool {
    switch self {
    case .garchVariance, .garchResidual: true
    case .other(_, let feature), .meanOfOthers(let feature), .rolling(_, _, let feature): feature.usesGARCH
    default: false
    }
  }
}
