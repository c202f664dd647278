public import NumericalMethods

/// The distribution of standardised innovations z, with mean 0 and variance 1, of given shape parameters.
///
/// Tails, quantiles and shortfalls have small relative errors however far out they lie. The equations are those of the
/// sources that ``Innovations`` names.
public struct InnovationDistribution: Sendable {
  /// The family of distributions.
  public let innovations: Innovations
  /// The shape parameters in the order of ``Innovations/shapeNames``.
  public let shape: [Double]
  private let distribution: any StandardizedDistribution

  /// The distribution of one family and shape.
  ///
  /// - Parameters:
  ///   - innovations: the family.
  ///   - shape: its shape parameters in the order of ``Innovations/shapeNames``: ν > 2 for Student's t; ν > 2 and
  ///     −1 < λ < 1 for the skewed t; 0.1 ≤ ν ≤ 1000 for the generalised error distribution, beyond which it can't be
  ///     computed or told from a uniform one; none for the normal distribution.
  /// - Throws: `VolatilityError.invalidParameter` with the name, the value and the range.
  /// - Precondition: there are as many shape parameters as names.
  public init(_ innovations: Innovations, shape: [Double]) throws(VolatilityError) {
    try Self.validate(shape, for: innovations)
    self.innovations = innovations
    self.shape = shape
    distribution =
      switch innovations {
      case .normal: StandardizedNormal()
      case .studentT: StandardizedStudentT(nu: shape[0])
      case .skewedT: StandardizedSkewedT(nu: shape[0], lambda: shape[1])
      case .ged: StandardizedGED(nu: shape[0])
      }
  }

  /// The standard normal distribution.
  public static let normal = InnovationDistribution(.normal, shape: [], distribution: StandardizedNormal())

  private init(_ innovations: Innovations, shape: [Double], distribution: any StandardizedDistribution) {
    self.innovations = innovations
    self.shape = shape
    self.distribution = distribution
  }

  /// f(z), the density.
  public func density(at z: Double) -> Double { .exp(distribution.logDensity(at: z)) }

  /// ln f(z).
  public func logDensity(at z: Double) -> Double { distribution.logDensity(at: z) }

  /// P(Z ≤ z).
  public func cumulative(_ z: Double) -> Double { distribution.cumulative(z) }

  /// P(Z > z), right also where `1 − cumulative(z)` has no digits left.
  public func upperTail(_ z: Double) -> Double { distribution.upperTail(z) }

  /// The z with P(Z ≤ z) = `p`; −∞ for 0 and ∞ for 1.
  ///
  /// - Precondition: `p` lies in 0...1.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability is a number from 0 to 1")
    return distribution.quantile(p)
  }

  /// E[Z | Z ≤ quantile(p)], the expected shortfall as a return: negative, −∞ for p = 0, and 0, the mean, for 1.
  ///
  /// Source: McNeil, Frey & Embrechts (2015), "Quantitative Risk Management", section 2.3.4.
  ///
  /// - Precondition: `p` lies in 0...1.
  public func expectedShortfall(_ p: Double) -> Double {
    let z = quantile(p)
    guard z.isFinite else { return p < 0.5 ? -.infinity : 0 }
    return distribution.partialMean(z) / p
  }

  /// E[Z²; Z < 0], the share of the variance that is below the mean; ½ for a symmetric distribution.
  public var lowerPartialVariance: Double { distribution.lowerPartialVariance }

  /// E|Z|.
  public var expectedAbsolute: Double { -2 * distribution.partialMean(0) }

  /// A random number of the distribution.
  ///
  /// - Parameter generator: the source of randomness.
  /// - Returns: the number; one of Student's t or the normal distribution is that of `SplitMix64` itself.
  public func random(using generator: inout SplitMix64) -> Double { distribution.random(using: &generator) }

  /// Checks that shape parameters lie in their ranges.
  static func validate(_ shape: [Double], for innovations: Innovations) throws(VolatilityError) {
    precondition(shape.count == innovations.shapeNames.count, "one number for each shape parameter")
    for (name, value) in zip(innovations.shapeNames, shape) { try validate(name, value, for: innovations) }
  }

  private static func validate(
    _ name: ParameterName, _ value: Double, for innovations: Innovations
  ) throws(VolatilityError) {
    let (isValid, expected) =
      switch (innovations, name) {
      case (.skewedT, .lambda): (abs(value) < 1, "a number between -1 and 1")
      case (.ged, _): (value >= 0.1 && value <= 1000, "a number from 0.1 to 1000")
      default: (value > 2 && value < .infinity, "a finite number above 2")
      }
    guard isValid else { throw .invalidParameter(name: name, value: value, expected: expected) }
  }
}
