#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// What is left of the densities of the gamma and beta distributions when the huge parts that cancel are taken out.
// Source: Loader (2000), "Fast and accurate computation of binomial probabilities".
extension GammaFunctions {
  /// ln Γ(1 + x), exact also for small x ≥ 0, where 1 + x is rounded.
  package static func logGamma(onePlus x: Double) -> Double {
    let sum = 1 + x
    return lgamma(sum) + (x - (sum - 1)) * digamma(sum)
  }

  /// What Stirling's formula lacks: ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0.
  ///
  /// Its asymptotic series 1/(12x) − 1/(360x³) + … from 12 on (Abramowitz & Stegun 1964, 6.1.41).
  package static func stirlingError(_ x: Double) -> Double {
    guard x >= 12 else { return logGamma(onePlus: x) - (x + 0.5) * log(x) + x - halfLogTwoPi }
    let r2 = 1 / (x * x)
    let tail = 1.0 / 1188 + r2 * (-691.0 / 360_360 + r2 * (1.0 / 156))
    return (1.0 / 12 + r2 * (-1.0 / 360 + r2 * (1.0 / 1260 + r2 * (-1.0 / 1680 + r2 * tail)))) / x
  }

  /// x ln(x/m) + m − x for positive x and m, which is zero at x = m and grows to both sides.
  ///
  /// - Parameters:
  ///   - x: a positive number.
  ///   - mean: m, a positive number.
  ///   - difference: x − m, which the caller may know in more digits than x and m have.
  /// - Returns: the deviance, with a small relative error also near x = m.
  package static func deviance(_ x: Double, mean: Double, difference: Double) -> Double {
    guard abs(difference) < 0.1 * (x + mean) else { return x * log(x / mean) - difference }
    // ln(x/m) = 2 artanh v.
    let v = difference / (x + mean)
    var term = 2 * x * v
    var sum = difference * v
    var odd = 3.0
    while true {
      term *= v * v
      let next = sum + term / odd
      if next == sum { return sum }
      sum = next
      odd += 2
    }
  }

  private static let halfLogTwoPi = 0.918938533204672741780329736406
}
