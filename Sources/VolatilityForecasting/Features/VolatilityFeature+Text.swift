extension VolatilityFeature: CustomStringConvertible {
  /// The feature of a name, as the table of ``VolatilityFeature`` has them.
  ///
  /// - Throws: `ForecastingError.unknownFeature` for a text that is none, has a window out of range or more than 200
  ///   bytes.
  public init(_ name: String) throws(ForecastingError) {
    // Features hold others; what is longer than any that makes sense could be nested deeper than the stack is.
    guard name.utf8.count <= 200, let feature = VolatilityFeature.parsed(name) else {
      throw .unknownFeature(text: name)
    }
    self = feature
  }

  /// The features of names separated by commas.
  ///
  /// - Parameter names: such as `return,log-variance-24`.
  /// - Returns: the features in the order of their names.
  /// - Throws: `ForecastingError.unknownFeature` for the first that is none.
  public static func list(_ names: String) throws(ForecastingError) -> [VolatilityFeature] {
    var features: [VolatilityFeature] = []
    for name in names.split(separator: ",", omittingEmptySubsequences: false) {
      features.append(try VolatilityFeature(String(name)))
    }
    return features
  }

  /// The name.
  public var description: String {
    switch self {
    case .logReturn(let bars, let isAbsolute, let isScaled):
      (isAbsolute ? "absolute-return" : "return") + (bars == 1 && !isScaled ? "" : "-\(bars)")
        + (isScaled ? "-scaled" : "")
    case .logVariance(let measure, let average, let isAdjusted, let isRelative):
      "log-\(measure.rawValue)-" + Self.text(of: average) + (isAdjusted ? "-adjusted" : "")
        + (isRelative ? "-relative" : "")
    case .level: "level"
    case .logSpan(let bars, let isRelative): "log-span-\(bars)" + (isRelative ? "-relative" : "")
    case .downsideShare(let bars): "semivariance-\(bars)"
    case .relativeJump(let bars): "jump-\(bars)"
    case .largestShare(let bars): "largest-share-\(bars)"
    case .volumeSurprise(let bars): "volume-surprise-\(bars)"
    case .volumeRatio(let short, let long): "volume-ratio-\(short)-\(long)"
    case .timeOfDayVolume(let days): "time-of-day-volume-\(days)"
    case .hourOfDay: "hour-of-day"
    case .hourDummies: "hour-dummies"
    case .weekday: "weekday"
    case .season: "season"
    case .seasonAhead(let bars): "season-ahead-\(bars)"
    case .har(let isFine, let isRelative): (isFine ? "fine-har" : "har") + (isRelative ? "-relative" : "")
    case .column("funding"): "funding"
    case .column("flow"): "flow"
    case .column(let name): "column:\(name)"
    case .garchVariance(let isRelative): "garch-variance" + (isRelative ? "-relative" : "")
    case .garchResidual: "garch-residual"
    case .correlation(let market, let bars): "correlation:\(market):\(bars)"
    case .premium(let market, let bars): "premium:\(market):\(bars)"
    case .other(let market, let feature): "other:\(market):\(feature)"
    case .meanOfOthers(let feature): "mean-of-others-\(feature)"
    case .rolling(let statistic, let bars, let feature): "\(statistic.rawValue):\(bars):\(feature)"
    }
  }

  private static func text(of average: VarianceAverage) -> String {
    switch average {
    case .mean(let bars): "\(bars)"
    case .exponential(let halfLife): "ewma-\(halfLife)"
    }
  }
}

extension VolatilityFeature {
  private static let fixed: [VolatilityFeature] = [
    .logReturn(bars: 1, isAbsolute: false, isScaled: false), .logReturn(bars: 1, isAbsolute: true, isScaled: false),
    .level, .hourOfDay, .hourDummies, .weekday, .season, .har(isFine: false, isRelative: false),
    .har(isFine: false, isRelative: true), .har(isFine: true, isRelative: false), .har(isFine: true, isRelative: true),
    .funding, .flow, .garchVariance(isRelative: false), .garchVariance(isRelative: true), .garchResidual,
  ]

  private static func parsed(_ name: String) -> VolatilityFeature? {
    if let feature = fixed.first(where: { $0.description == name }) { return feature }
    return compound(name) ?? logVariance(name) ?? logReturn(name) ?? windowed(name)
  }

  /// A feature that another one or the name of a market or column is part of.
  private static func compound(_ name: String) -> VolatilityFeature? {
    let others = "mean-of-others-"
    if name.hasPrefix(others) { return parsed(String(name.dropFirst(others.count))).map { .meanOfOthers($0) } }
    let parts = name.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, !parts[1].isEmpty else { return nil }
    if parts[0] == "column" { return .column(String(name.dropFirst("column:".count))) }
    guard parts.count == 3 else { return nil }
    switch parts[0] {
    case "other": return parsed(parts[2]).map { .other(market: parts[1], $0) }
    case "correlation": return window(parts[2]).map { .correlation(market: parts[1], bars: $0) }
    case "premium": return window(parts[2]).map { .premium(market: parts[1], bars: $0) }
    default:
      guard let statistic = RollingStatistic(rawValue: parts[0]), let bars = window(parts[1]),
        let feature = parsed(parts[2])
      else { return nil }
      return .rolling(statistic, bars: bars, feature)
    }
  }

  private static func logVariance(_ name: String) -> VolatilityFeature? {
    var words = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard words.count >= 3, words[0] == "log" else { return nil }
    let isRelative = removeLast("relative", of: &words)
    if words[1] == "span" {
      guard words.count == 3, let bars = window(words[2]) else { return nil }
      return .logSpan(bars: bars, isRelative: isRelative)
    }
    let isAdjusted = removeLast("adjusted", of: &words)
    guard let measure = VarianceMeasure(rawValue: words[1]), let last = words.last, let bars = window(last) else {
      return nil
    }
    let average: VarianceAverage
    switch words.dropFirst(2).dropLast() {
    case []: average = .mean(bars: bars)
    case ["ewma"]: average = .exponential(halfLife: bars)
    default: return nil
    }
    return .logVariance(measure, average, isAdjusted: isAdjusted, isRelative: isRelative)
  }

  private static func logReturn(_ name: String) -> VolatilityFeature? {
    var words = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let isScaled = removeLast("scaled", of: &words)
    let isAbsolute = words.first == "absolute"
    if isAbsolute { words.removeFirst() }
    guard words.count == 2, words[0] == "return", let bars = window(words[1]) else { return nil }
    return .logReturn(bars: bars, isAbsolute: isAbsolute, isScaled: isScaled)
  }

  private static func windowed(_ name: String) -> VolatilityFeature? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let last = parts.last, let bars = window(last) else { return nil }
    if parts.count == 4, parts[0...1] == ["volume", "ratio"] {
      return window(parts[2]).map { .volumeRatio(short: $0, long: bars) }
    }
    switch parts.dropLast().joined(separator: "-") {
    case "semivariance": return .downsideShare(bars: bars)
    case "jump": return .relativeJump(bars: bars)
    case "largest-share": return .largestShare(bars: bars)
    case "volume-surprise": return .volumeSurprise(bars: bars)
    case "time-of-day-volume": return .timeOfDayVolume(days: bars)
    case "season-ahead": return .seasonAhead(bars: bars)
    default: return nil
    }
  }

  /// A window written in digits without a leading zero.
  private static func window(_ text: String) -> Int? {
    guard let bars = Int(text), "\(bars)" == text, windows.contains(bars) else { return nil }
    return bars
  }

  private static func removeLast(_ word: String, of words: inout [String]) -> Bool {
    guard words.last == word else { return false }
    words.removeLast()
    return true
  }
}
