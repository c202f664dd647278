import MarketData
import ModelExchange
import VolatilityForecasting

/// `plimsoll train lstm`: networks trained on the bars of one or several files.
struct NetworkFit {
  private static let horizons = Option(
    optional: "horizons", .list(of: .integer(in: 1...10_000)), value: "H,…", defaultText: "a bar, 4 hours and a day",
    help: "Numbers of bars whose variance is forecast, all at once")
  private static let hybrid = Option(
    flag: "hybrid", help: "Let the networks read the variance and the residual of a GARCH too")
  private static let checkpoint = Option(
    optional: "checkpoint", .outputFile, value: "FILE",
    help: "File that keeps the state after each epoch; if it is there, the training goes on from it")

  /// The long name of the option that names the check-point.
  static let checkpointName = checkpoint.specification.name

  /// The options that are about networks only, in the order of the help.
  static let specifications =
    [horizons.specification, hybrid.specification] + NetworkSplitOptions.specifications
    + [checkpoint.specification] + NetworkOptionSet.specifications + [MarketsBeside.specification]

  private let horizons: [Int]?
  private let isHybrid: Bool
  private let checkpoint: OutputFile?
  private let split: NetworkSplitOptions
  private let networks: NetworkOptionSet
  private let join: JoinOptions
  private let beside: MarketsBeside
  private let features: [VolatilityFeature]?
  private let returnOptions: ReturnOptions

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments.
  ///   - features: the names of the features; `nil` for the standard ones.
  /// - Throws: `CommandError.usage`.
  /// - Precondition: the command's specification has these options, those of joined files and those of returns.
  init(_ arguments: ParsedArguments, features: [String]?) throws(CommandError) {
    horizons = arguments[Self.horizons]
    if let horizons, Set(horizons).count < horizons.count { throw .usage("option --horizons names a number twice") }
    isHybrid = arguments[Self.hybrid]
    checkpoint = arguments[Self.checkpoint]
    if checkpoint == .standardOutput { throw .usage("option --checkpoint: the state is kept in a file, not in -") }
    split = NetworkSplitOptions(arguments)
    networks = try NetworkOptionSet(arguments)
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    self.features = try features.map { (names) throws(CommandError) in
      try VolatilityFeature.named(names, option: "--features")
    }
    returnOptions = try ReturnOptions(arguments)
  }

  /// Networks and what they were trained on.
  struct Result {
    /// The networks.
    let network: TrainedVolatilityNetwork
    /// The files of the markets that were learned from.
    let inputs: [MarketInput]
    /// The files of the markets that features look at only.
    let beside: [MarketInput]
    /// The seconds that the training took.
    let seconds: Double
  }

  /// Trains networks on the bars of `files`.
  ///
  /// - Throws: `CommandError`.
  func run(_ files: [InputFile], in context: CommandContext) throws(CommandError) -> Result {
    if let checkpoint { try checkpoint.check() }
    var inputs: [MarketInput] = []
    for file in files { inputs.append(try MarketInput(file, options: returnOptions, join: join, in: context)) }
    let beside = try beside.read(options: returnOptions, in: context)
    let clock = ContinuousClock()
    let start = clock.now
    let (markets, network) = try CommandError.mapping { () throws(ForecastingError) in
      let markets = try MarketHistory.panel(inputs.map(\.history), beside: beside.map(\.history))
      let network = try networks.network(
        for: markets, horizons: horizons ?? StandardFeatures(for: markets).horizons, features: features,
        isHybrid: isHybrid, in: context)
      return (markets, network)
    }
    let run = NetworkRun(
      network: network, markets: markets, split: try split.split(of: markets), checkpoint: checkpoint)
    let trained = try run.trained(title: "training", in: context)
    return Result(
      network: trained, inputs: inputs, beside: beside, seconds: start.duration(to: clock.now) / .seconds(1))
  }
}
