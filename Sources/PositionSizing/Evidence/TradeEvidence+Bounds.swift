extension TradeEvidence {
  /// Intervals of the win rate, the average win and loss, their ratio and the Kelly fraction.
  ///
  /// The time is proportional to `resamples` and to the number of trades: some milliseconds for 10,000 and 200.
  ///
  /// - Parameters:
  ///   - confidence: how often such intervals are to hold the truth, strictly between 0 and 1.
  ///   - resamples: how often as many trades are drawn from the trades, at least 100.
  ///   - seed: determines what is drawn.
  /// - Returns: the intervals, the same for the same parameters.
  /// - Throws: `SizingError.impossible` for a confidence or a number of resamples outside of its range.
  public func intervals(
    confidence: Double = 0.95, resamples: Int = 10_000, seed: UInt64 = 0
  ) throws(SizingError) -> TradeIntervals {
    let settings = try BootstrapSettings(confidence: confidence, resamples: resamples, seed: seed)
    return try TradeIntervals(of: self, by: settings)
  }

  /// A Kelly fraction that the evidence supports: the smaller of the one at the lower limit of Wilson's interval for
  /// the win rate, with W and L as estimated, and of the bootstrap's lower limit.
  ///
  /// It is ``TradeIntervals/lowerBound`` of the same parameters, without the work for the other intervals. Each is the
  /// lower limit of an interval with two sides, so that at 0.95 the truth lies below a limit in 2.5 % of cases: for
  /// few trades in more, see ``TradeIntervals``.
  ///
  /// - Parameters:
  ///   - confidence: how often the intervals are to hold the truth, strictly between 0 and 1.
  ///   - resamples: how often as many trades are drawn from the trades, at least 100.
  ///   - seed: determines what is drawn.
  /// - Returns: a fraction of the capital at risk, at most the estimate; 0 where no edge is certain enough.
  /// - Throws: `SizingError.impossible` for a confidence or a number of resamples outside of its range.
  public func lowerBound(
    confidence: Double = 0.95, resamples: Int = 10_000, seed: UInt64 = 0
  ) throws(SizingError) -> RiskFraction {
    try lowerBound(by: BootstrapSettings(confidence: confidence, resamples: resamples, seed: seed))
  }

  /// The lower bound by settings that are known to be in range.
  func lowerBound(by settings: BootstrapSettings) throws(SizingError) -> RiskFraction {
    let interval = try WilsonInterval(successes: wins, trials: wins + losses, confidence: settings.confidence)
    let cautious = try kellyFraction(atWinRate: interval.low)
    // Where that is nothing already, no resample makes it less.
    guard cautious > .zero else { return .zero }
    var fractions = TradeBootstrap(of: decidedReturns).resamples(by: settings).map(\.kellyFraction)
    return min(cautious, RiskFraction(unchecked: SampleQuantile.lower(settings.tail, of: &fractions)))
  }

  /// The Kelly fraction at another win rate; never above the estimate for one that is not above the estimate.
  func kellyFraction(atWinRate winRate: Double) throws(SizingError) -> RiskFraction {
    let fraction = try TradeOdds(
      winRate: winRate, averageWin: odds.averageWin, averageLoss: odds.averageLoss
    ).kellyFraction
    return winRate <= odds.winRate ? min(fraction, odds.kellyFraction) : fraction
  }
}
