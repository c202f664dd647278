import Foundation
import LinearAlgebra
import MarketData
import NumericalMethods
import VolatilityModels

/// The conditions for a local maximum under constraints at the estimates of a fit, by the plain likelihood.
struct LocalMaximumCheck {
  /// How far the reported likelihood is from the definition's.
  var valueError: Double
  /// The largest element of the score along the active limits, each times its standard error.
  var slope: Double
  /// The smallest Lagrange multiplier, times a small step across its limit; zero where no limit is active.
  var smallestMultiplier: Double
  /// The most that any of forty random points beside the estimates gains.
  var improvement: Double

  init(_ fit: FittedGARCH, returns: ReturnSeries) {
    let likelihood = IndependentLikelihood(returns.values, fit.specification)
    let names = fit.parameters.named.map(\.name)
    let theta = fit.parameters.named.map(\.value)
    let errors = fit.standardErrors(.hessian)
    let value = likelihood.value(theta)
    valueError = abs(value - fit.logLikelihood)

    var score = Self.score(fit, returns: returns)
    let active = fit.status.activeConstraints
    let scale = likelihood.returns.reduce(0) { $0 + $1 * $1 } / Double(theta.count)
    smallestMultiplier = 0
    func position(_ name: ParameterName) -> Int? { names.firstIndex(of: name) }
    // With α + β = 1 active beside a bound on α or β, its multiplier is the score of the other one.
    if active.contains(.persistenceBelowOne), let alpha = position(.alpha), let beta = position(.beta) {
      let multiplier =
        active.contains(.alphaNonnegative)
        ? score[beta] : active.contains(.betaNonnegative) ? score[alpha] : 0.5 * (score[alpha] + score[beta])
      smallestMultiplier = min(smallestMultiplier, multiplier * 1e-4)
      score[alpha] -= multiplier
      score[beta] -= multiplier
    }
    let bounds: [(ParameterLimit, ParameterName, Double)] = [
      (.omegaPositive, .omega, -1e-10 * scale), (.alphaNonnegative, .alpha, -1e-4), (.betaNonnegative, .beta, -1e-4),
      (.nuAboveTwo, .nu, -1e-4), (.nuBelowLimit, .nu, 1e-4),
    ]
    for (constraint, name, step) in bounds where active.contains(constraint) {
      guard let index = position(name) else { continue }
      smallestMultiplier = min(smallestMultiplier, score[index] * step)
      score[index] = 0
    }
    slope = 0
    for (element, error) in zip(score, errors) { slope = max(slope, abs(element) * (error ?? 0)) }
    if !active.contains(.persistenceBelowOne), errors.contains(nil) != !active.isEmpty { slope = .infinity }

    var random = SplitMix64(seed: UInt64(returns.count))
    improvement = -.infinity
    for trial in 0..<40 {
      let size = [1e-3, 1e-2, 0.1][trial % 3]
      var moved = theta
      for index in theta.indices {
        let normal = random.nextNormal()
        if let error = errors[index] {
          // Standard errors where the likelihood is nearly flat reach beyond any neighbourhood.
          moved[index] += size * min(error, 0.3 * abs(theta[index]) + 1e-3) * normal
        } else if names[index] == .nu {
          moved[index] *= 1 + (theta[index] > 500 ? -1 : 1) * size * abs(normal) * 1e-2
        } else if names[index] == .omega {
          moved[index] *= 1 + size * abs(normal)
        } else {
          moved[index] += size * 0.01 * normal
        }
      }
      if active.contains(.persistenceBelowOne), let alpha = position(.alpha), let beta = position(.beta) {
        moved[beta] = min(moved[beta], 1 - moved[alpha])
      }
      improvement = max(improvement, likelihood.value(moved) - value)
    }
  }

  /// ∂ℓ/∂θ in the unit of the returns.
  private static func score(_ fit: FittedGARCH, returns: ReturnSeries) -> [Double] {
    guard
      let sample = try? GARCHSample(returns, mean: fit.specification.mean, presample: fit.specification.presample)
    else { return [.infinity] }
    let (p, s) = (fit.parameters, sample.scale)
    let sums = PlainGARCHLikelihood.sums(
      sample,
      at: GARCHPoint(
        mu: (p.mu ?? 0) / s, phi: p.phi ?? 0, omega: p.omega / (s * s), alpha: p.alpha, beta: p.beta, nu: p.nu))
    return zip(sums.score, p.named.map(\.name)).map { element, name in
      switch name {
      case .mu: element / s
      case .omega: element / (s * s)
      default: element
      }
    }
  }
}
