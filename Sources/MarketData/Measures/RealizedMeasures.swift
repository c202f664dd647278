/// What the returns within a period, a day for example, tell of its variance.
///
/// All values are of log returns as fractions and are per period; ``PeriodsPerYear/annualizedVolatility(of:)`` turns a
/// variance into volatility per year. A period that lacks returns has a variance that is too small: nothing is scaled
/// up. Each sum runs from the first return to the last.
public struct RealizedMeasures: Sendable, Equatable {
  /// The start of the period.
  public let start: TimeStamp
  /// The number of returns n that the measures are made of; positive.
  public let returnCount: Int
  /// The number of returns in a period that lacks none; see ``RealizedOptions/expectedReturnCount``.
  public let expectedReturnCount: Int
  /// The number of products in the bipower variation.
  public let pairCount: Int
  /// The realised variance Σ r².
  public let variance: Double
  /// The bipower variation π/2 Σ |r_i| |r_{i−1}| over neighbours without a gap between them; `nil` where there are none.
  ///
  /// Source: Barndorff-Nielsen and Shephard (2004).
  public let bipowerVariation: Double?
  /// The realised quarticity N/3 Σ r⁴, with N by ``RealizedOptions/quarticityCount``.
  ///
  /// Source: Barndorff-Nielsen and Shephard (2002).
  public let quarticity: Double
  /// The downside semivariance Σ r² over r < 0.
  ///
  /// Source: Barndorff-Nielsen, Kinnebrock and Shephard (2010).
  public let downsideSemivariance: Double
  /// The upside semivariance Σ r² over r > 0.
  public let upsideSemivariance: Double

  /// Whether the period has as many returns as are expected.
  public var isComplete: Bool { returnCount == expectedReturnCount }

  /// The variation by jumps max(RV − BPV, 0); `nil` where there is no bipower variation.
  ///
  /// A gap costs one return but two products, so that a period with gaps shows more jumps than it had.
  public var jumpVariation: Double? { bipowerVariation.map { max(variance - $0, 0) } }

  init(start: TimeStamp, sums: RealizedSums, expected: Int, options: RealizedOptions) {
    self.start = start
    returnCount = sums.returnCount
    expectedReturnCount = expected
    pairCount = sums.pairCount
    variance = sums.squares
    bipowerVariation = sums.bipowerVariation
    let count = options.quarticityCount == .present ? sums.returnCount : expected
    quarticity = Double(count) / 3 * sums.fourthPowers
    downsideSemivariance = sums.negativeSquares
    upsideSemivariance = sums.positiveSquares
  }
}
