import Foundation

/// Integrals from a point to infinity by double exponential quadrature (Takahasi & Mori 1974): the distance from the
/// point is exp(½π sinh t), and the trapezoidal rule in t converges exponentially for what is analytic past the point.
enum HalfLineQuadrature {
  private static let steps = 2048.0
  private static let limit = 6.0

  /// ∫ |z|ᵏ f(z) dz over the z on one side of `start`, with the sign of z where k is odd.
  ///
  /// - Parameters:
  ///   - start: where the integral starts.
  ///   - direction: 1 for up to ∞, −1 for down to −∞.
  ///   - power: k.
  ///   - logDensity: ln f, so that nothing underflows before it is multiplied.
  /// - Returns: the integral.
  static func integral(
    from start: Double, direction: Double, power: Int, of logDensity: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    for step in Int(-limit * steps)...Int(limit * steps) {
      let t = Double(step) / steps
      let logDistance = 0.5 * .pi * sinh(t)
      guard logDistance < 350 else { break }
      let z = start + direction * exp(logDistance)
      let logJacobian = logDistance + log(0.5 * .pi * cosh(t))
      let logPower = power == 0 ? 0 : Double(power) * log(abs(z))
      let term = exp(logDensity(z) + logPower + logJacobian)
      sum += power.isMultiple(of: 2) || z > 0 ? term : -term
    }
    return sum / steps
  }
}
