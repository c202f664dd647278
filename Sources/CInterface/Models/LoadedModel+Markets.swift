import MarketData
import ModelExchange
import NumericalMethods
import RegimeClassification
import VolatilityForecasting

// Models of whole markets.
extension LoadedModel {
  /// The forecasts at the close of the last bars.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - last: the number of bars, from the end.
  /// - Returns: (bars, horizons), row by row: the variance of the return over the next bars together, of returns as
  ///   fractions; not a number where too little was known.
  /// - Throws: `InterfaceError`.
  /// - Precondition: the market has `last` bars.
  func forecasts(of market: MarketHistory, last: Int) throws(InterfaceError) -> [Double] {
    let regression = try correctedRegression()
    let count = market.bars.count
    let forecasts = try InterfaceError.mappingData { () throws(ForecastingError) in
      try regression.forecasts(for: market, rows: count - last..<count)
    }
    var variances: [Double] = []
    variances.reserveCapacity(last * forecasts.values.count)
    for row in count - last..<count {
      for values in forecasts.values {
        let variance = Double.exp(values[row])
        guard values[row].isNaN || variance > 0 && variance.isFinite else {
          throw InterfaceError(.invalidData, "the forecast at bar \(row + 1) leaves the range of numbers")
        }
        variances.append(variance)
      }
    }
    return variances
  }

  /// The regimes at the close of the last bars.
  ///
  /// - Parameters:
  ///   - market: the market.
  ///   - last: the number of bars, from the end.
  ///   - minimumStay: for how many bars in a row a new regime has to be the most probable.
  /// - Returns: the probabilities, (bars, regimes), row by row, not a number where too little was known; and the number
  ///   of the regime of each bar, −1 where there is none.
  /// - Throws: `InterfaceError`.
  /// - Precondition: the market has `last` bars.
  func regimes(
    of market: MarketHistory, last: Int, minimumStay: Int
  ) throws(InterfaceError) -> (probabilities: [Double], regimes: [Int32]) {
    let classifier = try classifier()
    let (probabilities, regimes) = try InterfaceError.mappingData { () throws(RegimeError) in
      let probabilities = try classifier.probabilities(of: market)
      // A regime that is held depends on the bars before the last ones too.
      return (probabilities, try Hysteresis(minimumStay: minimumStay).regimes(of: probabilities))
    }
    let unknown = [Double](repeating: .nan, count: classifier.classNames.count)
    return (probabilities.suffix(last).flatMap { $0 ?? unknown }, regimes.suffix(last).map { Int32($0?.index ?? -1) })
  }

  /// The model as networks or trees.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for one of something else.
  func correctedRegression() throws(InterfaceError) -> any CorrectedRegression {
    guard case .stored(let model, _) = self, let regression = model.correctedRegression else {
      throw notApplicable("it has no forecasts of the bars of a market")
    }
    return regression
  }

  /// The model as a classifier of regimes.
  ///
  /// - Throws: `InterfaceError.Status.notApplicable` for one of something else.
  func classifier() throws(InterfaceError) -> TrainedRegimeClassifier {
    guard case .stored(.regimes(let classifier), _) = self else { throw notApplicable("it tells no regimes") }
    return classifier
  }
}
