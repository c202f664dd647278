public import ForecastEvaluation
public import MarketData

/// What a walk through time found: the scores of classifiers and baselines on the same rows, and how much better each is.
///
/// The references of all gains are the five baselines.
public struct RegimeComparison: Sendable, Equatable {
  /// What was told.
  public let label: RegimeLabel
  /// What was walked through.
  public let evaluation: RegimeEvaluation
  /// The names of the markets whose rows were told, in order.
  public let markets: [String]
  /// All markets together, rows of one day resampled together.
  public let pooled: ClassifierComparison
  /// Each market alone, in the order of `markets`; `nil` where its rows do not span more days than a block has.
  public let alone: [ClassifierComparison?]
  /// The moments of the fits that had rows to learn from and to tell, increasing.
  public let fits: [TimeStamp]

  /// The entry of a classifier or a baseline; `nil` where there is none of that name.
  public func entry(_ name: String) -> ClassifierComparison.Entry? { pooled.entries.first { $0.name == name } }

  /// How much better a classifier is than a baseline; `nil` where there is none of that name.
  ///
  /// - Parameters:
  ///   - name: the name of the classifier.
  ///   - baseline: the baseline.
  /// - Returns: the gain over all markets together.
  public func gain(of name: String, over baseline: RegimeBaseline) -> LogLossGain? {
    entry(name)?.gains.first { $0.reference == baseline.rawValue }
  }

  /// The baseline of the least log-loss among some.
  ///
  /// - Parameter baselines: those that are looked at.
  /// - Returns: the best of them; `nil` for none.
  public func best(of baselines: [RegimeBaseline]) -> RegimeBaseline? {
    baselines.compactMap { baseline in entry(baseline.rawValue).map { (baseline, $0.score.logLoss) } }
      .min { $0.1 < $1.1 }?.0
  }
}
