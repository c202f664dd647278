import MarketData
import NumericalMethods
import Testing
import VolatilityForecasting
import VolatilityModels

@Suite struct VarianceTargetTests {
  @Test func targetsAreThoseOfNumpy() throws {
    let reference = ForecastFeaturesReference.shared
    let target = try VarianceTarget(ForecastFeaturesReference.market(), horizons: [42, 1, 6])
    #expect(target.horizons == [1, 6, 42])
    for horizon in target.horizons {
      let expected = try reference.targets["\(horizon)"].unwrapped
      for (row, expected) in zip(reference.rows, expected) {
        let value = target.variance(row: row, horizon: horizon)
        #expect((value == nil) == (expected == nil))
        if let value, let expected { #expect(abs(value - expected) <= 1e-13 * expected) }
      }
    }
  }

  @Test func lastRowsHaveNone() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 4, 8, 16]))
    let target = try VarianceTarget(market, horizons: [1, 4])
    #expect(target.rows(horizon: 1) == 0..<4 && target.rows(horizon: 4) == 0..<1)
    #expect(target.variance(row: 3, horizon: 1) != nil && target.variance(row: 4, horizon: 1) == nil)
    #expect(target.logVariance(row: 0, horizon: 4) != nil && target.logVariance(row: 1, horizon: 4) == nil)
  }

  @Test func standstillHasTheFloor() throws {
    // One return of ln 2, then none: the level at the second bar is (ln 2)², at the fourth a third of it.
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 2, 2, 2, 2]))
    let target = try VarianceTarget(market, horizons: [2])
    let square = 0.6931471805599453 * 0.6931471805599453
    #expect(target.variances[0] == [square, 0, 0, 0])
    let expected = [square, 2e-4 * square, 1e-4 * square, 2e-4 / 3 * square]
    for (log, value) in zip(target.logVariances[0], expected) {
      #expect(abs(PortableFunctions.exp(log) / value - 1) < 1e-12)
    }
    #expect(target.flooredCounts == [3])
  }

  @Test func variancesMayBeMeasuredOtherwise() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 1, 1, 1]))
    let stamps = Array(market.bars.timeStamps.dropFirst())
    let series = try VarianceSeries(values: [1e4, 2e4, 4e4], scale: .percent, timeStamps: stamps)
    let target = try VarianceTarget(market, horizons: [1, 2], variances: series)
    #expect(target.variances == [[1, 2, 4], [3, 6]])
    let missing = try VarianceSeries(values: [1, 2], timeStamps: [stamps[0], stamps[2]])
    #expect(throws: ForecastingError.missingVariance(market: "A", timeStamp: stamps[1])) {
      try VarianceTarget(market, horizons: [1], variances: missing)
    }
  }

  @Test func horizonsAreChecked() throws {
    let market = try MarketHistory(name: "A", bars: closeOnly([1, 2, 3]))
    for horizons in [[], [0], [1, 1], [-1, 2]] {
      #expect(throws: ForecastingError.self) { try VarianceTarget(market, horizons: horizons) }
    }
    #expect(throws: ForecastingError.tooFewBars(market: "A", count: 3, needed: 4)) {
      try VarianceTarget(market, horizons: [1, 3])
    }
    #expect(try VarianceTarget(market, horizons: [2]).rows(horizon: 2) == 0..<1)
  }
}
