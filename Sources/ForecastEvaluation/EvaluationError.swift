public import MarketData
public import VolatilityModels

/// Why forecasts could not be made or measured.
public enum EvaluationError: Error, Equatable, Sendable {
  /// There are fewer returns than one forecast needs.
  case tooFewReturns(count: Int, needed: Int)
  /// The first fit failed, so that there is nothing to forecast with; `origin` is the index of its last return.
  case firstFitFailed(origin: Int, reason: VolatilityError)
  /// A forecast of a variance is not positive and finite.
  case invalidForecast(index: Int, value: Double)
  /// A variance proxy is negative or not finite.
  case invalidProxy(index: Int, value: Double)
  /// A loss lies outside double precision.
  case unusableLoss(loss: ForecastLoss, index: Int, forecast: Double, proxy: Double)
  /// A variance proxy of which the logarithm is needed is 0.
  case zeroProxy(index: Int)
  /// All forecasts are the same number, to eleven digits, so that a regression on them has no slope.
  case constantForecasts(value: Double)
  /// A coefficient of a regression of variances on their forecasts, or its variance, lies outside double precision.
  case unusableRegression
  /// There are fewer forecasts than a regression or a test needs.
  case tooFewForecasts(count: Int, needed: Int)
  /// There are fewer losses of each model than a comparison needs.
  case tooFewLosses(count: Int, needed: Int)
  /// A loss is not finite; `series` is the index of its model.
  case invalidLoss(series: Int, index: Int, value: Double)
  /// The losses of two models differ by the same amount in every forecast, or every resample: their mean difference
  /// has no variance to be judged by. `first` and `second` are the indices of the models.
  case constantLossDifference(first: Int, second: Int)
  /// The losses of a model differ by the same amount in every resample from the mean over the models it is compared
  /// with.
  case constantLossAgainstMean(series: Int)
  /// The blocks of a bootstrap are as long as the series, so that resamples repeat it.
  case blockTooLong(length: Double, count: Int)
  /// A return is not finite.
  case invalidReturn(index: Int, value: Double)
  /// A forecast of a quantile is not finite.
  case invalidQuantile(index: Int, value: Double)
  /// A forecast of an expected shortfall is not a negative, finite number at or below the quantile.
  case invalidExpectedShortfall(index: Int, quantile: Double, value: Double)
  /// A regression on past variances could not be made.
  case autoregressionFailed(reason: HARError)
  /// What makes its forecasts itself could not; `reason` says why.
  case forecasterFailed(reason: String)
  /// Several markets have no time stamps, by which their forecasts are told to be of one time.
  case noTimeStampsInPanel(market: String)
  /// The variances that were measured are not such as models can be fitted to.
  case invalidVariances(reason: HARError)
  /// The proxy is made of prices within each bar, its high and low among them, which the bars lack.
  case noPrices(proxy: VarianceProxy)
  /// Realised measures are asked for, and none were given.
  case noRealizedMeasures
  /// There is no return within the period at a time stamp, so that its variance was not seen.
  case noRealizedVariance(timeStamp: TimeStamp)
  /// The proxy is made of bars, which are found by time stamps, which the returns lack.
  case noTimeStamps(proxy: VarianceProxy)
  /// There is no bar at the time stamp of a return.
  case noBar(timeStamp: TimeStamp)
  /// A bar has its low above the high, or another price outside of them.
  case inconsistentBar(timeStamp: TimeStamp)
  /// A probability is not a number from 0 to 1; `row` is the index of its forecast.
  case invalidProbability(row: Int, className: String, value: Double)
  /// The probabilities of a forecast do not sum to 1.
  case invalidProbabilitySum(row: Int, sum: Double)
  /// What went wrong with one of several models.
  indirect case model(name: String, reason: EvaluationError)
}

extension EvaluationError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .tooFewReturns(let count, let needed):
      "the walk needs at least \(needed) returns, there are \(count)"
    case .firstFitFailed(let origin, let reason):
      "the first fit, to the returns up to number \(origin + 1), failed: \(reason)"
    case .invalidForecast(let index, let value):
      "forecast \(index + 1) is \(value), expected a positive, finite variance"
    case .invalidProxy(let index, let value):
      "the variance to compare forecast \(index + 1) with is \(value), expected a finite number from 0 on"
    case .unusableLoss(let loss, let index, let forecast, let proxy):
      "the \(loss.rawValue) loss of forecast \(index + 1), \(forecast) against \(proxy), is outside double precision"
    case .zeroProxy(let index):
      "the variance to compare forecast \(index + 1) with is 0, which has no logarithm"
    case .constantForecasts(let value):
      "all forecasts are \(value): a regression on them has no slope"
    case .unusableRegression:
      "the regression of the variances on their forecasts is outside double precision"
    case .tooFewForecasts(let count, let needed):
      "at least \(needed) forecasts are needed, there are \(count)"
    case .tooFewLosses(let count, let needed):
      "a comparison needs at least \(needed) losses of each model, there are \(count)"
    case .invalidLoss(let series, let index, let value):
      "loss \(index + 1) of model \(series + 1) is \(value), expected a finite number"
    case .constantLossDifference(let first, let second):
      "the losses of models \(first + 1) and \(second + 1) differ by a constant: the difference has no variance"
    case .constantLossAgainstMean(let series):
      "the losses of model \(series + 1) differ by a constant from the mean of the models it is compared with"
    case .blockTooLong(let length, let count):
      "blocks of \(length) are too long to resample \(count) losses"
    case .invalidReturn(let index, let value):
      "return \(index + 1) is \(value), expected a finite number"
    case .invalidQuantile(let index, let value):
      "the quantile of return \(index + 1) is \(value), expected a finite number"
    case .invalidExpectedShortfall(let index, let quantile, let value):
      "the expected shortfall of return \(index + 1) is \(value), expected a negative number up to \(quantile)"
    case .autoregressionFailed(let reason):
      "\(reason)"
    case .forecasterFailed(let reason):
      reason
    case .noTimeStampsInPanel(let market):
      "\(market) has no time stamps, by which forecasts for several markets are compared"
    case .invalidVariances(let reason):
      "\(reason)"
    case .noPrices(let proxy):
      proxy == .parkinson
        ? "parkinson needs the high and the low of each bar" : "\(proxy.rawValue) needs all four prices of each bar"
    case .noRealizedMeasures:
      "realized needs data within each bar"
    case .noRealizedVariance(let timeStamp):
      "there is no return within the bar at \(timeStamp), so that its variance was not seen"
    case .noTimeStamps(let proxy):
      "\(proxy.rawValue) needs returns with time stamps"
    case .noBar(let timeStamp):
      "there is no bar at \(timeStamp), where a return ends"
    case .inconsistentBar(let timeStamp):
      "the bar at \(timeStamp) has its low above its high, or its open or close outside of them"
    case .invalidProbability(let row, let className, let value):
      "the probability of \(className) in row \(row + 1) is \(value), expected a number from 0 to 1"
    case .invalidProbabilitySum(let row, let sum):
      "the probabilities of row \(row + 1) sum to \(sum), expected 1"
    case .model(let name, let reason):
      "\(name): \(reason)"
    }
  }
}
