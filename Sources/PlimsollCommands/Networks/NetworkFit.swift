import MarketData
import ModelExchange
import VolatilityForecasting

/// `plimsoll train lstm`: networks trained on the bars of one or several files.
struct NetworkFit {
  private static let hybrid = Option(
    flag: "hybrid", help: "Let the networks read the variance and the residual of a GARCH too")
  private static let checkpoint = Option(
    optional: "checkpoint", .outputFile, value: "FILE",
    help: "File that keeps the state after each epoch; if it is there, the training goes on from it")

  /// The long name of the option that names the check-point.
  static let checkpointName = checkpoint.specification.name

  /// The options that are about networks only, in the order of the help.
  static let specifications =
    [hybrid.specification, checkpoint.specification] + NetworkOptionSet.specifications

  private let fit: LearnedFit
  private let isHybrid: Bool
  private let checkpoint: OutputFile?
  private let networks: NetworkOptionSet

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments.
  ///   - features: the names of the features; `nil` for the standard ones.
  /// - Throws: `CommandError.usage`.
  /// - Precondition: the command's specification has these options, and those of `LearnedFit`.
  init(_ arguments: ParsedArguments, features: [String]?) throws(CommandError) {
    isHybrid = arguments[Self.hybrid]
    checkpoint = arguments[Self.checkpoint]
    if checkpoint == .standardOutput { throw .usage("option --checkpoint: the state is kept in a file, not in -") }
    fit = try LearnedFit(arguments, features: features)
    networks = try NetworkOptionSet(arguments)
  }

  /// Networks and what they were trained on.
  struct Result {
    /// The networks.
    let network: TrainedVolatilityNetwork
    /// The markets that were learned from.
    let markets: LearnedFit.Markets
    /// The seconds that the training took.
    let seconds: Double
  }

  /// Trains networks on the bars of `files`.
  ///
  /// - Throws: `CommandError`.
  func run(_ files: [InputFile], in context: CommandContext) throws(CommandError) -> Result {
    if let checkpoint { try checkpoint.check() }
    let markets = try fit.read(files, in: context)
    let clock = ContinuousClock()
    let start = clock.now
    let network = try CommandError.mapping { () throws(ForecastingError) in
      try networks.network(
        for: markets.histories, horizons: markets.horizons, features: fit.features, isHybrid: isHybrid, in: context)
    }
    let run = NetworkRun(
      network: network, markets: markets.histories, split: try fit.learning.split(of: markets.histories),
      checkpoint: checkpoint)
    let trained = try run.trained(title: "training", in: context)
    return Result(network: trained, markets: markets, seconds: start.duration(to: clock.now) / .seconds(1))
  }
}
