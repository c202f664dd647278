import GradientBoosting
import ModelExchange
import VolatilityForecasting

/// `plimsoll train trees`: gradient-boosted trees trained on the bars of one or several files.
struct TreeFit {
  private let fit: LearnedFit
  private let options: TreeOptionSet

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments.
  ///   - features: the names of the features; `nil` for the standard ones.
  /// - Throws: `CommandError.usage`.
  /// - Precondition: the command's specification has the options of `LearnedFit` and `TreeOptionSet`.
  init(_ arguments: ParsedArguments, features: [String]?) throws(CommandError) {
    fit = try LearnedFit(arguments, features: features)
    options = TreeOptionSet(arguments)
  }

  /// Trees and what they were trained on.
  struct Result {
    /// The trees.
    let trees: TrainedVolatilityTrees
    /// The markets that were learned from.
    let markets: LearnedFit.Markets
    /// The seconds that the training took.
    let seconds: Double
  }

  /// Trains trees on the bars of `files`.
  ///
  /// - Throws: `CommandError`.
  func run(_ files: [InputFile], in context: CommandContext) throws(CommandError) -> Result {
    let markets = try fit.read(files, in: context)
    let clock = ContinuousClock()
    let start = clock.now
    let trees = try CommandError.mapping { () throws(ForecastingError) in
      try options.trees(for: markets.histories, horizons: markets.horizons, features: fit.features, in: context)
    }
    let split = try fit.learning.split(of: markets.histories, validates: options.validates)
    let progress = context.progress("training", total: trees.horizons.count * trees.options.rounds)
    let trained = try CommandError.mapping { () throws(ForecastingError) in
      try trees.train(on: markets.histories, split: split, threads: context.threads) { progress.advance(by: $0) }
    }
    progress.finish()
    if trained.ensembles.allSatisfy({ $0.trees.allSatisfy(\.nodes.isEmpty) }) {
      context.diagnostics.warn(
        "no tree has a split: a leaf has \(trees.options.minimumLeafRows) rows at least, and there are too few; the "
          + "forecasts are those of the regression alone, unless --minimum-leaf-rows is less")
    }
    return Result(trees: trained, markets: markets, seconds: start.duration(to: clock.now) / .seconds(1))
  }
}
