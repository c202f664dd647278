import Foundation
import LinearAlgebra
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Orders, regressors, targeting, limits and errors of the family.
@Suite struct GARCHFamilyTests {
  /// A maximum that scipy found; `Fixtures/garch_regressor_reference.py` made the cases.
  struct Maximum: Decodable {
    var parameters: [Double]
    var logLikelihood: Double
  }

  static func maximum(_ name: String) throws -> Maximum {
    let file = URL(filePath: #filePath).appending(path: "../../Fixtures/garch_regressors.json").standardized
    let all = try JSONDecoder().decode([String: Maximum].self, from: Data(contentsOf: file))
    return try #require(all[name])
  }

  /// DM/GBP returns with their magnitudes as a regressor.
  static func exchangeRate() throws -> ReturnSeries {
    let returns = try GARCHReference.Data.dmgbp.returns
    return try returns.with(regressors: [Regressor(name: "size", values: returns.values.map(abs))])
  }

  /// The differences of scipy's search leave it five decimals, fewer than a thousandth of a standard error.
  private func expect(_ fit: some EstimatedVolatilityModel, equals name: String, without skipped: ParameterName? = nil)
    throws
  {
    let expected = try Self.maximum(name)
    #expect(fit.logLikelihood > expected.logLikelihood - 1e-7)
    #expect(fit.logLikelihood < expected.logLikelihood + 1e-5, "\(name)")
    let values = fit.estimates.filter { $0.name != skipped }
    #expect(values.count == expected.parameters.count)
    for (estimate, value) in zip(values, expected.parameters) {
      #expect(abs(estimate.value - value) < 2e-5, "\(name): \(estimate.name)")
    }
  }

  @Test func regressorInTheVariance() throws {
    let returns = try Self.exchangeRate()
    let garch = try GARCH(positivity: .sample, regressors: ["size"]).fit(to: returns)
    #expect(garch.estimates.map(\.name) == [.mu, .omega, .alpha, .beta, .delta])
    try expect(garch, equals: "garch regressor")
    try expect(EGARCH(regressors: ["size"]).fit(to: returns), equals: "egarch regressor")
  }

  @Test func severalLags() throws {
    let returns = try Self.exchangeRate()
    try expect(GARCH(order: GARCHOrder(p: 2, o: 0, q: 1), positivity: .sample).fit(to: returns), equals: "garch 2 1")
    let gjr = try GARCH(order: GARCHOrder(p: 1, o: 2, q: 1), positivity: .sample).fit(to: returns)
    #expect(gjr.estimates.map(\.name.rawValue) == ["mu", "omega", "alpha", "gamma1", "gamma2", "beta"])
    try expect(gjr, equals: "gjr 1 2 1")
  }

  @Test func targetedVariance() throws {
    let returns = try Self.exchangeRate()
    let gjr = try GARCH(order: GARCHOrder(p: 1, o: 1, q: 1), positivity: .sample, varianceTargeting: true)
      .fit(to: returns)
    try expect(gjr, equals: "gjr targeted", without: .omega)
    let mean = returns.values.reduce(0, +) / Double(returns.count)
    let variance = returns.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(returns.count)
    #expect(abs(gjr.parameters.omega - variance * (1 - gjr.parameters.persistence)) < 1e-15)
    #expect(gjr.standardErrors(.robust).map { $0 == nil } == [false, true, false, false, false])
    #expect(gjr.freeParameterCount == 4)
    let both = try GARCH(positivity: .sample, varianceTargeting: true, regressors: ["size"]).fit(to: returns)
    try expect(both, equals: "garch regressor targeted", without: .omega)
  }

  /// δ of simulated returns, within four standard errors; the others likewise.
  @Test func simulatedRegressorIsFound() throws {
    var random = SplitMix64(seed: 4)
    let x = (0..<4000).map { _ in random.nextUniform() }
    var (h, values) = (1.0, [Double]())
    for t in 0..<x.count {
      let e = h.squareRoot() * random.nextNormal()
      values.append(0.05 + e)
      h = 0.05 + 0.08 * e * e + 0.7 * h + 0.4 * x[t]
    }
    let returns = try ReturnSeries(values: values, regressors: [Regressor(name: "x", values: x)])
    let fit = try GARCH(regressors: ["x"]).fit(to: returns)
    let truths = [0.05, 0.05, 0.08, 0.7, 0.4]
    for ((estimate, error), truth) in zip(zip(fit.estimates, fit.standardErrors(.robust)), truths) {
      #expect(abs(estimate.value - truth) < 4 * (try #require(error)), "\(estimate.name)")
    }
  }

  /// Returns 2¹⁰ times as large, and a thousand times: the same model in another unit.
  @Test(arguments: [1024, 1000.0])
  func unitsOfReturns(factor: Double) throws {
    let returns = try SimulatedReturns.garch(count: 700, seed: 21)
    let larger = try ReturnSeries(values: returns.values.map { $0 * factor })
    let tolerance = 1e-9
    let (garch, large) = (try GARCH.gjr().fit(to: returns), try GARCH.gjr().fit(to: larger))
    let units = [factor, factor * factor, 1, 1, 1]
    for (pair, unit) in zip(zip(garch.estimates, large.estimates), units) {
      #expect(abs(pair.1.value - unit * pair.0.value) <= tolerance * abs(unit * pair.0.value), "\(pair.0.name)")
    }
    for kind in CovarianceKind.allCases {
      for (pair, unit) in zip(zip(garch.standardErrors(kind), large.standardErrors(kind)), units) {
        let (one, other) = (pair.0 ?? 0, pair.1 ?? 0)
        #expect(abs(other - unit * one) <= 1e-6 * unit * one)
      }
    }
    let (egarch, big) = (try EGARCH().fit(to: returns), try EGARCH().fit(to: larger))
    let shift = (1 - egarch.parameters.persistence) * 2 * log(factor)
    #expect(abs(big.parameters.omega - egarch.parameters.omega - shift) < 1e-9)
    #expect(abs(big.parameters.beta - egarch.parameters.beta) < tolerance)
    #expect(abs(big.logLikelihood - egarch.logLikelihood + 700 * log(factor)) < 1e-9)
    for kind in CovarianceKind.allCases {
      for (name, pair) in zip(egarch.estimates.map(\.name), zip(egarch.standardErrors(kind), big.standardErrors(kind)))
      where name != .omega {
        let (one, other) = (pair.0 ?? 0, pair.1 ?? 0)
        #expect(abs(other - (name == .mu ? factor : 1) * one) <= 1e-6 * other)
      }
    }
    // Fitted to returns of the larger unit, ω has the error that the smaller unit's ω and β imply.
    let small = try #require(egarch.covariance(.hessian))
    let (o, b) = (1, 4)
    let rate = 2 * log(factor)
    let implied = small[o, o] - 2 * rate * small[o, b] + rate * rate * small[b, b]
    let found = try #require(big.covariance(.hessian))[o, o]
    #expect(abs(found - implied) <= 1e-6 * found)
  }

  /// The larger model of two is at least as likely.
  @Test(arguments: Innovations.allCases)
  func nestedModels(innovations: Innovations) throws {
    let returns = try GARCHReference.Data.dmgbp.returns
    var last = -Double.infinity
    for (p, o, q) in [(1, 0, 1), (1, 1, 1), (2, 1, 1), (2, 2, 2)] {
      let order = GARCHOrder(p: p, o: o, q: q)
      let fit = try GARCH(innovations: innovations, order: order).fit(to: returns)
      #expect(fit.logLikelihood > last - 1e-6, "\(order)")
      last = fit.logLikelihood
    }
    let symmetric = try EGARCH(innovations: innovations, order: GARCHOrder()).fit(to: returns).logLikelihood
    #expect(try EGARCH(innovations: innovations).fit(to: returns).logLikelihood > symmetric - 1e-9)
  }

  @Test func limitsAreNamed() throws {
    let returns = try SimulatedReturns.garch(count: 500, seed: 3, omega: 1, alpha: 0, beta: 0)
    let fit = try GARCH(order: GARCHOrder(p: 2, o: 0, q: 1)).fit(to: returns)
    let known = Set(fit.specification.limits)
    #expect(!fit.status.activeConstraints.isEmpty)
    #expect(fit.status.activeConstraints.allSatisfy(known.contains))
    #expect(
      GARCH(order: GARCHOrder(p: 2, o: 1, q: 1)).limits.map(\.rawValue) == [
        "omega > 0", "alpha1 >= 0", "alpha2 >= 0", "alpha1 + gamma >= 0", "beta >= 0",
        "alpha1 + alpha2 + gamma/2 + beta < 1",
      ])
    #expect(
      GARCH(innovations: .studentT).limits == [
        .omegaPositive, .alphaNonnegative, .betaNonnegative, .persistenceBelowOne, .nuAboveTwo, .nuBelowLimit,
      ])
  }

  /// Integrated returns: the persistence is exactly 1, and there is no unconditional variance.
  @Test func integratedGJR() throws {
    var found = 0
    for seed in 1...12 {
      let returns = try SimulatedReturns.garch(count: 400, seed: UInt64(seed), omega: 0.01, alpha: 0.15, beta: 0.85)
      guard let fit = try? GARCH.gjr().fit(to: returns),
        fit.status.activeConstraints.contains(ParameterLimit(rawValue: "alpha + gamma/2 + beta < 1"))
      else { continue }
      found += 1
      #expect(fit.parameters.persistence == 1)
      #expect(fit.parameters.unconditionalVariance == nil)
    }
    #expect(found > 0)
  }

  @Test func whatIsWrongIsSaid() throws {
    let returns = try Self.exchangeRate()
    #expect(throws: VolatilityError.missingRegressor(name: "volume", available: ["size"])) {
      try GARCH(regressors: ["volume"]).fit(to: returns)
    }
    let signed = try returns.with(regressors: [Regressor(name: "size", values: returns.values)])
    let first = try #require(returns.values.firstIndex { $0 < 0 })
    #expect(throws: VolatilityError.negativeRegressor(name: "size", index: first, value: returns.values[first])) {
      try GARCH(regressors: ["size"]).fit(to: signed)
    }
    #expect(throws: VolatilityError.tooFewReturns(count: 19, needed: 20)) { try GARCH.gjr().fit(to: returns[0..<19]) }
    #expect(throws: VolatilityError.tooFewReturns(count: 20, needed: 21)) {
      try EGARCH(mean: .ar1).fit(to: returns[0..<20])
    }
    #expect(throws: VolatilityError.constantReturns(value: 1)) {
      try EGARCH().fit(to: ReturnSeries(values: [Double](repeating: 1, count: 30)))
    }
    #expect(throws: MarketDataError.invalidRegressor(name: "x", index: 1, value: .infinity)) {
      try ReturnSeries(values: [1, 2], regressors: [Regressor(name: "x", values: [0, .infinity])])
    }
  }
}
