import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// What a fitted model of the family does with returns after its sample.
@Suite struct GARCHFamilyStateTests {
  /// Returns with two regressors that are not negative.
  static func returns(count: Int = 400, seed: UInt64 = 11) throws -> ReturnSeries {
    let plain = try SimulatedReturns.garch(count: count, seed: seed)
    var random = SplitMix64(seed: seed)
    let columns = ["volume", "range"].map { name in
      Regressor(name: name, values: (0..<count).map { _ in random.nextUniform() })
    }
    return try plain.with(regressors: columns)
  }

  static let garchs: [GARCH] = [
    .gjr(), .gjr(mean: .ar1, innovations: .skewedT, presample: .sampleVariance),
    GARCH(order: GARCHOrder(p: 2, o: 0, q: 2)), GARCH(innovations: .ged, order: GARCHOrder(p: 1, o: 3, q: 2)),
    GARCH(mean: .ar1, order: GARCHOrder(p: 2, o: 1, q: 0), regressors: ["range", "volume"]),
    GARCH(positivity: .sample, regressors: ["volume"]), GARCH(mean: .zero, varianceTargeting: true),
  ]

  static let egarchs: [EGARCH] = [
    EGARCH(), EGARCH(mean: .ar1, innovations: .studentT, presample: .sampleVariance),
    EGARCH(order: GARCHOrder(p: 2, o: 1, q: 3), regressors: ["range"]),
    EGARCH(mean: .zero, order: GARCHOrder(p: 1, o: 3, q: 1)),
  ]

  @Test(arguments: garchs)
  func garchGoesOnAsItsFilter(model: GARCH) throws {
    try expectOneEquation(model.fit(to: Self.returns()))
  }

  @Test(arguments: egarchs)
  func egarchGoesOnAsItsFilter(model: EGARCH) throws {
    try expectOneEquation(model.fit(to: Self.returns()))
  }

  /// The sample's filter is its path, and a state carried on one by one is the filter of the whole: to the last bit.
  private func expectOneEquation(_ fit: some EstimatedVolatilityModel) throws {
    let returns = try Self.returns()
    #expect(try fit.filter(returns) == fit.path)
    let longer = try Self.returns(count: 450, seed: 12)
    let path = try fit.filter(longer)
    let lag = longer.count - path.residuals.count
    var state = VolatilityState(
      variance: path.conditionalVariance[0], residual: path.residuals[0], lastReturn: longer.values[lag],
      memory: path.startMemory, regressors: fit.regressors(of: longer, at: lag))
    for index in path.residuals.indices.dropFirst() {
      #expect(fit.nextVariance(after: state) == path.conditionalVariance[index])
      #expect(fit.forecast(from: state, horizon: 1).variances == [path.conditionalVariance[index]])
      let mean = fit.nextMean(after: state)
      #expect(abs(longer.values[index + lag] - mean - path.residuals[index]) < 1e-14)
      state = fit.advanced(
        state, by: longer.values[index + lag], regressors: fit.regressors(of: longer, at: index + lag))
    }
    #expect(state == path.state)
  }

  /// With a skewed t the negative half of the variance is not one half, and a forecast says so.
  @Test func forecastKnowsTheSkewness() throws {
    let fit = try GARCH.gjr(innovations: .skewedT).fit(to: Self.returns())
    let share = fit.innovations.lowerPartialVariance
    #expect(abs(share - 0.5) > 1e-4)
    let p = fit.parameters
    let variances = fit.forecast(horizon: 3).variances
    for (earlier, later) in zip(variances, variances.dropFirst()) {
      let expected = p.omega + (p.alpha + share * p.gamma + p.beta) * earlier
      #expect(abs(later - expected) < 1e-14 * expected)
    }
  }

  /// A variance that a return beyond the sample's would drive below zero stays at the sample's smallest.
  @Test func varianceStaysPositive() throws {
    let returns = try Self.returns()
    let fit = try GARCH.gjr(positivity: .sample).fit(to: returns)
    let least = try #require(fit.path.conditionalVariance.min())
    guard fit.parameters.alpha < 0 || fit.parameters.alpha + fit.parameters.gamma < 0 else { return }
    for shock in [1e3, -1e3] {
      let state = fit.advanced(fit.path.state, by: shock)
      #expect(fit.nextVariance(after: state) >= least)
    }
  }
}
