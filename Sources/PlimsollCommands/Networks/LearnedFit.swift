import MarketData
import ModelExchange
import VolatilityForecasting

/// What `plimsoll train` learns networks and trees from: the bars of one or several files, and their features.
struct LearnedFit {
  private static let horizons = Option(
    optional: "horizons", .list(of: .integer(in: 1...10_000)), value: "H,…", defaultText: "a bar, 4 hours and a day",
    help: "Numbers of bars whose variance is forecast, all at once")

  /// The options in the order of the help; those of joined files and of returns are groups of their own.
  static let specifications =
    [horizons.specification] + LearningOptions.specifications + [MarketsBeside.specification]

  /// The features that are read; `nil` for the standard ones.
  let features: [VolatilityFeature]?
  /// The options of the training.
  let learning: LearningOptions
  private let horizons: [Int]?
  private let join: JoinOptions
  private let beside: MarketsBeside
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
    learning = LearningOptions(arguments)
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    self.features = try features.map { (names) throws(CommandError) in
      try VolatilityFeature.named(names, option: "--features")
    }
    returnOptions = try ReturnOptions(arguments)
  }

  /// The markets of files.
  struct Markets {
    /// The files of the markets that are learned from.
    let inputs: [MarketInput]
    /// The files of the markets that features look at only.
    let beside: [MarketInput]
    /// The markets that are learned from, each with the others beside it.
    let histories: [MarketHistory]
    /// The numbers of bars whose variance is forecast.
    let horizons: [Int]

    /// Where the model comes from, for its file.
    var sources: [Provenance.Source] { (inputs + beside).map(\.source) }
  }

  /// Reads the files.
  ///
  /// - Throws: `CommandError`.
  func read(_ files: [InputFile], in context: CommandContext) throws(CommandError) -> Markets {
    var inputs: [MarketInput] = []
    for file in files { inputs.append(try MarketInput(file, options: returnOptions, join: join, in: context)) }
    let beside = try beside.read(options: returnOptions, in: context)
    let histories = try CommandError.mapping { () throws(ForecastingError) in
      try MarketHistory.panel(inputs.map(\.history), beside: beside.map(\.history))
    }
    return Markets(
      inputs: inputs, beside: beside, histories: histories,
      horizons: horizons ?? StandardFeatures(for: histories).horizons)
  }
}
