/// How the variances of single bars are averaged.
public enum VarianceAverage: Hashable, Sendable {
  /// The mean of the last bars.
  case mean(bars: Int)
  /// The mean of all bars so far with weights that halve every `halfLife` bars and sum to one; filled from `halfLife`
  /// bars on.
  case exponential(halfLife: Int)
}
