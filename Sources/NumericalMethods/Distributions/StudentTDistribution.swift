#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Student's t distribution, with a small relative error in both tails.
///
/// P(|T| ≤ t) = I_x(½, ν/2) with the odds w = t²/ν (Abramowitz & Stegun 1964, 26.7.1).
public struct StudentTDistribution: Sendable {
  /// The degrees of freedom ν > 0.
  public let nu: Double
  private let beta: IncompleteBeta
  private let rootNu: Double

  /// The t distribution with `nu` degrees of freedom.
  ///
  /// - Precondition: `nu` is positive and finite.
  public init(nu: Double) {
    precondition(nu > 0 && nu < .infinity, "the degrees of freedom are positive and finite")
    self.nu = nu
    beta = IncompleteBeta(a: 0.5, b: nu / 2)
    rootNu = nu.squareRoot()
  }

  /// P(T ≤ x).
  public func cumulative(_ x: Double) -> Double { upperTail(-x) }

  /// P(T > x).
  public func upperTail(_ x: Double) -> Double {
    let ratio = abs(x) / rootNu
    let tail = ratio > Self.farRatio ? farTail(ratio) : 0.5 * beta.upper(odds: x * x / nu)
    return x < 0 ? 1 - tail : tail
  }

  /// The x with P(T ≤ x) = `p`; −∞ for 0 and ∞ for 1.
  ///
  /// - Precondition: `p` lies in 0...1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is a number from 0 to 1")
    let tail = min(p, 1 - p)
    guard tail > 0 else { return p > 0 ? .infinity : -.infinity }
    let size = tail < 0.25 ? size(ofTail: tail) : (nu * beta.inverseLower(2 * (0.5 - tail))).squareRoot()
    return p < 0.5 ? -size : size
  }

  /// The t > 0 with P(T > t) = `tail`.
  private func size(ofTail tail: Double) -> Double {
    let farRatio = pow(tail * nu * exp(beta.logBeta), -1 / nu)
    return rootNu * (farRatio > Self.farRatio ? farRatio : beta.inverseUpper(2 * tail).squareRoot())
  }

  /// P(T > t) for t/√ν so large that the tail is a power of it, to the last digit.
  private func farTail(_ ratio: Double) -> Double { pow(ratio, -nu) / (nu * exp(beta.logBeta)) }

  private static let farRatio = 1e9
}
