import NumericalMethods

/// An interval for a probability of which a frequency was seen, within 0 to 1 also for frequencies of 0 and 1.
///
/// (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n), z the quantile of the normal distribution.
/// Source: Wilson (1927), "Probable inference, the law of succession, and statistical inference".
public struct WilsonInterval: Sendable, Equatable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// The interval of a frequency.
  ///
  /// - Parameters:
  ///   - successes: the number of trials that succeeded.
  ///   - trials: n, the number of trials.
  ///   - level: the probability of covering the truth, above 0 and below 1.
  /// - Precondition: there is a trial, successes are from 0 to their number, and the level is a probability.
  public init(successes: Int, trials: Int, level: Double = 0.95) {
    precondition(trials > 0 && (0...trials).contains(successes), "a frequency is of at least one trial")
    precondition(level > 0 && level < 1, "the level of an interval is above 0 and below 1")
    let z = NormalDistribution.quantile(0.5 + 0.5 * level)
    let n = Double(trials)
    let share = Double(successes) / n
    let center = share + z * z / (2 * n)
    let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    // Of no success and of nothing else the ends are 0 and 1, which rounding may miss.
    lower = successes == 0 ? 0 : (center - reach) / (1 + z * z / n)
    upper = successes == trials ? 1 : (center + reach) / (1 + z * z / n)
  }
}
