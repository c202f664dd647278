import MarketData
import Testing
import VolatilityForecasting

@Suite struct FeatureSetTests {
  @Test(arguments: [
    ("return", false), ("log-range-24", false), ("season", true), ("season-ahead-2", true), ("garch-residual", true),
    ("log-range-24-adjusted", true), ("other:B:season", true), ("mean-of-others-garch-variance", true),
    ("mean:3:log-variance-ewma-2-adjusted", true), ("other:B:return", false),
  ]) func knowsWhatHasToBeLearned(_ name: String, _ needsTraining: Bool) throws {
    #expect(try FeatureSet([VolatilityFeature(name)]).needsTraining == needsTraining)
  }

  @Test func columnInCommonIsThereOnce() throws {
    let features = try VolatilityFeature.list("log-variance-6,har,other:BBB:har,hour-of-day")
    let matrix = try FeatureSet(features).matrix(of: ForecastFeaturesReference.market())
    #expect(
      matrix.names == [
        "log-variance-6", "log-variance-42", "log-variance-180", "other:BBB:log-variance-6",
        "other:BBB:log-variance-42", "other:BBB:log-variance-180", "hour-of-day-sine-1", "hour-of-day-cosine-1",
        "hour-of-day-sine-2", "hour-of-day-cosine-2",
      ])
  }

  /// What a name can't say, code can.
  @Test(arguments: [
    (1, true), (1_000_000, true), (0, false), (-1, false), (1_000_001, false), (Int.max, false),
  ]) func windowsAreChecked(_ window: Int, _ isLegal: Bool) throws {
    let features: [VolatilityFeature] = [
      .logReturn(bars: window, isAbsolute: true, isScaled: true),
      .logVariance(.squaredReturn, .exponential(halfLife: window), isAdjusted: false, isRelative: false),
      .logVariance(.squaredReturn, .mean(bars: window), isAdjusted: false, isRelative: false),
      .volumeRatio(short: window, long: 2), .volumeRatio(short: 2, long: window), .seasonAhead(bars: window),
      .other(market: "B", .logSpan(bars: window, isRelative: true)), .meanOfOthers(.relativeJump(bars: window)),
      .rolling(.mean, bars: 2, .timeOfDayVolume(days: window)), .rolling(.mean, bars: window, .level),
    ]
    for feature in features {
      if isLegal {
        #expect(try FeatureSet([feature]).features == [feature])
      } else {
        #expect(throws: ForecastingError.self, "\(feature)") { try FeatureSet([feature]) }
      }
    }
  }

  /// Twenty days of seconds are more than a window may have.
  @Test(arguments: [(1, 1_000_000), (2, 864_000)]) func standardWindowsOfShortBarsAreLegal(
    _ seconds: Int64, _ longest: Int
  ) throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 3], seconds: seconds))
    let standard = StandardFeatures(for: [market])
    let regression = standard.regression(horizons: standard.horizons)
    #expect(
      regression.contains(
        .logVariance(.squaredReturn, .exponential(halfLife: longest), isAdjusted: true, isRelative: true)))
    for features in [regression, standard.network(horizons: standard.horizons)] {
      #expect(try FeatureSet(features, level: standard.measure).features == features)
    }
  }

  @Test func marketsHaveNamesOfTheirOwn() throws {
    let market = try ForecastFeaturesReference.market()
    #expect(throws: ForecastingError.self) {
      try FeatureSet([.season]).fit(to: [market, market], trainingEnd: ForecastFeaturesReference.trainingEnd)
    }
  }

  @Test func whatNeedsNothingLearnedLearnsNothing() throws {
    let fitted = try FeatureSet([.level]).fit(
      to: ForecastFeaturesReference.panel(), trainingEnd: ForecastFeaturesReference.trainingEnd)
    #expect(fitted.season == nil && fitted.garch.isEmpty)
  }
}
