import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Simulated forecasts against formulas, where there are any.
@Suite struct SimulatedForecastTests {
  private static func returns(count: Int = 1500, seed: UInt64 = 6) throws -> ReturnSeries {
    try SimulatedReturns.garch(count: count, seed: seed, nu: 8)
  }

  /// Means of variances are those of the recursion; the tolerance is five standard errors of the mean.
  @Test(arguments: InnovationSource.allCases)
  func meansAreTheAnalyticForecast(source: InnovationSource) throws {
    let models: [any FittedVolatilityModel] = [
      try GARCH().fit(to: Self.returns()), try GARCH.gjr(innovations: .studentT).fit(to: Self.returns()),
      try EWMA.riskMetrics.fit(to: Self.returns()),
    ]
    for model in models {
      let simulated = try model.simulatedForecast(
        from: model.path.state, horizon: 10, options: SimulationOptions(source: source, pathCount: 20_000, seed: 3))
      let forecast = model.forecast(horizon: 10).variances
      #expect(abs(simulated.steps[0].variance.mean / forecast[0] - 1) < 1e-12)
      // Drawn residuals are not symmetric, and GJR's formula is for innovations that are.
      let isAsymmetric = (model as? FittedGARCH).map { $0.specification.order.o > 0 } ?? false
      let isExact = source == .simulation || !isAsymmetric
      var sum = 0.0
      for (step, variance) in zip(simulated.steps, forecast) {
        sum += variance
        let error = try #require(step.variance.standardError)
        let slack = isExact ? 0 : 0.1 * variance
        #expect(abs(step.variance.mean - variance) <= 5 * error + 1e-12 * variance + slack)
        let sumError = try #require(step.aggregatedVariance.standardError)
        #expect(abs(step.aggregatedVariance.mean - sum) <= 5 * sumError + 1e-12 * sum + 10 * slack)
      }
    }
  }

  /// One period ahead the return has the innovations' quantiles and shortfalls around its mean.
  @Test(arguments: [Innovations.normal, .studentT, .skewedT, .ged])
  func quantilesOfOnePeriodAreThoseOfTheInnovations(innovations: Innovations) throws {
    let model = try GARCH(mean: .ar1, innovations: innovations).fit(to: Self.returns())
    let state = model.path.state
    let options = SimulationOptions(pathCount: 60_000, probabilities: [0.05, 0.5, 0.9], seed: 1)
    let step = try model.simulatedForecast(from: state, horizon: 1, options: options).steps[0]
    let deviation = model.nextVariance(after: state).squareRoot()
    for (index, probability) in options.probabilities.enumerated() {
      let expected = model.nextMean(after: state) + deviation * model.innovations.quantile(probability)
      #expect(abs(step.periodReturn.quantiles[index] - expected) < 0.04 * deviation)
      let shortfall = model.nextMean(after: state) + deviation * model.innovations.expectedShortfall(probability)
      #expect(abs(step.periodReturn.lowerTailMeans[index] - shortfall) < 0.05 * deviation)
    }
    #expect(step.aggregatedReturn == step.periodReturn && step.aggregatedVariance == step.variance)
  }

  /// A path depends on the seed and its number only.
  @Test func threadsAndTheNumberOfPathsChangeNoPath() throws {
    let model = try EGARCH().fit(to: Self.returns())
    func forecast(_ paths: Int, threads: Int, seed: UInt64 = 9) throws -> SimulatedForecast {
      try model.simulatedForecast(
        from: model.path.state, horizon: 5,
        options: SimulationOptions(pathCount: paths, probabilities: [0.25], seed: seed, threads: threads))
    }
    #expect(try forecast(1000, threads: 1) == forecast(1000, threads: 3))
    #expect(try forecast(1000, threads: 1) != forecast(1000, threads: 1, seed: 10))
    // With one path every statistic is its value: the first of many paths is the only one of one.
    let single = try forecast(1, threads: 1)
    #expect(
      single.steps.allSatisfy { $0.variance.standardError == nil && $0.variance.quantiles[0] == $0.variance.mean })
    #expect(single.pathCount == 1 && single.variances.count == 5)
  }

  /// Numbers from `numpy.quantile([4, 1, 3, 2, 10], [.1, .5, .75])`, which interpolates the same way.
  @Test func quantilesAreInterpolatedAsNumpyDoes() {
    let distribution = SimulatedForecast.Distribution(of: [4, 1, 3, 2, 10], probabilities: [0.1, 0.5, 0.75])
    #expect(zip(distribution.quantiles, [1.4, 3, 4]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(distribution.mean == 4)
    // The sample variance is 12.5.
    #expect(distribution.standardError == 2.5.squareRoot())
    #expect(distribution.lowerTailMeans == [1, 2, 2.5])
  }

  /// Residuals are drawn with mean 0 and variance 1, whatever their sample's were.
  @Test func drawnResidualsAreStandardized() throws {
    let model = try GARCH(mean: .zero).fit(to: ReturnSeries(values: Self.returns().values.map { $0 + 0.8 }))
    let step = try model.simulatedForecast(
      from: model.path.state, horizon: 1, options: SimulationOptions(source: .bootstrap, pathCount: 40_000)
    ).steps[0]
    let deviation = step.variance.mean.squareRoot()
    #expect(abs(step.periodReturn.mean) < 0.03 * deviation)
    let error = try #require(step.periodReturn.standardError)
    #expect(abs(error * 200 / deviation - 1) < 0.05)
  }
}
