import ModelExchange
import RegimeClassification

/// `plimsoll train regimes`: a classifier of regimes, trained on the bars of one or several files.
struct RegimeFit {
  private static let label = Option(
    "label", .regimeLabel, value: "NAME", default: .state(ahead: 7),
    help:
      "What is to be told: the state of the market some days ahead, its volatility, trend and volatility, or a hidden "
      + "state")
  private static let models = Option(
    "classifiers", .list(of: .choice(of: RegimeModel.self)), value: "NAMES", default: [.logistic, .trees],
    help: "Models whose probabilities are averaged")
  private static let folds = Option(
    "folds", .integer(in: 0...100), value: "N", default: 5,
    help: "Stretches of time that are held out in turn for the scores that are reported; 0 for none")

  /// The options in the order of the help.
  static let specifications =
    [label.specification, models.specification, folds.specification] + RegimeOptionSet.specifications

  private let label: RegimeLabel
  private let models: [RegimeModel]
  private let folds: Int?
  private let set: RegimeOptionSet
  private let features: [RegimeFeature]?
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
    label = arguments[Self.label]
    models = arguments[Self.models]
    if Set(models).count < models.count { throw .usage("option --classifiers names a model twice") }
    folds = arguments[Self.folds] == 0 ? nil : arguments[Self.folds]
    if folds == 1 { throw .usage("option --folds: one fold leaves nothing to learn from; 2 to 100, or 0 for none") }
    set = RegimeOptionSet(arguments)
    if folds == nil, set.calibrates { throw .usage("--calibrate learns from held-out folds, and --folds 0 has none") }
    self.features = try features.map { (names) throws(CommandError) in try RegimeFeature.named(names) }
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    returnOptions = try ReturnOptions(arguments)
  }

  /// A classifier and what it was trained on.
  struct Result {
    /// The classifier.
    let classifier: TrainedRegimeClassifier
    /// The markets.
    let markets: RegimeMarkets
    /// The seconds that the training took.
    let seconds: Double
  }

  /// Trains a classifier on the bars of `files`.
  ///
  /// - Throws: `CommandError`.
  func run(_ files: [InputFile], in context: CommandContext) throws(CommandError) -> Result {
    let markets = try RegimeMarkets(files, options: returnOptions, join: join, beside: beside, in: context)
    let clock = ContinuousClock()
    let start = clock.now
    var classifier = try set.classifier(of: label, features: features, folds: folds, in: context)
    classifier.models = models
    let trained = try CommandError.mappingRegimes { () throws(RegimeError) in
      try classifier.train(on: markets.histories, threads: context.threads)
    }
    return Result(classifier: trained, markets: markets, seconds: start.duration(to: clock.now) / .seconds(1))
  }
}
