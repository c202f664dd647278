/// Fisher's F distribution, the ratio of two mean squares, with a small relative error in both tails.
///
/// P(X ≤ x) = I(d₁/2, d₂/2) at the odds d₁x/d₂ (Abramowitz & Stegun 1964, 26.6.2).
public struct FDistribution: Sendable {
  /// The degrees of freedom of the numerator, d₁ > 0.
  public let d1: Double
  /// The degrees of freedom of the denominator, d₂ > 0.
  public let d2: Double
  private let beta: IncompleteBeta

  /// The distribution with `d1` and `d2` degrees of freedom.
  ///
  /// - Precondition: `d1` and `d2` are positive and finite.
  public init(d1: Double, d2: Double) {
    precondition(d1 > 0 && d2 > 0 && d1 < .infinity && d2 < .infinity, "degrees of freedom are positive and finite")
    self.d1 = d1
    self.d2 = d2
    beta = IncompleteBeta(a: d1 / 2, b: d2 / 2)
  }

  /// P(X ≤ x); 0 for negative x.
  public func cumulative(_ x: Double) -> Double { beta.lower(odds: d1 * x / d2) }

  /// P(X > x); 1 for negative x.
  public func upperTail(_ x: Double) -> Double { beta.upper(odds: d1 * x / d2) }

  /// The x with P(X ≤ x) = `p`; ∞ for 1.
  ///
  /// - Precondition: `p` lies in 0...1.
  public func quantile(_ p: Double) -> Double { beta.inverseLower(p) * d2 / d1 }
}
