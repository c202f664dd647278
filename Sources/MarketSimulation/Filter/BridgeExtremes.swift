import NumericalMethods

/// The joint law of the highest and the lowest point of a Brownian bridge from 0 to y of variance v.
///
/// F(a, b) = P(highest < a, lowest > b) = Σₙ exp(−2 nw(nw − y)/v) − exp(−2 (a + nw)(a + nw − y)/v), w = a − b, n over all
/// integers: the reflections of the end at both barriers (Karatzas & Shreve 1991, 2.8.10). Its derivatives give the
/// densities: −∂²F/∂a∂b is that of the two extremes.
package struct BridgeExtremes {
  /// F(a, b).
  package private(set) var probability = 0.0
  /// ∂F/∂a.
  package private(set) var upperSlope = 0.0
  /// ∂F/∂b.
  package private(set) var lowerSlope = 0.0
  /// ∂²F/∂a∂b.
  package private(set) var mixedSlope = 0.0

  /// The law at two barriers; all zero where the bridge begins or ends outside of them.
  ///
  /// - Parameters:
  ///   - upper: a.
  ///   - lower: b.
  ///   - end: y.
  ///   - variance: v, positive.
  package init(upper: Double, lower: Double, end: Double, variance: Double) {
    let width = upper - lower
    guard upper > max(0, end), lower < min(0, end) else { return }
    let rate = 2 / variance
    // From here on the exponents are beyond −40.
    let count = min(12, Int((abs(end) + (end * end + 80 * variance).squareRoot()) / (2 * width)) + 2)
    for n in -count...count {
      let number = Double(n)
      let shift = number * width
      add(
        sign: 1, rate: rate, exponent: shift * (shift - end), upper: number * (2 * shift - end),
        lower: -number * (2 * shift - end), mixed: -2 * number * number)
      let image = upper + shift
      add(
        sign: -1, rate: rate, exponent: image * (image - end), upper: (number + 1) * (2 * image - end),
        lower: -number * (2 * image - end), mixed: -2 * number * (number + 1))
    }
  }

  /// Adds ±exp(−rate · E), given E and its derivatives.
  private mutating func add(
    sign: Double, rate: Double, exponent: Double, upper: Double, lower: Double, mixed: Double
  ) {
    let scaled = rate * exponent
    guard scaled < 60 else { return }
    let value = sign * .exp(-scaled)
    probability += value
    upperSlope -= rate * upper * value
    lowerSlope -= rate * lower * value
    mixedSlope += rate * (rate * upper * lower - mixed) * value
  }

  /// The density of the extremes, at least the rounding error that cancellation leaves of it.
  func density(variance: Double) -> Double { max(-mixedSlope, 1e-12 / variance) }

  /// The density of the extremes of two independent bridges taken together.
  func density(with other: BridgeExtremes) -> Double {
    max(
      0,
      -(mixedSlope * other.probability + upperSlope * other.lowerSlope + lowerSlope * other.upperSlope
        + probability * other.mixedSlope))
  }
}
