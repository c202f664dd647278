import Foundation
import VolatilityModels

/// The expected information of a GARCH(1,1): plain sums over the observations, with the expectations over an
/// innovation computed by quadrature from the density's kernel.
struct ExpectedInformation {
  /// Over μ, φ, ω, α, β, ν, as many as the model has; row by row.
  var elements: [Double]

  init(_ sample: GARCHSample, at point: GARCHPoint) {
    let k = sample.mean.parameterCount
    let size = k + 3 + (point.nu == nil ? 0 : 1)
    let n = Double(sample.count)
    func regressors(_ t: Int) -> [Double] { k == 0 ? [] : k == 1 ? [1] : [1, sample.predecessors[t]] }
    let e = (0..<sample.count).map { t in
      sample.observations[t] - zip([point.mu, point.phi], regressors(t)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    var (square, h) = (sample.backcast ?? e.reduce(0) { $0 + $1 * $1 } / n, 0.0)
    h = square
    var squareSlope = [Double](repeating: 0, count: k + 3)
    if sample.backcast == nil {
      for t in 0..<sample.count {
        for (i, x) in regressors(t).enumerated() { squareSlope[i] -= 2 * e[t] * x / n }
      }
    }
    var slope = squareSlope
    let expectation = Expectation(nu: point.nu)
    elements = [Double](repeating: 0, count: size * size)
    for t in 0..<sample.count {
      var next = zip(squareSlope, slope).map { point.alpha * $0 + point.beta * $1 }
      next[k] += 1
      next[k + 1] += square
      next[k + 2] += h
      (slope, h) = (next, point.omega + point.alpha * square + point.beta * h)
      let x = regressors(t) + [0, 0, 0]
      for i in 0..<k + 3 {
        for j in 0..<k + 3 {
          elements[i * size + j] += expectation.variance * slope[i] * slope[j] / (h * h)
          elements[i * size + j] += expectation.mean * x[i] * x[j] / h
        }
        if point.nu != nil {
          elements[i * size + size - 1] += expectation.cross * slope[i] / h
          elements[(size - 1) * size + i] += expectation.cross * slope[i] / h
        }
      }
      if point.nu != nil { elements[size * size - 1] += expectation.nu }
      square = e[t] * e[t]
      squareSlope = x.map { -2 * e[t] * $0 }
    }
  }
}

/// E[s sᵀ] of the scores of one observation at h = 1: with respect to h, e and ν.
private struct Expectation {
  var (variance, mean, cross, nu) = (0.5, 1.0, 0.0, 0.0)

  /// By the trapezoidal rule in u, e = √(ν−2) sinh u, where the integrand falls exponentially.
  init(nu: Double?) {
    guard let nu else { return }
    var weights = 0.0
    var (hh, ee, hNu, own, nuNu) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for u in stride(from: -30, through: 30, by: 0.002) {
      // f(e) ∝ (1 + e²/(ν−2))^(−(ν+1)/2) with 1 + e²/(ν−2) = cosh² u; de ∝ cosh u du.
      let w = sinh(u) * sinh(u)
      let weight = exp(-nu * log(cosh(u)))
      let h = -0.5 + 0.5 * (nu + 1) * w / (1 + w)
      let e = -(nu + 1) * sinh(u) / ((nu - 2).squareRoot() * (1 + w))
      // Up to a constant, which the expectation of a score being zero gives.
      let slope = -log(cosh(u)) + 0.5 * (nu + 1) / (nu - 2) * w / (1 + w)
      weights += weight
      hh += weight * h * h
      ee += weight * e * e
      hNu += weight * h * slope
      own += weight * slope
      nuNu += weight * slope * slope
    }
    (variance, mean, cross) = (hh / weights, ee / weights, hNu / weights)
    self.nu = nuNu / weights - (own / weights) * (own / weights)
  }
}
