import MarketData
import VolatilityModels

/// Forecasts as rows of a table.
struct ForecastTable {
  /// One forecast.
  struct Row {
    /// The index of the last return or variance that it knows.
    var origin: Int
    /// The number of periods ahead.
    var step: Int
    /// The variance of that period.
    var variance: Double
    /// The variance of all periods up to it.
    var aggregatedVariance: Double
    /// The distributions of simulated paths.
    var simulated: SimulatedForecast.Step?
  }

  let rows: [Row]
  /// The time stamp of each origin; `nil` where the source has none.
  let timeStamps: [TimeStamp]?
  /// The number of periods in a year, where it is known.
  let periods: PeriodsPerYear?
  /// The probabilities of the quantiles of simulated paths; empty without a simulation.
  let probabilities: [Double]

  /// The columns, with quantiles of the return of the period, its shortfall, and quantiles of the sum of returns up to it.
  private var columns: [String] {
    ["timestamp", "step", "variance", "volatility", "annualizedVolatility", "aggregatedVariance"]
      + ([
        "varianceQuantile", "returnQuantile", "returnShortfall", "aggregatedReturnQuantile",
        "aggregatedReturnShortfall",
      ].flatMap { name in probabilities.map { "\(name)\($0)" } })
  }

  /// The table, with the time stamps as `stamp` writes them.
  func table(stamp: (TimeStamp) -> String) -> ResultTable {
    var table = ResultTable(columns: columns)
    for row in rows {
      let annualized = periods.map { TableCell.number((row.variance * $0.count).squareRoot()) }
      let simulated = row.simulated.map { step in
        [
          step.variance.quantiles, step.periodReturn.quantiles, step.periodReturn.lowerTailMeans,
          step.aggregatedReturn.quantiles, step.aggregatedReturn.lowerTailMeans,
        ].joined().map { TableCell.number($0) }
      }
      table.append(
        [
          timeStamps.map { .text(stamp($0[row.origin])) } ?? .missing, .integer(row.step), .number(row.variance),
          .number(row.variance.squareRoot()), annualized ?? .missing, .number(row.aggregatedVariance),
        ] + (simulated ?? []))
    }
    return table
  }
}

extension ForecastTable {
  /// The forecasts of a model of returns: for each step from the last one, or for the period `horizon` ahead of each.
  ///
  /// - Throws: `VolatilityError`, where the returns or the simulation leave double precision.
  init(
    _ fitted: some FittedVolatilityModel, returns: ReturnSeries, horizon: Int, isForEvery: Bool,
    simulation: SimulationOptions?, periods: PeriodsPerYear?
  ) throws(VolatilityError) {
    func rows(_ state: VolatilityState, origin: Int) throws(VolatilityError) -> [Row] {
      let simulated = try simulation.map { (options) throws(VolatilityError) in
        try fitted.simulatedForecast(from: state, horizon: horizon, options: options)
      }
      let variances = simulated?.variances ?? fitted.forecast(from: state, horizon: horizon).variances
      var sum = 0.0
      return variances.enumerated().map { index, variance in
        sum += variance
        return Row(
          origin: origin, step: index + 1, variance: variance, aggregatedVariance: sum,
          simulated: simulated?.steps[index])
      }
    }
    if isForEvery {
      var all: [Row] = []
      // With an autoregressive mean the first return has no residual, and there is no forecast from it.
      let states = try fitted.states(of: returns)
      let lagCount = returns.count - states.count
      for (index, state) in states.enumerated() { all += try rows(state, origin: index + lagCount).suffix(1) }
      self.rows = all
    } else {
      self.rows = try rows(fitted.filter(returns).state, origin: returns.count - 1)
    }
    timeStamps = returns.timeStamps
    self.periods = periods
    probabilities = simulation?.probabilities ?? []
  }

  /// The forecasts of a regression on past variances: of the mean of the periods that it is for, or of each of several
  /// that follow each other.
  ///
  /// - Throws: `HARError`, also where the model is not for so many periods.
  init(
    _ fitted: FittedHAR, variances: VarianceSeries, horizon: Int?, isForEvery: Bool, periods: PeriodsPerYear?
  ) throws(HARError) {
    let own = fitted.specification.horizon
    func row(_ forecast: HARForecast) -> Row {
      Row(
        origin: forecast.originIndex, step: own, variance: forecast.variance,
        aggregatedVariance: Double(own) * forecast.variance, simulated: nil)
    }
    if let horizon, horizon != own {
      var sum = 0.0
      rows = try fitted.iteratedForecast(after: variances, horizon: horizon).variances.enumerated().map {
        sum += $1
        return Row(
          origin: variances.count - 1, step: $0 + 1, variance: $1, aggregatedVariance: sum, simulated: nil)
      }
    } else if isForEvery {
      rows = try fitted.forecasts(on: variances).map(row)
    } else {
      rows = [row(try fitted.forecast(after: variances))]
    }
    timeStamps = variances.timeStamps
    self.periods = periods
    probabilities = []
  }
}
