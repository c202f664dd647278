#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// ln Γ(x) and its derivatives for positive arguments.
package enum GammaFunctions {
  /// ln Γ(x + ½) − ln Γ(x), for x > 0.
  ///
  /// For large x the two logarithms agree in ever more digits, so their difference is taken from its
  /// asymptotic series ½ ln x − 1/(8x) + 1/(192x³) − … (Abramowitz & Stegun 1964, 6.1.47).
  package static func logGammaHalfStep(_ x: Double) -> Double {
    guard x >= 30 else { return lgamma(x + 0.5) - lgamma(x) }
    let r = 1 / x
    let r2 = r * r
    let series = -1.0 / 8 + r2 * (1.0 / 192 + r2 * (-1.0 / 640 + r2 * (17.0 / 14336 + r2 * (-31.0 / 18432))))
    return 0.5 * log(x) + r * series
  }

  /// The digamma function ψ(x) = d ln Γ(x)/dx, for x > 0.
  ///
  /// Recurrence ψ(x) = ψ(x + 1) − 1/x up to x ≥ 12, then the asymptotic series
  /// (Abramowitz & Stegun 1964, 6.3.5 and 6.3.18).
  package static func digamma(_ x: Double) -> Double {
    var x = x
    var shift = 0.0
    while x < 12 {
      shift -= 1 / x
      x += 1
    }
    let r2 = 1 / (x * x)
    var series = 0.0
    for coefficient in digammaCoefficients.reversed() { series = (series + coefficient) * r2 }
    return shift + log(x) - 0.5 / x - series
  }

  /// The trigamma function ψ′(x), for x > 0.
  ///
  /// Recurrence ψ′(x) = ψ′(x + 1) + 1/x² up to x ≥ 12, then the asymptotic series
  /// (Abramowitz & Stegun 1964, 6.4.6 and 6.4.12).
  package static func trigamma(_ x: Double) -> Double {
    var x = x
    var shift = 0.0
    while x < 12 {
      shift += 1 / (x * x)
      x += 1
    }
    let r2 = 1 / (x * x)
    var series = 0.0
    for coefficient in bernoulliNumbers.reversed() { series = (series + coefficient) * r2 }
    return shift + 1 / x + 0.5 * r2 + series / x
  }

  /// B₂, B₄, … B₁₄.
  private static let bernoulliNumbers: [Double] = [
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6,
  ]
  /// B₂ₖ/(2k).
  private static let digammaCoefficients: [Double] = bernoulliNumbers.enumerated().map {
    $1 / Double(2 * ($0 + 1))
  }
}
