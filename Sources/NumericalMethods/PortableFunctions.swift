/// Elementary functions that give the same bits on every machine.
///
/// The C library's differ in the last digit from system to system. These are made of sums, products, quotients and
/// powers of two alone, each rounded as IEEE 754 says, and never of a fused multiply-add, whatever the package is
/// compiled for. They are a few times slower and right to 2 units in the last place.
package enum PortableFunctions {
  /// ln x; NaN for x < 0, −∞ for 0.
  ///
  /// x = 2ᵏm with ½√2 ≤ m < √2, and ln m = 2 artanh s with s = (m − 1)/(m + 1) by its series
  /// (Abramowitz & Stegun 1964, 4.1.27); s² < 0.0295.
  package static func log(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x < 0 ? .nan : x }
    var exponent = Double(x.exponent)
    var fraction = x.significand
    if fraction >= 2.0.squareRoot() {
      fraction *= 0.5
      exponent += 1
    }
    let s = (fraction - 1) / (fraction + 1)
    let square = s * s
    var series = 0.0
    for coefficient in inverseOddNumbers { series = (series + coefficient) * square }
    return exponent * upperLog2 + (exponent * lowerLog2 + (2 * s + 2 * s * series))
  }

  /// eˣ; 0 and ∞ where a double has no room for it.
  ///
  /// x = k ln 2 + r with |r| ≤ ½ ln 2, and eʳ by its power series.
  package static func exp(_ x: Double) -> Double {
    guard x < 710 else { return x.isNaN ? x : .infinity }
    guard x > -746 else { return 0 }
    let exponent = (x * inverseLog2 + 0.5).rounded(.down)
    let r = x - exponent * upperLog2 - exponent * lowerLog2
    var series = 0.0
    for coefficient in inverseFactorials { series = (series + coefficient) * r }
    return Double(sign: .plus, exponent: Int(exponent), significand: 1 + series)
  }

  /// cos(2πt), the cosine of `turns` full turns, for 0 ≤ t ≤ 1.
  ///
  /// The nearest quarter of a turn is taken off exactly; what is left, at most π/4, goes into the power series of the
  /// sine or the cosine.
  package static func cosine(ofTurns turns: Double) -> Double {
    let quarters = (4 * turns + 0.5).rounded(.down)
    let angle = 2 * Double.pi * (turns - 0.25 * quarters)
    switch Int(quarters) & 3 {
    case 0: return cosineSeries(angle)
    case 1: return -sineSeries(angle)
    case 2: return -cosineSeries(angle)
    default: return sineSeries(angle)
    }
  }

  private static func cosineSeries(_ angle: Double) -> Double {
    let square = angle * angle
    var series = 0.0
    for coefficient in cosineCoefficients { series = (series + coefficient) * square }
    return 1 + series
  }

  private static func sineSeries(_ angle: Double) -> Double {
    let square = angle * angle
    var series = 0.0
    for coefficient in sineCoefficients { series = (series + coefficient) * square }
    return angle + angle * series
  }

  /// ln 2 in two parts; the upper one has 32 bits, so that its product with an exponent is exact.
  private static let upperLog2 = 0x1.62e42fee00000p-1
  private static let lowerLog2 = 0x1.a39ef35793c76p-33
  /// 1/ln 2.
  private static let inverseLog2 = 0x1.71547652b82fep+0

  /// 1/21, 1/19, … 1/3.
  private static let inverseOddNumbers: [Double] = stride(from: 21.0, to: 1, by: -2).map { 1 / $0 }
  /// 1/14!, 1/13!, … 1/1!; the factorials up to 18! are doubles.
  private static let inverseFactorials: [Double] = (1...14).reversed().map { 1 / factorial($0) }
  /// The coefficients of a¹⁸, a¹⁶, … a² in cos a.
  private static let cosineCoefficients: [Double] = (1...9).reversed().map {
    ($0.isMultiple(of: 2) ? 1 : -1) / factorial(2 * $0)
  }
  /// The coefficients of a¹⁶, a¹⁴, … a² in (sin a)/a.
  private static let sineCoefficients: [Double] = (1...8).reversed().map {
    ($0.isMultiple(of: 2) ? 1 : -1) / factorial(2 * $0 + 1)
  }

  private static func factorial(_ n: Int) -> Double { (1...n).reduce(1) { $0 * Double($1) } }
}
