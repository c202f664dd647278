import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Expected variances of an EGARCH against numeric integration, simulation and the equation itself.
@Suite struct EGARCHForecastTests {
  private static let reference = EGARCHForecastReference.shared

  @Test func theReferenceIsThere() {
    #expect(Self.reference.cases.count == 30 && Self.reference.moments.count == 64)
  }

  /// The integrals are right to 25 digits and the script's filter to 15; 40 periods of rounding lie between.
  @Test(arguments: reference.cases)
  func agreesWithNumericIntegration(expected: EGARCHForecastReference.Case) throws {
    let returns = try Self.reference.series
    let model = try expected.model(of: returns)
    let states = try model.states(of: returns)
    let lagCount = returns.count - states.count
    for (origin, variances) in zip(Self.reference.origins, expected.variances) {
      let forecast = model.forecast(from: states[origin - lagCount], horizon: variances.count).variances
      #expect(forecast.count == variances.count)
      for (variance, value) in zip(forecast, variances) { #expect(abs(variance / value - 1) < 1e-12) }
    }
    #expect(model.forecast(horizon: 40) == model.forecast(from: states[states.count - 1], horizon: 40))
  }

  /// With one lag and no memory the second period's expectation is a single moment: E[σ²] = exp(ω) E exp(…).
  ///
  /// Large weights make integrands that are hard to sample, of expectations that no variance has.
  @Test(arguments: reference.moments)
  func momentsOfOneShock(expected: EGARCHForecastReference.Moment) throws {
    let innovations = try #require(Innovations(rawValue: expected.innovations))
    // Balances the moment, which may itself lie outside double precision.
    let omega = -expected.logarithm
    let model = try GivenModels.egarch(
      EGARCH(mean: .zero, innovations: innovations, order: GARCHOrder(p: 1, o: 1, q: 0)),
      EGARCHParameters(
        omega: omega, alphas: [expected.a], gammas: [expected.c], betas: [], shape: expected.nu.map { [$0] } ?? []))
    let state = VolatilityState(variance: 1, residual: 0, lastReturn: 0)
    let variance = model.forecast(from: state, horizon: 2).variances[1]
    // A quadrature loses digits where the moment exceeds all that a variance could be.
    let isExtreme = innovations == .ged && expected.logarithm > 500
    #expect(abs(variance - 1) < (isExtreme ? 0.02 : 1e-14 * (1 + abs(expected.logarithm))))
  }

  /// The one period that is known is the equation's to the last bit, and a longer horizon changes no earlier period.
  @Test func theFirstPeriodIsKnown() throws {
    let returns = try GivenModels.returns(count: 200, seed: 3)
    var random = SplitMix64(seed: 11)
    for order in GivenModels.orders {
      let model = try GivenModels.egarch(
        order: order, mean: .ar1, regressors: ["news"], appliedTo: returns, random: &random)
      let state = model.path.state
      let one = model.forecast(from: state, horizon: 1)
      #expect(one.variances == [model.nextVariance(after: state)])
      let long = model.forecast(from: state, horizon: 30).variances
      #expect(one.variances[0] == long[0])
      #expect(model.forecast(from: state, horizon: 7).variances == Array(long.prefix(7)))
      // Asked for at once, without the shorter ones before.
      let fresh = try GivenModels.egarch(
        model.specification, model.parameters, path: model.path, scale: model.scale)
      #expect(fresh.forecast(from: state, horizon: 30).variances == long && fresh == model)
    }
  }

  /// Simulated variances have the mean that is forecast; the tolerance is five standard errors of the simulation.
  @Test(
    arguments: [GARCHOrder(p: 1, o: 1, q: 1), GARCHOrder(p: 2, o: 1, q: 2), GARCHOrder(p: 1, o: 0, q: 1)],
    [Innovations.normal, .ged, .studentT, .skewedT])
  func simulatedMeans(order: GARCHOrder, innovations: Innovations) throws {
    let returns = try SimulatedReturns.garch(count: 800, seed: 21, nu: 6)
    let shape = [7, -0.2].prefix(innovations.shapeNames.count).map { innovations == .ged ? 1.4 : $0 }
    let parameters = try EGARCHParameters(
      mu: 0.02, omega: 0.01, alphas: Array([0.2, -0.05].prefix(order.p)), gammas: Array([-0.1].prefix(order.o)),
      betas: order.q == 1 ? [0.9] : [0.6, 0.3], shape: shape)
    let model = try GivenModels.egarch(EGARCH(innovations: innovations, order: order), parameters, appliedTo: returns)
    let source: InnovationSource = innovations == .normal || innovations == .ged ? .simulation : .bootstrap
    for state in [model.path.state, try model.states(of: returns)[400]] {
      let simulated = try model.simulatedForecast(
        from: state, horizon: 10,
        options: SimulationOptions(source: source, pathCount: 20_000, probabilities: [0.5], seed: 5))
      for (step, variance) in zip(simulated.steps, model.forecast(from: state, horizon: 10).variances) {
        let error = try #require(step.variance.standardError)
        #expect(abs(step.variance.mean - variance) <= 5 * error + 1e-12 * variance)
      }
    }
  }

  /// Far ahead the expectation no longer depends on the state, nor changes, where Σβ < 1.
  @Test func expectationsConverge() throws {
    let returns = try GivenModels.returns(count: 300, seed: 9)
    let parameters = try EGARCHParameters(omega: 0.01, alphas: [0.2], gammas: [-0.1], betas: [0.95], shape: [1.5])
    let model = try GivenModels.egarch(EGARCH(mean: .zero, innovations: .ged), parameters, appliedTo: returns)
    let states = try model.states(of: returns)
    let limits = [states[10], states[299]].map { model.forecast(from: $0, horizon: 2000).variances }
    #expect(abs(limits[0][1999] / limits[1][1999] - 1) < 1e-12)
    #expect(abs(limits[0][1999] / limits[0][1500] - 1) < 1e-12)
  }

  /// Threads that ask at the same time, for different horizons, are told the same.
  @Test func concurrentForecastsAgree() throws {
    let returns = try GivenModels.returns(count: 300, seed: 2)
    let parameters = try EGARCHParameters(omega: 0, alphas: [0.2], gammas: [-0.1], betas: [0.9], shape: [5])
    let specification = EGARCH(mean: .zero, innovations: .studentT)
    let model = try GivenModels.egarch(specification, parameters, appliedTo: returns)
    let alone = try GivenModels.egarch(specification, parameters, appliedTo: returns).forecast(horizon: 64).variances
    let forecasts = parallelMap(count: 64, threads: 4) { model.forecast(horizon: 1 + ($0 * 37) % 64).variances }
    for (index, forecast) in forecasts.enumerated() { #expect(forecast == Array(alone.prefix(1 + (index * 37) % 64))) }
  }

  /// An explosive variance is infinite, not undefined.
  @Test func overflowIsInfinite() throws {
    let parameters = try EGARCHParameters(omega: 0, alphas: [40], gammas: [0], betas: [0.9])
    let model = try GivenModels.egarch(EGARCH(mean: .zero), parameters)
    let variances = model.forecast(from: VolatilityState(variance: 1, residual: 0, lastReturn: 0), horizon: 3).variances
    #expect(variances[0].isFinite && variances[2] == .infinity)
  }
}
