import MarketData

/// The features that forecasters have unless others are asked for, as the bars allow.
///
/// They were chosen on hourly bars of five currencies up to the middle of 2022; of bars of other lengths the windows span
/// as many hours, and from a day on days.
public struct StandardFeatures: Sendable, Equatable {
  /// What the variance of a bar is taken from: its range where open, high and low are known.
  public let measure: VarianceMeasure
  private let microsecondsPerBar: Int64
  private let hasVolume: Bool

  private static let microsecondsPerHour: Int64 = 3_600_000_000

  /// The features that the bars of all markets allow.
  ///
  /// - Parameter markets: the markets, with bars of one length.
  /// - Precondition: there is a market.
  public init(for markets: [MarketHistory]) {
    precondition(!markets.isEmpty, "features are of a market")
    let haveRanges = markets.allSatisfy { $0.bars.open != nil && $0.bars.high != nil && $0.bars.low != nil }
    measure = haveRanges ? .garmanKlass : .squaredReturn
    hasVolume = markets.allSatisfy { $0.bars.volume?.contains { $0 > 0 } ?? false }
    microsecondsPerBar = markets[0].barMicroseconds
  }

  /// Whether a day has several bars, so that there is a time of day.
  private var isWithinDays: Bool { microsecondsPerBar < 24 * Self.microsecondsPerHour }

  /// Bars that span about as many hours, as far as windows go, or days where a bar does; each number once.
  private func bars(hours: [Int], days: [Int]) -> [Int] {
    guard isWithinDays else { return days }
    let counts = hours.map { hours in
      let count = (Double(hours) * Double(Self.microsecondsPerHour) / Double(microsecondsPerBar)).rounded()
      return max(1, Int(min(count, Double(VolatilityFeature.windows.upperBound))))
    }
    return Set(counts).sorted()
  }

  private func average(halfLife: Int, isRelative: Bool = true) -> VolatilityFeature {
    .logVariance(measure, .exponential(halfLife: halfLife), isAdjusted: isWithinDays, isRelative: isRelative)
  }

  private func mean(bars: Int, isAdjusted: Bool = false) -> VolatilityFeature {
    .logVariance(measure, .mean(bars: bars), isAdjusted: isAdjusted, isRelative: true)
  }

  private func scaledReturn(bars: Int) -> VolatilityFeature {
    .logReturn(bars: bars, isAbsolute: true, isScaled: true)
  }

  /// The features of a regression: averages of the variance of several half-lives, the season of what is to come, and how
  /// far the price has gone.
  ///
  /// - Parameters:
  ///   - horizons: the numbers of bars whose variance is forecast, all different.
  ///   - isRelative: whether variances are relative to the level, as for a ``VarianceRegression`` that is.
  /// - Returns: the features.
  public func regression(horizons: [Int], isRelative: Bool = true) -> [VolatilityFeature] {
    bars(hours: [1, 3, 8, 24, 72, 168, 480], days: [1, 3, 7, 20, 60]).map {
      average(halfLife: $0, isRelative: isRelative)
    }
      + bars(hours: [24, 168], days: [5, 20]).map {
        .logVariance(.squaredReturn, .mean(bars: $0), isAdjusted: false, isRelative: isRelative)
      }
      + (isWithinDays ? horizons.map { .seasonAhead(bars: $0) } : []) + [.level]
      + bars(hours: [3, 6, 12, 24, 72, 168], days: [2, 5, 10, 20]).map(scaledReturn)
  }

  /// What networks read of each bar.
  ///
  /// - Parameter horizons: the numbers of bars whose variance is forecast, all different.
  /// - Returns: the features.
  public func network(horizons: [Int]) -> [VolatilityFeature] {
    let (one, long) = (bars(hours: [1], days: [1])[0], bars(hours: [24, 168], days: [5, 20]))
    var features: [VolatilityFeature] = [
      mean(bars: one, isAdjusted: isWithinDays), .logReturn(bars: one, isAbsolute: false, isScaled: true),
      scaledReturn(bars: one),
    ]
    features += long.map { mean(bars: $0) }
    features += bars(hours: [8, 72, 480], days: [3, 10, 60]).map { average(halfLife: $0) }
    features += bars(hours: [24, 72, 168], days: [5, 10, 20]).map(scaledReturn)
    if isWithinDays {
      features += [.season] + horizons.map { .seasonAhead(bars: $0) }
      if hasVolume {
        let volume = VolatilityFeature.timeOfDayVolume(days: 14)
        features += [volume, .rolling(.mean, bars: bars(hours: [24], days: [])[0], volume)]
      }
    } else if hasVolume {
      features.append(.volumeSurprise(bars: 20))
    }
    return features
  }

  /// What trees read of each bar: what the regression and networks do, but for the level itself, which would tell them
  /// markets and times apart rather than what they have in common.
  ///
  /// - Parameter horizons: the numbers of bars whose variance is forecast, all different.
  /// - Returns: the features, each once.
  public func trees(horizons: [Int]) -> [VolatilityFeature] {
    let regression = regression(horizons: horizons).filter { $0 != .level }
    return regression + network(horizons: horizons).filter { !regression.contains($0) }
  }

  /// The numbers of bars whose variance is forecast: a bar, four hours and a day; of bars of a day and more, one.
  public var horizons: [Int] { bars(hours: [1, 4, 24], days: [1]) }

  /// What a hybrid reads beside the features of a network: the variance and the residual of a GARCH.
  public var hybrid: [VolatilityFeature] { [.garchVariance(isRelative: true), .garchResidual] }
}
