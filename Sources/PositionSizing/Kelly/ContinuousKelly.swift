/// The Kelly criterion for a holding whose returns come in small steps: f* = μ/σ² of the capital is held
/// (Merton 1969; Thorp 2006, equation 7.3).
///
/// μ is the mean excess return over what the capital earns at rest, σ² its variance, both of one period, as fractions:
/// a mean of 0.08 and a variance of 0.04 a year make f* = 2.
public struct ContinuousKelly: Hashable, Sendable {
  /// μ, the mean excess return of a period.
  public let mean: Double
  /// σ², the variance of the return of a period, positive.
  public let variance: Double
  /// f* = μ/σ², as a fraction of the capital; negative, that is short, where the mean is.
  public let fraction: NotionalFraction

  /// The criterion for a mean and a variance of the same period.
  ///
  /// - Parameters:
  ///   - mean: μ, finite.
  ///   - variance: σ², positive and finite.
  /// - Throws: `SizingError.impossible` for other values, or where μ/σ² is not finite.
  public init(mean: Double, variance: Double) throws(SizingError) {
    guard mean.isFinite else {
      throw .impossible(quantity: "mean return", value: mean, allowed: "a finite number")
    }
    self.mean = mean
    self.variance = try SizingError.positive(variance, "variance of the return")
    fraction = try NotionalFraction(mean / variance)
  }

  /// f* where nothing may be sold short: 0 where the mean is negative.
  public var longOnly: NotionalFraction { fraction.value > 0 ? fraction : .zero }

  /// The expected log growth of a period, μf − ½σ²f²: ½μ²/σ² at f*, nothing at 2f*.
  ///
  /// - Parameter fraction: f, the fraction of the capital that is held.
  /// - Returns: the growth rate of the capital above what it earns at rest, per period.
  public func growthRate(at fraction: NotionalFraction) -> Double {
    fraction.value * (mean - 0.5 * variance * fraction.value)
  }
}
