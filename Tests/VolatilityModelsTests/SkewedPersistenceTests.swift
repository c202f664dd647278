import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// What asymmetry means with skewed innovations: the share of the variance below zero is not one half.
@Suite struct SkewedPersistenceTests {
  private static func parameters(lambda: Double) throws -> GARCHParameters {
    try GARCHParameters(omega: 0.05, alphas: [0.03], gammas: [0.1], betas: [0.85], shape: [6, lambda])
  }

  @Test(arguments: [-0.6, -0.1, 0.4])
  func persistenceHasTheShareOfNegativeInnovations(lambda: Double) throws {
    let parameters = try Self.parameters(lambda: lambda)
    let share = try InnovationDistribution(.skewedT, shape: [6, lambda]).lowerPartialVariance
    #expect(abs(parameters.persistence - (0.03 + 0.1 * share + 0.85)) < 1e-15)
    #expect((share > 0.5) == (lambda < 0))
    let level = try #require(parameters.unconditionalVariance)
    #expect(abs(level * (1 - parameters.persistence) / 0.05 - 1) < 1e-13)
  }

  /// Forecasts of a fit tend to the variance that it reports.
  @Test func forecastsTendToTheUnconditionalVariance() throws {
    var random = SplitMix64(seed: 12)
    let innovations = try InnovationDistribution(.skewedT, shape: [6, -0.5])
    var variance = 1.0
    let values = (0..<3000).map { _ in
      let residual = variance.squareRoot() * innovations.random(using: &random)
      variance = 0.05 + (0.03 + (residual < 0 ? 0.1 : 0)) * residual * residual + 0.85 * variance
      return residual
    }
    let fitted = try GARCH.gjr(innovations: .skewedT).fit(to: ReturnSeries(values: values))
    #expect(fitted.parameters.persistence < 0.999)
    let level = try #require(fitted.parameters.unconditionalVariance)
    let far = try #require(fitted.forecast(horizon: 20_000).variances.last)
    #expect(abs(far / level - 1) < 1e-9)
    // With one half in the place of the share this would not hold.
    let half =
      fitted.parameters.omega / (1 - fitted.parameters.alpha - fitted.parameters.gamma / 2 - fitted.parameters.beta)
    #expect(abs(far / half - 1) > 1e-3)
  }

  @Test func whatCannotBeFittedIsSaid() throws {
    let returns = try SimulatedReturns.garch(count: 300, seed: 3)
    var targeted = GARCH.gjr(innovations: .skewedT)
    targeted.varianceTargeting = true
    #expect(
      throws: VolatilityError.unsupportedSpecification(
        reason:
          "a targeted variance with asymmetry is for symmetric innovations: with skewed ones omega depends on the shape"
      )
    ) { try targeted.fit(to: returns) }
    let names = (0..<30).map { "x\($0)" }
    let many = try returns.with(
      regressors: names.map { Regressor(name: $0, values: [Double](repeating: 1, count: 300)) })
    let message = "mean and variance have 34 parameters, at most 32 can be fitted"
    #expect(throws: VolatilityError.unsupportedSpecification(reason: message)) {
      try GARCH(regressors: names).fit(to: many)
    }
    #expect(throws: VolatilityError.self) { try EGARCH(regressors: names).fit(to: many) }
    let constant = try returns.with(regressors: [Regressor(name: "x", values: [Double](repeating: 2, count: 300))])
    let reason = "the regressor \"x\" is the same for all returns: its weight can't be told from omega"
    for fit in [
      { _ = try GARCH(regressors: ["x"]).fit(to: constant) }, { _ = try EGARCH(regressors: ["x"]).fit(to: constant) },
    ]
      as [() throws -> Void]
    { #expect(throws: VolatilityError.unsupportedSpecification(reason: reason)) { try fit() } }
  }
}
