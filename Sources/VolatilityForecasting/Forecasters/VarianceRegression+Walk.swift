import MarketData
import NumericalMethods

extension VarianceRegression {
  /// The forecasts at some bars of a market, the coefficients estimated again every so often from what was over by then.
  ///
  /// The features are learned and scaled once, from what was over at the first of these bars; the rows of all markets
  /// whose targets have ended since then are added at each refit. The mean of exp(e) is taken anew with the first refit and
  /// with those that have at least a hundredth more rows, for it goes through all of them.
  ///
  /// - Parameters:
  ///   - market: the number of the market among `markets`.
  ///   - markets: all markets that are learned from.
  ///   - rows: the bars at which forecasts are made, increasing; not empty.
  ///   - refitEvery: the number of forecasts from one estimate to the next, positive.
  /// - Returns: ln of the forecast variance over the first horizon, for each of `rows`; not a number where too little was
  ///   known.
  /// - Throws: as `fit(to:trainingEnd:)`.
  /// - Precondition: `market` and `rows` are positions.
  public func walk(
    through market: Int, of markets: [MarketHistory], at rows: [Int], refitEvery: Int
  ) throws(ForecastingError) -> [Double] {
    precondition(!rows.isEmpty && refitEvery > 0, "a walk makes a forecast, and refits after one at least")
    let walked = markets[market]
    let start = walked.closeTime(of: rows[0])
    let features = try features.fit(to: markets, trainingEnd: start)
    var samples: [RegressionSample] = []
    for market in markets {
      samples.append(try RegressionSample(market, of: self, features: features))
    }
    let scaling = try FeatureScaling(
      learnedFrom: samples.map { ($0.matrix, $0.rows(horizon: horizons[0], endingBy: start)) })
    var scaled: [FeatureMatrix] = []
    for sample in samples { scaled.append(try scaling.scaled(sample.matrix)) }
    var moments = RegressionMoments(columnCount: scaling.names.count)
    var known = [Int](repeating: 0, count: samples.count)
    var equation = try RegressionEquation(intercept: 0, coefficients: [], residualVariance: 0, correction: 0)
    var correctedCount = 0
    var forecasts: [Double] = []
    for (number, row) in rows.enumerated() {
      if number.isMultiple(of: refitEvery) {
        let now = walked.closeTime(of: row)
        for (index, sample) in samples.enumerated() {
          let end = sample.rows(horizon: horizons[0], endingBy: now, from: known[index]).upperBound
          for row in known[index]..<end where sample.isUsable[row] {
            moments.add(scaled[index].row(row), target: sample.targets[0][row])
          }
          known[index] = end
        }
        let correction = equation.correction
        equation = try moments.solved(penalty: penalty).with(correction: correction)
        let count = known.reduce(0, +)
        if 100 * count >= 101 * correctedCount {
          correctedCount = count
          equation = try equation.with(
            correction: Self.correction(
              equation, samples: samples, scaled: scaled, rows: known.map { 0..<$0 }, position: 0))
        }
      }
      let features = scaled[market].row(row)
      let isUsable = samples[market].isUsable[row]
      forecasts.append(
        isUsable ? equation.logMean(features) + samples[market].levels[row] + .log(Double(horizons[0])) : .nan)
    }
    return forecasts
  }
}
