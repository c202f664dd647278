/// What is taken of the last values of a feature.
///
/// The raw values are the words in the names of features: `lowest:168:log-range-24`.
public enum RollingStatistic: String, Sendable, CaseIterable {
  /// Their mean.
  case mean
  /// Their standard deviation, of the population; of log variances the volatility of volatility.
  case deviation
  /// The lowest.
  case lowest
  /// The highest.
  case highest
}
