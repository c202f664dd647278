import ForecastEvaluation
import MarketData
import Testing
import VolatilityModels

@Suite struct EvaluationErrorTests {
  @Test func saysWhatIsWrongAndWhatWasExpected() {
    let time = TimeStamp(microseconds: 0)
    let messages: [(EvaluationError, String)] = [
      (.tooFewReturns(count: 3, needed: 4), "the walk needs at least 4 returns, there are 3"),
      (
        .firstFitFailed(origin: 9, reason: .tooFewReturns(count: 10, needed: 20)),
        "the first fit, to the returns up to number 10, failed: the model needs at least 20 returns, there are 10"
      ),
      (.invalidForecast(index: 0, value: -1), "forecast 1 is -1.0, expected a positive, finite variance"),
      (
        .invalidProxy(index: 0, value: .nan),
        "the variance to compare forecast 1 with is nan, expected a finite number from 0 on"
      ),
      (
        .unusableLoss(loss: .mse, index: 1, forecast: 1e200, proxy: 1),
        "the mse loss of forecast 2, 1e+200 against 1.0, is outside double precision"
      ),
      (.zeroProxy(index: 2), "the variance to compare forecast 3 with is 0, which has no logarithm"),
      (.constantForecasts(value: 2), "all forecasts are 2.0: a regression on them has no slope"),
      (.unusableRegression, "the regression of the variances on their forecasts is outside double precision"),
      (.tooFewForecasts(count: 2, needed: 3), "at least 3 forecasts are needed, there are 2"),
      (.tooFewLosses(count: 2, needed: 3), "a comparison needs at least 3 losses of each model, there are 2"),
      (.invalidLoss(series: 0, index: 1, value: .infinity), "loss 2 of model 1 is inf, expected a finite number"),
      (
        .constantLossDifference(first: 0, second: 1),
        "the losses of models 1 and 2 differ by a constant: the difference has no variance"
      ),
      (
        .constantLossAgainstMean(series: 2),
        "the losses of model 3 differ by a constant from the mean of the models it is compared with"
      ),
      (
        .invalidProbability(row: 4, className: "bull", value: 1.5),
        "the probability of bull in row 5 is 1.5, expected a number from 0 to 1"
      ),
      (.invalidProbabilitySum(row: 0, sum: 0.9), "the probabilities of row 1 sum to 0.9, expected 1"),
      (.blockTooLong(length: 9.5, count: 9), "blocks of 9.5 are too long to resample 9 losses"),
      (.invalidReturn(index: 0, value: .nan), "return 1 is nan, expected a finite number"),
      (.invalidQuantile(index: 0, value: .nan), "the quantile of return 1 is nan, expected a finite number"),
      (
        .invalidExpectedShortfall(index: 0, quantile: -2, value: -1),
        "the expected shortfall of return 1 is -1.0, expected a negative number up to -2.0"
      ),
      (.noPrices(proxy: .parkinson), "parkinson needs the high and the low of each bar"),
      (.noPrices(proxy: .garmanKlass), "garman-klass needs all four prices of each bar"),
      (.noRealizedMeasures, "realized needs data within each bar"),
      (
        .noRealizedVariance(timeStamp: time),
        "there is no return within the bar at 1970-01-01T00:00:00Z, so that its variance was not seen"
      ),
      (.autoregressionFailed(reason: .noTimeStamps), "seasons need time stamps, the series has none"),
      (.noTimeStamps(proxy: .parkinson), "parkinson needs returns with time stamps"),
      (.noBar(timeStamp: time), "there is no bar at 1970-01-01T00:00:00Z, where a return ends"),
      (
        .inconsistentBar(timeStamp: time),
        "the bar at 1970-01-01T00:00:00Z has its low above its high, or its open or close outside of them"
      ),
      (.model(name: "garch", reason: .noBar(timeStamp: time)), "garch: \(EvaluationError.noBar(timeStamp: time))"),
    ]
    for (error, message) in messages { #expect(error.description == message) }
  }
}
