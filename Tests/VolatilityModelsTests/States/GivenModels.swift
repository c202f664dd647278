import MarketData
import NumericalMethods
import VolatilityModels

/// Models whose parameters are given, with the path that they make of returns.
enum GivenModels {
  /// A path that stands for a sample that there is not.
  private static let placeholder = VolatilityPath(
    conditionalVariance: [1, 1], residuals: [0.5, -0.5], lastReturn: -0.5)

  /// An EGARCH with the path of `returns`.
  static func egarch(
    _ specification: EGARCH, _ parameters: EGARCHParameters, appliedTo returns: ReturnSeries
  ) throws -> FittedEGARCH {
    let path = try egarch(specification, parameters, path: placeholder, scale: returns.scale).filter(returns)
    return try egarch(specification, parameters, path: path, scale: returns.scale)
  }

  /// An EGARCH with a path; without one, with one that stands for a sample that there is not.
  static func egarch(
    _ specification: EGARCH, _ parameters: EGARCHParameters, path: VolatilityPath? = nil,
    scale: ReturnScale = .percent
  ) throws -> FittedEGARCH {
    try FittedEGARCH(
      specification: specification, parameters: parameters, scale: scale, logLikelihood: 0, status: .interior,
      iterations: 0, path: path ?? placeholder, covariances: [:])
  }

  /// A GARCH with the path of `returns`.
  static func garch(
    _ specification: GARCH, _ parameters: GARCHParameters, appliedTo returns: ReturnSeries
  ) throws -> FittedGARCH {
    func fitted(_ path: VolatilityPath) throws -> FittedGARCH {
      try FittedGARCH(
        specification: specification, parameters: parameters, scale: returns.scale, logLikelihood: 0,
        status: .interior, iterations: 0, path: path, covariances: [:])
    }
    return try fitted(fitted(placeholder).filter(returns))
  }

  /// All orders of the family: 1 to 3 lags of the size, none to 3 of the asymmetry and the level.
  static let orders = (1...3).flatMap { p in
    (0...3).flatMap { o in (0...3).map { q in GARCHOrder(p: p, o: o, q: q) } }
  }

  /// Returns in percent with two regressors, the second of which never is negative.
  static func returns(count: Int, seed: UInt64) throws -> ReturnSeries {
    let values = try SimulatedReturns.garch(count: count, seed: seed).values
    var random = SplitMix64(seed: seed &+ 1)
    return try ReturnSeries(
      values: values, scale: .percent,
      regressors: [
        Regressor(name: "news", values: values.map { _ in random.nextNormal() * random.nextNormal() }),
        Regressor(name: "range", values: values.map { abs($0) * random.nextUniform() }),
      ])
  }

  /// An EGARCH of an order with random coefficients.
  static func egarch(
    order: GARCHOrder, mean: MeanModel, regressors: [String] = [], presample: PresampleVariance = .backcast,
    appliedTo returns: ReturnSeries, random: inout SplitMix64
  ) throws -> FittedEGARCH {
    let parameters = try EGARCHParameters(
      mu: mean == .zero ? nil : 0.03, phi: mean == .ar1 ? 0.2 * random.nextUniform() - 0.1 : nil,
      // Weights of the sign that are larger than those of the size would drive a small variance to zero.
      omega: 0.1 * random.nextNormal(), alphas: (0..<order.p).map { _ in 0.05 + 0.1 * random.nextUniform() },
      gammas: (0..<order.o).map { _ in 0.03 * random.nextUniform() - 0.015 },
      betas: (0..<order.q).map { _ in (1.2 * random.nextUniform() - 0.3) / Double(order.q) },
      deltas: regressors.map { _ in 0.1 * random.nextNormal() })
    return try egarch(
      EGARCH(mean: mean, presample: presample, order: order, regressors: regressors), parameters, appliedTo: returns)
  }

  /// A GARCH of an order with random coefficients; regressors are to be nonnegative ones.
  static func garch(
    order: GARCHOrder, mean: MeanModel, regressors: [String] = [], presample: PresampleVariance = .backcast,
    positivity: Positivity = .coefficients, appliedTo returns: ReturnSeries, random: inout SplitMix64
  ) throws -> FittedGARCH {
    let parameters = try GARCHParameters(
      mu: mean == .zero ? nil : 0.03, phi: mean == .ar1 ? 0.2 * random.nextUniform() - 0.1 : nil,
      omega: 0.01 + 0.1 * random.nextUniform(),
      alphas: (0..<order.p).map { _ in 0.15 * random.nextUniform() / Double(order.p) },
      gammas: (0..<order.o).map { _ in 0.1 * random.nextUniform() / Double(order.o) },
      betas: (0..<order.q).map { _ in 0.8 * random.nextUniform() / Double(order.q) },
      deltas: regressors.map { _ in 0.1 * random.nextUniform() }, positivity: positivity)
    return try garch(
      GARCH(mean: mean, presample: presample, order: order, positivity: positivity, regressors: regressors),
      parameters, appliedTo: returns)
  }
}
