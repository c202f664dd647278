/// The chi-squared distribution, with a small relative error in both tails.
///
/// P(X ≤ x) = P(k/2, x/2), the incomplete gamma function (Abramowitz & Stegun 1964, 26.4.19). The time that a value
/// takes grows with √k.
public struct ChiSquaredDistribution: Sendable {
  /// The degrees of freedom k > 0.
  public let degreesOfFreedom: Double
  private let gamma: IncompleteGamma

  /// The distribution of the sum of `degreesOfFreedom` squared standard normal variates.
  ///
  /// - Precondition: `degreesOfFreedom` is positive and finite.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0 && degreesOfFreedom < .infinity, "the degrees of freedom are positive and finite")
    self.degreesOfFreedom = degreesOfFreedom
    gamma = IncompleteGamma(shape: degreesOfFreedom / 2)
  }

  /// P(X ≤ x); 0 for negative x.
  public func cumulative(_ x: Double) -> Double { gamma.lower(x / 2) }

  /// P(X > x); 1 for negative x.
  public func upperTail(_ x: Double) -> Double { gamma.upper(x / 2) }

  /// The x with P(X ≤ x) = `p`; ∞ for 1.
  ///
  /// - Precondition: `p` lies in 0...1.
  public func quantile(_ p: Double) -> Double { 2 * gamma.inverseLower(p) }

  /// The x with P(X > x) = `q`; ∞ for 0.
  ///
  /// - Precondition: `q` lies in 0...1.
  public func upperQuantile(_ q: Double) -> Double { 2 * gamma.inverseUpper(q) }
}
