public import GradientBoosting
public import MarketData
public import RecurrentNetworks
public import VolatilityModels

/// Why features, targets or a forecast could not be made.
public enum ForecastingError: Error, Equatable, Sendable {
  /// A specification that there is not; `reason` says why.
  case invalidSpecification(reason: String)
  /// A text that names no feature.
  case unknownFeature(text: String)
  /// The market has too few bars.
  case tooFewBars(market: String, count: Int, needed: Int)
  /// The bars of the market lack prices or the volume that the feature is made of.
  case pricesMissing(market: String, feature: String, needed: String)
  /// A bar contradicts itself: its low is above the high, or its open or close outside of them.
  case inconsistentBar(market: String, feature: String, timeStamp: TimeStamp)
  /// The market has no declared column of that name.
  case missingColumn(market: String, column: String, available: [String])
  /// A declared column has no finite value at a bar after it began.
  case missingValue(market: String, feature: String, timeStamp: TimeStamp, value: Double)
  /// The market has no other market of that name beside it.
  case missingMarket(market: String, other: String, available: [String])
  /// The feature is learned from training data, of which this set or this market has seen none.
  case notLearned(market: String, feature: String)
  /// The GARCH that a feature is made of could not be fitted to the training part.
  case garchFailed(market: String, reason: VolatilityError)
  /// A network could not be trained.
  case network(reason: RecurrentNetworkError)
  /// Trees could not be trained.
  case trees(reason: BoostingError)
  /// There is no usable row to learn from.
  case noTrainingRows
  /// No row from one moment to the other has a target that is over, so that there is nothing to validate by.
  case noValidationRows(from: TimeStamp, to: TimeStamp)
  /// No bar of the market has all features that networks read; `feature` is the one that lacks longest.
  case noUsableRows(market: String, count: Int, feature: String)
  /// Matrices that should have the same columns have not.
  case differentColumns(expected: [String], found: [String])
  /// The variances given have no value for the bar.
  case missingVariance(market: String, timeStamp: TimeStamp)
  /// A forecast to be scored is not a positive, finite number.
  case invalidForecast(index: Int, value: Double)
  /// A time stamp is not later than the one before it.
  case timeStampsNotIncreasing(index: Int)
}

extension ForecastingError: CustomStringConvertible {
  /// One sentence that says what is wrong and what was expected.
  public var description: String {
    switch self {
    case .invalidSpecification(let reason): reason
    case .unknownFeature(let text): "\"\(text)\" names no feature"
    case .tooFewBars(let market, let count, let needed):
      "\(market) has \(count) bars, at least \(needed) are needed"
    case .pricesMissing(let market, let feature, let needed):
      "\(feature) needs \(needed), which the bars of \(market) lack: leave the feature out or give bars that have it"
    case .inconsistentBar(let market, let feature, let timeStamp):
      "\(feature): the bar of \(market) at \(timeStamp) contradicts itself, its low above the high or its open or close "
        + "outside of them: repair or drop it"
    case .missingColumn(let market, let column, let available):
      "\(market) has no column \"\(column)\"; it has "
        + (available.isEmpty ? "none" : available.map { "\"\($0)\"" }.joined(separator: ", "))
    case .missingValue(let market, let feature, let timeStamp, let value):
      "\(feature) of \(market) is \(value) at \(timeStamp), after it began: fill what it is made of (a joined column with "
        + "a greater age), choose a range without the gap, or leave the feature out"
    case .missingMarket(let market, let other, let available):
      "beside \(market) there is no market \"\(other)\"; there "
        + (available.isEmpty ? "is none" : "are " + available.joined(separator: ", "))
    case .notLearned(let market, let feature):
      "\(feature) is learned from training data, and none of \(market) was given"
    case .garchFailed(let market, let reason): "the GARCH of \(market): \(reason)"
    case .network(let reason): "\(reason)"
    case .trees(let reason): "\(reason)"
    case .noTrainingRows:
      "there is no usable row to learn from: the windows of the features, up to 30 days for the level, and the target "
        + "after them need a longer history before the end of training"
    case .noValidationRows(let start, let end):
      "nothing can be validated from \(start) to \(end): no bar between has a target that is over, or all features; let "
        + "validation begin earlier"
    case .noUsableRows(let market, let count, let feature):
      "none of the \(count) bars of \(market) has all features, \(feature) is one that they lack: give a longer history "
        + "or leave the feature out"
    case .differentColumns(let expected, let found):
      "the columns are \(found.joined(separator: ", ")), expected \(expected.joined(separator: ", "))"
    case .missingVariance(let market, let timeStamp):
      "the variances given have none for the bar of \(market) at \(timeStamp)"
    case .invalidForecast(let index, let value):
      "the forecast at index \(index) is \(value), expected a positive, finite volatility"
    case .timeStampsNotIncreasing(let index):
      "the time stamp at index \(index) is not later than the one before it"
    }
  }
}
