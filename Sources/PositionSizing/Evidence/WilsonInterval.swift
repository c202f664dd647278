import NumericalMethods

/// The interval in which the probability of a success lies, by what happened in some trials.
///
/// It holds each probability p from which the observed share is less than z standard errors √(p(1 − p)/n) away: unlike
/// an interval around the share, it says something sensible where all or none of a few trials succeed.
///
/// Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference", Journal of the
/// American Statistical Association 22, 209–212.
public struct WilsonInterval: Hashable, Sendable {
  /// The lower limit, from 0 to 1; 0 where nothing succeeded.
  public let low: Double
  /// The upper limit, from 0 to 1; 1 where all succeeded.
  public let high: Double

  /// The interval for `successes` of `trials`, which are independent of each other.
  ///
  /// - Parameters:
  ///   - successes: how many succeeded, from 0 to `trials`.
  ///   - trials: how many were tried, at least 1.
  ///   - confidence: how often such intervals hold the truth, strictly between 0 and 1.
  /// - Throws: `SizingError.impossible` for a number outside of its range.
  public init(successes: Int, trials: Int, confidence: Double = 0.95) throws(SizingError) {
    guard trials >= 1 else {
      throw .impossible(quantity: "number of trials", value: Double(trials), allowed: "at least 1")
    }
    guard (0...trials).contains(successes) else {
      throw .impossible(quantity: "number of successes", value: Double(successes), allowed: "0 to \(trials)")
    }
    let tail = (1 - (try BootstrapSettings.checked(confidence: confidence))) / 2
    let score = -NormalDistribution.quantile(tail)
    low = Self.lowerLimit(Double(successes), of: Double(trials), score: score)
    high = 1 - Self.lowerLimit(Double(trials - successes), of: Double(trials), score: score)
  }

  /// The smaller root of (n + z²)p² − (2k + z²)p + k²/n = 0, from the larger one, which loses no digits.
  private static func lowerLimit(_ successes: Double, of trials: Double, score: Double) -> Double {
    let square = score * score
    let spread = score * (successes * (1 - successes / trials) + square / 4).squareRoot()
    // Rounded it could come out above the share itself, for a confidence of almost nothing.
    return min(successes / trials, successes * (successes / trials) / (successes + square / 2 + spread))
  }
}
