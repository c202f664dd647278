import Foundation
import VolatilityModels

/// The log-likelihood of a GARCH(1,1) in the returns' own unit, from the definition, for checks of estimates.
struct IndependentLikelihood {
  let returns: [Double]
  let specification: GARCH
  /// The presample variance; `nil` where it follows from the mean.
  private let backcast: Double?

  init(_ returns: [Double], _ specification: GARCH) {
    self.returns = returns
    self.specification = specification
    guard specification.presample == .backcast else {
      backcast = nil
      return
    }
    let y = Array(returns.dropFirst(specification.mean.lagCount))
    var mean = specification.mean == .zero ? 0 : y.reduce(0, +) / Double(y.count)
    var slope = 0.0
    if specification.mean == .ar1 {
      let x = Array(returns.dropLast())
      let center = x.reduce(0, +) / Double(x.count)
      slope =
        zip(x, y).reduce(0) { $0 + ($1.0 - center) * ($1.1 - mean) }
        / x.reduce(0) { $0 + ($1 - center) * ($1 - center) }
      mean -= slope * center
    }
    let residuals = Self.residuals(returns, specification, mu: mean, phi: slope)
    let weights = (0..<min(75, residuals.count)).map { pow(0.94, Double($0)) }
    backcast = zip(weights, residuals).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / weights.reduce(0, +)
  }

  private static func residuals(_ returns: [Double], _ specification: GARCH, mu: Double, phi: Double) -> [Double] {
    (specification.mean.lagCount..<returns.count).map { t in
      specification.mean == .ar1 ? returns[t] - mu - phi * returns[t - 1] : returns[t] - mu
    }
  }

  /// ℓ at μ, φ, ω, α, β, ν, as many as the model has; −∞ outside the parameter space.
  func value(_ theta: [Double]) -> Double {
    let k = specification.mean == .zero ? 0 : specification.mean == .constant ? 1 : 2
    let (omega, alpha, beta) = (theta[k], theta[k + 1], theta[k + 2])
    let nu = specification.innovations == .studentT ? theta[k + 3] : 0
    guard omega > 0, alpha >= 0, beta >= 0, alpha + beta <= 1 else { return -.infinity }
    let e = Self.residuals(returns, specification, mu: k > 0 ? theta[0] : 0, phi: k > 1 ? theta[1] : 0)
    let presample = backcast ?? e.reduce(0) { $0 + $1 * $1 } / Double(e.count)
    var h = omega + (alpha + beta) * presample
    var sum = 0.0
    if specification.innovations == .normal {
      for residual in e {
        sum -= 0.5 * (log(2 * .pi * h) + residual * residual / h)
        h = omega + alpha * residual * residual + beta * h
      }
      return sum
    }
    guard nu >= 2.01, nu <= 1000 else { return -.infinity }
    let constant = lgamma((nu + 1) / 2) - lgamma(nu / 2)
    for residual in e {
      sum += constant - 0.5 * log(.pi * (nu - 2) * h)
      sum -= 0.5 * (nu + 1) * log1p(residual * residual / (h * (nu - 2)))
      h = omega + alpha * residual * residual + beta * h
    }
    return sum
  }
}
