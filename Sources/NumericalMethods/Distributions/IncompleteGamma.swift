#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x) of one shape a > 0: the distribution
/// function and the upper tail of a Gamma(a, 1) variate.
///
/// Each is computed where it is the smaller one, so that both have small relative errors: P by its series below
/// max(1, a), Q by its continued fraction above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31). The number of terms
/// grows with √a.
package struct IncompleteGamma: Sendable {
  /// a.
  package let shape: Double
  /// The factor of xᵃe⁻ˣ or, for large shapes, of its saddle-point form in the weight.
  private let factor: Double
  /// ln of `factor`.
  private let logFactor: Double

  /// Above this shape powers and the gamma function would lose digits or overflow.
  private static let largestPlainShape = 40.0

  /// The functions of one shape.
  ///
  /// - Precondition: `shape` is positive and finite.
  package init(shape: Double) {
    precondition(shape > 0 && shape < .infinity, "the shape of an incomplete gamma function is positive and finite")
    self.shape = shape
    if shape <= Self.largestPlainShape {
      factor = 1 / tgamma(shape)
      logFactor = -lgamma(shape)
    } else {
      factor = (shape / (2 * .pi)).squareRoot() * exp(-GammaFunctions.stirlingError(shape))
      logFactor = log(factor)
    }
  }

  /// P(a, x), for x ≥ 0.
  package func lower(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? x : 0 }
    guard x < .infinity else { return 1 }
    return x < switchPoint ? min(1, weight(x) * lowerSeries(x)) : 1 - weight(x) * upperFraction(x)
  }

  /// Q(a, x), for x ≥ 0.
  package func upper(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? x : 1 }
    guard x < .infinity else { return 0 }
    guard x < switchPoint else { return min(1, weight(x) * upperFraction(x)) }
    let lower = weight(x) * lowerSeries(x)
    return lower > 0.5 && shape < 1 ? upperOfSmallShape(x) : 1 - lower
  }

  /// xᵃe⁻ˣ/Γ(a): the density of the variate's logarithm, for 0 < x < ∞.
  package func weight(_ x: Double) -> Double {
    guard shape <= Self.largestPlainShape else { return factor * exp(-deviance(x)) }
    // In two halves, since e⁻ˣ alone may underflow.
    let half = exp(-0.5 * x)
    return pow(x, shape) * half * factor * half
  }

  /// ln of `weight`, which does not underflow.
  func logWeight(_ x: Double) -> Double {
    shape <= Self.largestPlainShape ? logFactor + shape * log(x) - x : logFactor - deviance(x)
  }

  /// From here on the continued fraction is used.
  var switchPoint: Double { max(1, shape) }

  /// P(a, x) divided by the weight.
  func lowerSeries(_ x: Double) -> Double {
    var denominator = shape
    var term = 1 / shape
    var sum = term
    while true {
      denominator += 1
      term *= x / denominator
      let next = sum + term
      if next == sum { return sum }
      sum = next
    }
  }

  /// Q(a, x) divided by the weight, by Lentz's method.
  func upperFraction(_ x: Double) -> Double {
    var b = x + 1 - shape
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var value = d
    var n = 1.0
    while true {
      let a = n * (shape - n)
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      let change = c * d
      value *= change
      if abs(change - 1) < 0x1p-52 || n > Self.mostTerms { return value }
      n += 1
    }
  }

  /// Q(a, x) for x < 1 and a < 1, where it is the small difference of 1 and P.
  ///
  /// 1 − xᵃ/Γ(1 + a) and the rest of the alternating series (Gautschi 1979, "A computational procedure for
  /// incomplete gamma functions").
  private func upperOfSmallShape(_ x: Double) -> Double {
    let logarithm = shape * log(x) - GammaFunctions.logGamma(onePlus: shape)
    var power = 1.0
    var sum = 0.0
    var n = 1.0
    while true {
      power *= -x / n
      let next = sum + power / (shape + n)
      if next == sum { break }
      sum = next
      n += 1
    }
    return -expm1(logarithm) - exp(logarithm) * shape * sum
  }

  private func deviance(_ x: Double) -> Double {
    GammaFunctions.deviance(shape, mean: x, difference: shape - x)
  }

  /// Far more than the fraction takes; rounding may keep it from settling.
  private static let mostTerms = 1e7
}
