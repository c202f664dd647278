import MarketData
import Testing
import VolatilityForecasting
import VolatilityModels

@Suite struct ForecastingErrorTests {
  @Test func everyErrorIsASentence() {
    let stamp = TimeStamp(microseconds: 0)
    let sentences: [(ForecastingError, String)] = [
      (.invalidSpecification(reason: "no horizon"), "no horizon"),
      (.unknownFeature(text: "returns"), "\"returns\" names no feature"),
      (.tooFewBars(market: "A", count: 1, needed: 2), "A has 1 bars, at least 2 are needed"),
      (
        .pricesMissing(market: "A", feature: "jump-2", needed: "the volume"),
        "jump-2 needs the volume, which the bars of A lack: leave the feature out or give bars that have it"
      ),
      (
        .inconsistentBar(market: "A", feature: "log-range", timeStamp: stamp),
        "log-range: the bar of A at 1970-01-01T00:00:00Z contradicts itself, its low above the high or its open or "
          + "close outside of them: repair or drop it"
      ),
      (
        .missingColumn(market: "A", column: "flow", available: ["x", "y"]),
        "A has no column \"flow\"; it has \"x\", \"y\""
      ),
      (.missingColumn(market: "A", column: "flow", available: []), "A has no column \"flow\"; it has none"),
      (
        .missingValue(market: "A", feature: "flow", timeStamp: stamp, value: .infinity),
        "flow of A is inf at 1970-01-01T00:00:00Z, after it began: fill what it is made of (a joined column with a greater "
          + "age), choose a range without the gap, or leave the feature out"
      ),
      (
        .missingMarket(market: "A", other: "B", available: ["C"]), "beside A there is no market \"B\"; there are C"
      ),
      (.missingMarket(market: "A", other: "B", available: []), "beside A there is no market \"B\"; there is none"),
      (
        .notLearned(market: "A", feature: "season"), "season is learned from training data, and none of A was given"
      ),
      (
        .garchFailed(market: "A", reason: .constantReturns(value: 0)),
        "the GARCH of A: all returns equal 0.0: there is no variance to model"
      ),
      (
        .noTrainingRows,
        "there is no usable row to learn from: the windows of the features, up to 30 days for the level, and the target "
          + "after them need a longer history before the end of training"
      ),
      (
        .noValidationRows(from: stamp, to: stamp),
        "nothing can be validated from 1970-01-01T00:00:00Z to 1970-01-01T00:00:00Z: no bar between has a target that is "
          + "over, or all features; let validation begin earlier"
      ),
      (
        .noUsableRows(market: "A", count: 9, feature: "level"),
        "none of the 9 bars of A has all features, level is one that they lack: give a longer history or leave the "
          + "feature out"
      ),
      (.differentColumns(expected: ["a", "b"], found: ["a"]), "the columns are a, expected a, b"),
      (
        .missingVariance(market: "A", timeStamp: stamp),
        "the variances given have none for the bar of A at 1970-01-01T00:00:00Z"
      ),
      (
        .invalidForecast(index: 3, value: 0), "the forecast at index 3 is 0.0, expected a positive, finite volatility"
      ),
      (.timeStampsNotIncreasing(index: 3), "the time stamp at index 3 is not later than the one before it"),
    ]
    for (error, sentence) in sentences { #expect("\(error)" == sentence) }
  }
}
