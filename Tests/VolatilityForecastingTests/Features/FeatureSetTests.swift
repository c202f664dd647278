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
