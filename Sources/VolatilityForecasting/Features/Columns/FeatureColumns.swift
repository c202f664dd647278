import NumericalMethods

/// The columns of the features of one market, with what several of them share.
struct FeatureColumns {
  let market: MarketHistory
  let fitted: FittedFeatureSet
  let returns: [Double]
  private var variances: [VarianceMeasure: [Double]] = [:]
  private var knownFloor: VarianceFloor?
  private var knownLevel: [Double]?
  private var knownGARCH: (nextVariances: [Double], residuals: [Double])?

  init(market: MarketHistory, fitted: FittedFeatureSet) {
    self.market = market
    self.fitted = fitted
    returns = market.returns
  }

  /// The columns of a feature.
  mutating func columns(of feature: VolatilityFeature) throws(ForecastingError) -> [FeatureColumn] {
    switch feature {
    case .hourOfDay: return hourOfDay()
    case .hourDummies: return hourDummies()
    case .weekday: return weekdayDummies()
    case .har(let isFine, let isRelative):
      var columns: [FeatureColumn] = []
      for part in harParts(isFine: isFine, isRelative: isRelative) { columns += try self.columns(of: part) }
      return columns
    case .other(let name, let feature): return try other(name, feature)
    case .meanOfOthers(let feature): return try meanOfOthers(feature)
    case .rolling(let statistic, let bars, let feature): return try rolling(statistic, bars, feature)
    default: return [FeatureColumn(name: feature.description, values: try values(of: feature))]
    }
  }

  /// The values of a feature of one column.
  private mutating func values(of feature: VolatilityFeature) throws(ForecastingError) -> [Double] {
    switch feature {
    case .logReturn(let bars, let isAbsolute, let isScaled):
      return try logReturns(bars, isAbsolute: isAbsolute, isScaled: isScaled)
    case .logVariance(let measure, let average, let isAdjusted, let isRelative):
      let logs = try logVariances(measure, average, isAdjusted: isAdjusted)
      return isRelative ? try relative(logs) : logs
    case .level: return try level()
    case .logSpan(let bars, let isRelative):
      let logs = try logSpans(bars)
      return isRelative ? try relative(logs) : logs
    case .downsideShare(let bars): return downsideShares(bars)
    case .relativeJump(let bars): return relativeJumps(bars)
    case .largestShare(let bars): return largestShares(bars)
    case .volumeSurprise(let bars): return try volumeRatios(1, bars, for: feature)
    case .volumeRatio(let short, let long): return try volumeRatios(short, long, for: feature)
    case .timeOfDayVolume(let days): return try timeOfDayVolumes(days, for: feature)
    case .season: return try seasons()
    case .seasonAhead(let bars): return try seasonsAhead(bars)
    case .column(let name): return try declared(name)
    case .garchVariance(let isRelative):
      let logs = try floor().logarithms(of: garch(for: feature).nextVariances)
      return isRelative ? try relative(logs) : logs
    case .garchResidual: return try garch(for: feature).residuals
    case .correlation(let name, let bars): return try correlations(with: name, bars)
    case .premium(let name, let bars): return try premiums(over: name, bars)
    case .hourOfDay, .hourDummies, .weekday, .har, .other, .meanOfOthers, .rolling:
      preconditionFailure("a feature of several columns has no values of its own")
    }
  }
}

// What several features share is made once.
extension FeatureColumns {
  /// The variance of each bar.
  mutating func variances(_ measure: VarianceMeasure) throws(ForecastingError) -> [Double] {
    if let known = variances[measure] { return known }
    let made = try market.variances(measure, for: "log-\(measure.rawValue)")
    variances[measure] = made
    return made
  }

  /// The lowest variances that logarithms are taken of.
  mutating func floor() throws(ForecastingError) -> VarianceFloor {
    if let knownFloor { return knownFloor }
    let made = VarianceFloor(
      variances: try variances(fitted.set.level), window: market.bars(inDays: VarianceFloor.days))
    knownFloor = made
    return made
  }

  /// ln of the level.
  mutating func level() throws(ForecastingError) -> [Double] {
    if let knownLevel { return knownLevel }
    let made = try logVariances(
      fitted.set.level, .mean(bars: market.bars(inDays: VarianceFloor.days)), isAdjusted: false)
    knownLevel = made
    return made
  }

  /// The path of the market's GARCH.
  mutating func garch(
    for feature: VolatilityFeature
  ) throws(ForecastingError) -> (nextVariances: [Double], residuals: [Double]) {
    if let knownGARCH { return knownGARCH }
    guard let garch = fitted.garch[market.name] else {
      throw .notLearned(market: market.name, feature: feature.description)
    }
    let made = garch.path(of: returns)
    knownGARCH = made
    return made
  }
}
