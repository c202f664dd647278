import MarketData
import VolatilityForecasting

/// The training of trees by a command, with progress.
struct TreeRun {
  /// What is trained.
  let trees: VolatilityTrees
  /// The markets that it learns from.
  let markets: [MarketHistory]
  /// The time of training and validation.
  let split: TimeSplit

  /// Trains the trees.
  ///
  /// - Parameters:
  ///   - title: what the progress is called.
  ///   - context: what the command runs in.
  /// - Returns: the forecaster.
  /// - Throws: `CommandError`.
  func trained(title: String, in context: CommandContext) throws(CommandError) -> TrainedVolatilityTrees {
    let progress = context.progress(title, total: trees.horizons.count * trees.options.rounds)
    let trained = try CommandError.mapping { () throws(ForecastingError) in
      try trees.train(on: markets, split: split, threads: context.threads) { progress.advance(by: $0) }
    }
    progress.finish()
    return trained
  }
}
