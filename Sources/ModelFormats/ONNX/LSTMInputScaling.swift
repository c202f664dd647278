/// How the inputs of a network are scaled in an exported graph: x becomes (x − mean) · factor, cut at ± `limit`.
///
/// It is computed in 64 bits and then rounded to the 32 bits of the network. An input that is not finite becomes one that
/// is not a number.
public struct LSTMInputScaling: Sendable, Hashable {
  /// The mean of each input.
  public let means: [Double]
  /// What the distance of each input from its mean is multiplied by; 0 for an input without variation.
  public let factors: [Double]
  /// The greatest absolute value of a scaled number.
  public let limit: Double

  /// A scaling.
  ///
  /// - Parameters:
  ///   - means: the mean of each input, finite.
  ///   - factors: the factor of each input, finite and not negative.
  ///   - limit: the greatest absolute value of a scaled number; positive, may be infinite.
  /// - Precondition: the numbers are in these ranges, and there are as many factors as means.
  public init(means: [Double], factors: [Double], limit: Double) {
    precondition(means.count == factors.count, "each input has a mean and a factor")
    precondition(means.allSatisfy(\.isFinite), "means are finite")
    precondition(factors.allSatisfy { $0 >= 0 && $0.isFinite }, "factors are finite and not negative")
    precondition(limit > 0, "the limit is positive")
    self.means = means
    self.factors = factors
    self.limit = limit
  }
}
