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
  /// The proxy is made of highs and lows, which the bars lack.
  case noHighsAndLows(proxy: VarianceProxy)
  /// The proxy is made of bars, which are found by time stamps, which the returns lack.
  case noTimeStamps(proxy: VarianceProxy)
  /// There is no bar at the time stamp of a return.
  case noBar(timeStamp: TimeStamp)
  /// The high of a bar is below its low.
  case highBelowLow(timeStamp: TimeStamp, high: Double, low: Double)
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
    case .noHighsAndLows(let proxy):
      "\(proxy.rawValue) needs the high and the low of each bar"
    case .noTimeStamps(let proxy):
      "\(proxy.rawValue) needs returns with time stamps"
    case .noBar(let timeStamp):
      "there is no bar at \(timeStamp), where a return ends"
    case .highBelowLow(let timeStamp, let high, let low):
      "the bar at \(timeStamp) has its high \(high) below its low \(low)"
    case .model(let name, let reason):
      "\(name): \(reason)"
    }
  }
}
