import Foundation
import MarketData
import NumericalMethods
import Testing
import VolatilityModels

/// Estimation where the likelihood has kinks in the mean, on each of which the maximum can lie: EGARCH, and innovations
/// with a peaked density.
@Suite struct KinkedLikelihoodTests {
  /// Peaked innovations, ν from 0.7 to 1.5, in a GARCH; every third series has returns of four decimals, many of them
  /// equal.
  static func returns(seed: Int) throws -> ReturnSeries {
    var random = SplitMix64(seed: UInt64(9_100 + seed))
    let innovations = try InnovationDistribution(.ged, shape: [0.7 + 0.8 * random.nextUniform()])
    let (alpha, beta) = (0.05 + 0.1 * random.nextUniform(), 0.84)
    var (h, values) = (1.0, [Double]())
    for t in 0..<600 {
      let e = h.squareRoot() * innovations.random(using: &random)
      if t >= 200 { values.append(seed % 3 == 0 ? (0.02 * e * 1e4).rounded() / 1e4 : 0.05 + e) }
      h = 1 - alpha - beta + alpha * e * e + beta * h
    }
    return try ReturnSeries(values: values)
  }

  static let models: [(isExponential: Bool, isAsymmetric: Bool, innovations: Innovations)] = [
    (false, false, .ged), (false, true, .ged), (true, true, .ged), (true, false, .normal), (true, true, .studentT),
    (true, true, .normal),
  ]

  @Test(arguments: [MeanModel.constant, .ar1], models)
  func everyFitIsALocalMaximum(
    mean: MeanModel, model: (isExponential: Bool, isAsymmetric: Bool, innovations: Innovations)
  ) throws {
    let order = GARCHOrder(p: 1, o: model.isAsymmetric ? 1 : 0, q: 1)
    var (pinned, failures) = (0, 0)
    for seed in 0..<10 {
      let returns = try Self.returns(seed: seed)
      let label: Comment = "series \(seed) \(mean) \(model)"
      if model.isExponential {
        let specification = EGARCH(mean: mean, innovations: model.innovations, order: order)
        // Where the best recursions of an EGARCH are not invertible, the likelihood has no maximum: a throw is honest.
        guard let fit = try? specification.fit(to: returns) else {
          failures += 1
          continue
        }
        try check(fit, specification.layout, returns, label, &pinned)
      } else {
        let specification = GARCH(mean: mean, innovations: model.innovations, order: order)
        try check(specification.fit(to: returns), specification.layout, returns, label, &pinned)
      }
    }
    #expect(failures <= 1)
    // The test is none if no maximum lies on a kink.
    if model.innovations == .ged { #expect(pinned > 0) }
  }

  /// Compares the estimates with points beside them, by a likelihood that shares nothing with the search.
  private func check(
    _ fit: some EstimatedVolatilityModel, _ layout: VarianceLayout, _ returns: ReturnSeries, _ label: Comment,
    _ pinned: inout Int
  ) throws {
    let likelihood = try FamilyLikelihood(returns, layout)
    let theta = fit.estimates.map(\.value)
    let best = likelihood.value(theta)
    let error = abs(best - fit.logLikelihood)
    #expect(error < 1e-8, "\(label): the likelihood is off by \(error)")
    let errors = fit.standardErrors(.opg)
    if layout.mean == .constant, errors[0] == nil {
      pinned += 1
      let distance = returns.values.map { abs($0 - theta[0]) }.min() ?? .infinity
      #expect(distance < 1e-8, "\(label): μ without a standard error lies on a return")
    } else if layout.mean == .ar1 {
      let nearest = zip(returns.values.dropFirst(), returns.values).map { abs($0 - theta[0] - theta[1] * $1) }
      if (nearest.min() ?? 1) < 1e-8 { pinned += 1 }
    }
    var random = SplitMix64(seed: 3)
    var improvement = -Double.infinity
    for trial in 0..<120 {
      // Not as far as the next kink, behind which there can be another maximum.
      let size = [1e-7, 1e-5, 1e-4, 1e-3][trial % 4]
      var moved = theta
      let single = trial / 8
      for index in theta.indices where single >= theta.count || index == single {
        let unit = errors[index] ?? 0.02 * (abs(theta[index]) + (index < layout.omega ? likelihood.scale : 1))
        moved[index] += size * unit * (single < theta.count ? (trial % 8 < 4 ? 1 : -1) : random.nextNormal())
      }
      if likelihood.allows(moved) { improvement = max(improvement, likelihood.value(moved) - best) }
    }
    #expect(improvement < 2e-8, "\(label) \(fit.status): a point beside it is better by \(improvement)")
  }
}

/// The log-likelihood of models with one lag in the returns' own unit, from the definition.
private struct FamilyLikelihood {
  let layout: VarianceLayout
  let scale: Double
  private let (y, x): ([Double], [Double])
  private let backcast: Double

  init(_ returns: ReturnSeries, _ layout: VarianceLayout) throws {
    self.layout = layout
    let sample = try GARCHSample(returns, mean: layout.mean, presample: .backcast)
    let lagCount = layout.mean == .ar1 ? 1 : 0
    (y, x) = (Array(returns.values.dropFirst(lagCount)), Array(returns.values.dropLast(lagCount)))
    scale = sample.scale
    backcast = (sample.backcast ?? 1) * sample.scale * sample.scale
  }

  /// Whether a point obeys the limits of the search.
  func allows(_ theta: [Double]) -> Bool {
    let (alpha, beta) = (theta[layout.omega + 1], theta[layout.betas.lowerBound])
    let gamma = layout.gammas.isEmpty ? 0 : theta[layout.gammas.lowerBound]
    for index in layout.shapes where theta[index] < (layout.innovations == .ged ? 1.01 : 2.01) || theta[index] > 50 {
      return false
    }
    if layout.form == .logarithmic { return abs(beta) <= 1 }
    return theta[layout.omega] > 1e-10 * backcast && alpha >= 0 && alpha + gamma >= 0 && beta >= 0
      && alpha + gamma / 2 + beta <= 1
  }

  func value(_ theta: [Double]) -> Double {
    let (omega, alpha, beta) = (theta[layout.omega], theta[layout.omega + 1], theta[layout.betas.lowerBound])
    let gamma = layout.gammas.isEmpty ? 0 : theta[layout.gammas.lowerBound]
    let (mu, phi) = (layout.omega > 0 ? theta[0] : 0, layout.omega > 1 ? theta[1] : 0)
    let density = density(theta.last ?? 0)
    let isLogarithmic = layout.form == .logarithmic
    // h, or ln h before the first shock.
    var level =
      isLogarithmic ? omega + beta * log(backcast) : omega + (alpha + gamma / 2 + beta) * backcast
    var sum = 0.0
    for (value, previous) in zip(y, x) {
      let e = value - mu - phi * previous
      let h = isLogarithmic ? exp(level) : level
      let z = e / h.squareRoot()
      sum += density(z) - log(h) / 2
      level =
        isLogarithmic
        ? omega + alpha * (abs(z) - (2 / Double.pi).squareRoot()) + gamma * z + beta * level
        : omega + (alpha + (e < 0 ? gamma : 0)) * e * e + beta * level
    }
    return sum
  }

  private func density(_ nu: Double) -> (Double) -> Double {
    switch layout.innovations {
    case .ged:
      let inverse: Double = 1 / nu
      let ratio: Double = lgamma(inverse) - lgamma(3 * inverse)
      let kappa: Double = exp(0.5 * ratio) * pow(2, -inverse)
      let constant: Double = log(nu / kappa) - (1 + inverse) * log(2) - lgamma(inverse)
      return { z in constant - 0.5 * pow(abs(z / kappa), nu) }
    case .studentT:
      let (power, freedom): (Double, Double) = ((nu + 1) / 2, nu - 2)
      let constant: Double = lgamma(power) - lgamma(nu / 2) - 0.5 * log(Double.pi * freedom)
      return { z in constant - power * log1p(z * z / freedom) }
    default:
      let constant: Double = -0.5 * log(2 * Double.pi)
      return { z in constant - 0.5 * z * z }
    }
  }
}
