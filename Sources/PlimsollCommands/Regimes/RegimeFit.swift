import ModelExchange
import RegimeClassification

/// `plimsoll train regimes`: a classifier of regimes, trained on the bars of one or several files.
struct RegimeFit {
  private static let label = Option(
    "label", .regimeLabel, value: "NAME", default: .state(ahead: 7),
    help:
      "What is to be told: the state of the market some days ahead, its volatility, trend and volatility, or a hidden "
      + "state")
  private static let labelColumn = Option(
    optional: "label-column", .text, value: "NAME", defaultText: "labels made from the prices",
    help: "Column that holds the class of each bar itself, as a number from 0 to 3, in place of a label")
  private static let models = Option(
    "classifiers", .list(of: .choice(of: RegimeModel.self)), value: "NAMES", default: [.logistic, .trees],
    help: "Models whose probabilities are averaged")
  private static let folds = Option(
    "folds", .integer(in: 0...100), value: "N", default: 5,
    help: "Stretches of time that are held out in turn for the scores that are reported; 0 for none")

  /// The options in the order of the help.
  static let specifications =
    [label.specification, labelColumn.specification, models.specification, folds.specification]
    + RegimeOptionSet.specifications

  private let label: RegimeLabel
  private let labelColumn: String?
  private let models: [RegimeModel]
  private let folds: Int?
  private let set: RegimeOptionSet
  private let join: JoinOptions
  private let beside: MarketsBeside
  private let returnOptions: ReturnOptions

  /// The values in a command's arguments.
  ///
  /// - Parameter arguments: the arguments.
  /// - Throws: `CommandError.usage`.
  /// - Precondition: the command's specification has these options, those of regressions, of joined files and of returns.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    label = arguments[Self.label]
    labelColumn = arguments[Self.labelColumn]
    if labelColumn != nil, arguments.source(of: Self.label) == .commandLine {
      throw .usage("--label and --label-column both say what is to be told: give one")
    }
    models = arguments[Self.models]
    if Set(models).count < models.count { throw .usage("option --classifiers names a model twice") }
    folds = arguments[Self.folds] == 0 ? nil : arguments[Self.folds]
    if folds == 1 { throw .usage("option --folds: one fold leaves nothing to learn from; 2 to 100, or 0 for none") }
    set = try RegimeOptionSet(arguments)
    if folds == nil, set.calibrates { throw .usage("--calibrate learns from held-out folds, and --folds 0 has none") }
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    returnOptions = try ReturnOptions(arguments)
    try ReturnOptions.requireNoReturns(arguments, for: TrainedModel.regimes.rawValue)
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
    var classifier = try set.classifier(
      of: label, orColumn: labelColumn, for: markets.histories, folds: folds, in: context)
    classifier.models = models
    let trained = try CommandError.mappingRegimes { () throws(RegimeError) in
      try classifier.train(on: markets.histories, threads: context.threads)
    }
    return Result(classifier: trained, markets: markets, seconds: start.duration(to: clock.now) / .seconds(1))
  }
}
