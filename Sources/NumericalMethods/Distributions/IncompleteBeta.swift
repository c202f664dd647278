#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The regularised incomplete beta function I_x(a, b) of one pair a, b > 0: the distribution function of a Beta(a, b)
/// variate x.
///
/// It is taken at the odds w = x/(1 − x), so that x close to 1 loses no digits; as a function of w it is the
/// distribution of the ratio of a Gamma(a) and a Gamma(b) variate. The continued fraction of whichever tail is the
/// smaller one is used (DLMF 8.17.22); its length grows with √min(a, b).
package struct IncompleteBeta: Sendable {
  /// a.
  package let a: Double
  /// b.
  package let b: Double
  /// The factor of xᵃ(1−x)ᵇ or, for large parameters, of its saddle-point form in the weight.
  private let factor: Double
  private let isPlain: Bool
  /// ln B(a, b).
  package let logBeta: Double

  /// Above this parameter powers would lose digits: the rounding of x counts a times.
  private static let largestPlainParameter = 12.0

  /// The function of one pair of parameters.
  ///
  /// - Precondition: `a` and `b` are positive and finite.
  package init(a: Double, b: Double) {
    precondition(
      a > 0 && b > 0 && a < .infinity && b < .infinity,
      "the parameters of an incomplete beta function are positive and finite")
    self.a = a
    self.b = b
    isPlain = max(a, b) <= Self.largestPlainParameter
    let sum = a + b
    if isPlain {
      factor = tgamma(sum) / (tgamma(a) * tgamma(b))
      logBeta = -log(factor)
    } else {
      let errors =
        GammaFunctions.stirlingError(sum) - GammaFunctions.stirlingError(a) - GammaFunctions.stirlingError(b)
      factor = (a / sum * b / (2 * .pi)).squareRoot() * exp(errors)
      // xᵃyᵇ at x = a/(a + b), where the deviances vanish.
      logBeta = -log(factor) - a * log1p(b / a) - b * log1p(a / b)
    }
  }

  /// I_x(a, b) for x = w/(1 + w), w ≥ 0.
  package func lower(odds w: Double) -> Double {
    guard w > 0 else { return w.isNaN ? w : 0 }
    guard w < .infinity else { return 1 }
    return usesFraction(w) ? min(1, weight(w) * lowerFraction(w)) : 1 - min(1, weight(w) * upperFraction(w))
  }

  /// 1 − I_x(a, b) for x = w/(1 + w), w ≥ 0.
  package func upper(odds w: Double) -> Double {
    guard w > 0 else { return w.isNaN ? w : 1 }
    guard w < .infinity else { return 0 }
    return usesFraction(w) ? 1 - min(1, weight(w) * lowerFraction(w)) : min(1, weight(w) * upperFraction(w))
  }

  /// xᵃ(1−x)ᵇ/B(a, b): the density of ln w, for 0 < w < ∞.
  package func weight(_ w: Double) -> Double {
    guard isPlain else { return factor * exp(-deviance(w)) }
    // For small odds the rounding of 1 + w would count b times.
    let root = pow(w / (1 + w), 0.5 * a) * (w < 1 ? exp(-0.5 * b * log1p(w)) : pow(1 + w, -0.5 * b))
    // The power alone may underflow where its product with a large factor does not.
    return root * factor * root
  }

  /// ln of `weight`, which does not underflow.
  func logWeight(_ w: Double) -> Double {
    isPlain ? a * log(w / (1 + w)) - b * log1p(w) - logBeta : log(factor) - deviance(w)
  }

  /// Whether x is below the point to which the fraction converges fast.
  func usesFraction(_ w: Double) -> Bool { w * (b + 1) < a + 1 }

  /// I_x(a, b) divided by the weight.
  func lowerFraction(_ w: Double) -> Double {
    Self.fraction(a, b, x: w / (1 + w), y: 1 / (1 + w), lambda: difference(w))
  }

  /// 1 − I_x(a, b) divided by the weight.
  func upperFraction(_ w: Double) -> Double {
    Self.fraction(b, a, x: 1 / (1 + w), y: w / (1 + w), lambda: -difference(w))
  }

  /// The even part of the continued fraction, by Lentz's method; written with y = 1 − x and λ = a − (a + b)x, which do
  /// not lose the digits of x close to 1 (Didonato & Morris 1992, "Algorithm 708", BFRAC).
  private static func fraction(_ a: Double, _ b: Double, x: Double, y: Double, lambda: Double) -> Double {
    var denominator = a / (a + 1) * (lambda + 1)
    var c = Double.greatestFiniteMagnitude
    var d = 1 / denominator
    var value = d
    var n = 1.0
    while true {
      let odd = a + 2 * n - 1
      let step = n * (b - n) * x / odd
      let numerator = (a + n - 1) * (a + b + n - 1) / odd * x * step
      denominator = n + step + (a + n) / (odd + 2) * (lambda + 1 + n * (1 + y))
      d = 1 / (numerator * d + denominator)
      c = denominator + numerator / c
      let change = c * d
      value *= change
      if abs(change - 1) < 0x1p-52 || n > mostTerms { return value }
      n += 1
    }
  }

  /// The deviances of a and b from their means (a + b)x and (a + b)(1 − x).
  private func deviance(_ w: Double) -> Double {
    let sum = a + b
    let difference = difference(w)
    return GammaFunctions.deviance(a, mean: sum * (w / (1 + w)), difference: difference)
      + GammaFunctions.deviance(b, mean: sum / (1 + w), difference: -difference)
  }

  /// λ = a − (a + b)x.
  private func difference(_ w: Double) -> Double { a.addingProduct(-b, w) / (1 + w) }

  /// Far more than the fraction takes; rounding may keep it from settling.
  private static let mostTerms = 1e7
}
