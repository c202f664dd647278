import NumericalMethods

/// The distribution of standardised innovations: mean 0, variance 1.
protocol StandardizedDistribution: Sendable {
  /// ln f(z).
  func logDensity(at z: Double) -> Double

  /// P(Z ≤ z).
  func cumulative(_ z: Double) -> Double

  /// P(Z > z).
  func upperTail(_ z: Double) -> Double

  /// The z with P(Z ≤ z) = `p`, a number in 0...1.
  func quantile(_ p: Double) -> Double

  /// E[Z; Z ≤ z], the part of the mean below a finite z; never positive.
  func partialMean(_ z: Double) -> Double

  /// E[Z²; Z < 0].
  var lowerPartialVariance: Double { get }

  /// A random number of the distribution.
  func random(using generator: inout SplitMix64) -> Double
}
