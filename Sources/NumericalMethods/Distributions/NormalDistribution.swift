#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The standard normal distribution.
public enum NormalDistribution {
  /// The density (2π)^(−½) exp(−x²/2).
  public static func density(_ x: Double) -> Double { inverseRootTwoPi * kernel(x) }

  /// P(X ≤ x), with a small relative error in both tails.
  public static func cumulative(_ x: Double) -> Double { upperTail(-x) }

  /// P(X > x), with a small relative error in both tails.
  public static func upperTail(_ x: Double) -> Double {
    let scaled = x * upperRootHalf
    let value = 0.5 * erfc(scaled)
    guard x > 1, value > 0 else { return value }
    // x/√2 is rounded; far out a relative error of it counts x² times.
    let remainder = (-scaled).addingProduct(x, upperRootHalf) + x * lowerRootHalf
    return value - remainder * inverseRootPi * kernel(x)
  }

  /// The x with P(X ≤ x) = `p`; −∞ for 0 and ∞ for 1.
  ///
  /// The rational approximations of Wichura (1988), "Algorithm AS 241: the percentage points of the normal
  /// distribution", and a Newton step.
  ///
  /// - Precondition: `p` lies in 0...1.
  public static func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is a number from 0 to 1")
    guard p > 0 else { return -.infinity }
    guard p < 1 else { return .infinity }
    let center = p - 0.5
    guard abs(center) > 0.425 else { return NormalQuantile.central(center) }
    let tail = min(p, 1 - p)
    var x = NormalQuantile.outer(tail)
    let density = density(x)
    // Where the numbers are subnormal they have no digits left to improve it with.
    if tail > 0x1p-1000 { x += (upperTail(x) - tail) / density }
    return center < 0 ? -x : x
  }

  /// exp(−x²/2), with the rounding of x² made up for.
  private static func kernel(_ x: Double) -> Double {
    let square = x * x
    guard square < 1500 else { return 0 }
    let remainder = (-square).addingProduct(x, x)
    let value = exp(-0.5 * square)
    return value - 0.5 * remainder * value
  }

  private static let inverseRootTwoPi = 0.398942280401432677939946059934
  private static let inverseRootPi = 0.564189583547756286948079451561
  /// √½ in two parts.
  private static let upperRootHalf = 0.5.squareRoot()
  private static let lowerRootHalf = -4.83364665672645672553e-17
}
