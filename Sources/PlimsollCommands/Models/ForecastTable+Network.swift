import MarketData
import NumericalMethods
import VolatilityForecasting
import VolatilityModels

extension ForecastTable {
  /// The forecasts of log variances over several periods: a row for each horizon after the last bar, or one for the
  /// longest after every bar from the first that has one.
  ///
  /// - Parameters:
  ///   - forecasts: the forecasts, of returns as fractions.
  ///   - horizons: those of their horizons that rows are made of, increasing.
  ///   - timeStamps: the time stamp of each bar.
  ///   - isForEvery: whether there is a row for every bar.
  ///   - scale: the unit of the rows.
  ///   - periods: the number of periods in a year.
  ///   - file: the file, for errors.
  /// - Throws: `CommandError.badData` where the last bar has no forecast, or none has.
  init(
    _ forecasts: LogVarianceForecasts, horizons: [Int], timeStamps: [TimeStamp], isForEvery: Bool, scale: ReturnScale,
    periods: PeriodsPerYear?, file: InputFile
  ) throws(CommandError) {
    let unit = scale.multiplier * scale.multiplier
    var rows: [Row] = []
    for horizon in isForEvery ? horizons.suffix(1) : horizons {
      let values = forecasts.values(horizon: horizon) ?? []
      let last = values.count - 1
      for origin in isForEvery ? 0..<values.count : last..<values.count {
        // Where too little was known there is no forecast.
        guard !values[origin].isNaN else {
          if isForEvery { continue }
          throw .badData("\(file): at the last bar, \(timeStamps[last]), a feature of the model has no value")
        }
        let sum = unit * .exp(values[origin])
        guard sum > 0, sum.isFinite else {
          throw .badData("\(file): the forecast at \(timeStamps[origin]) leaves the range of numbers")
        }
        rows.append(
          Row(
            origin: origin, step: horizon, variance: sum / Double(horizon), aggregatedVariance: sum, simulated: nil))
      }
    }
    guard !rows.isEmpty else { throw .badData("\(file): at no bar do all features of the model have a value") }
    self.init(rows: rows, timeStamps: timeStamps, periods: periods, probabilities: [])
  }
}
