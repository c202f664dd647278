import VolatilityForecasting

/// The options of trees that forecast the variance and of their training, beside the data.
struct TreeOptionSet {
  private static let standard = TreeForecasterOptions()
  private static let leaves = Option(
    "leaves", .integer(in: 1...65_535), value: "N", default: standard.leafCount, help: "Most leaves of a tree")
  private static let rounds = Option(
    "rounds", .integer(in: 1...100_000), value: "N", default: standard.rounds,
    help: "Most rounds, each of a tree for each horizon")
  private static let minimumLeafRows = Option(
    "minimum-leaf-rows", .integer(in: 1...1_000_000_000), value: "N", default: standard.minimumLeafRows,
    help: "Fewest rows of a leaf, which overlap where a forecast is of several bars")
  private static let l2 = Option(
    "l2", .number(from: 0, below: 1e9), value: "L", default: standard.l2,
    help: "Rows added to each leaf that draw it to zero")
  private static let rowShare = Option(
    "row-share", .number(from: 0, below: 1.000001), value: "S", default: standard.rowShare,
    help: "Share of the rows that each round is trained on, above 0 and at most 1")
  private static let columnShare = Option(
    "column-share", .number(from: 0, below: 1.000001), value: "S", default: standard.columnShare,
    help: "Share of the features that each tree may split, above 0 and at most 1")

  /// The options in the order of the help.
  static let specifications = [
    leaves.specification, rounds.specification, minimumLeafRows.specification, l2.specification,
    rowShare.specification, columnShare.specification,
  ]

  private let options: TreeForecasterOptions

  /// The values in a command's arguments.
  ///
  /// - Precondition: the command's specification has these options and those of `LearningOptions`.
  init(_ arguments: ParsedArguments) {
    var options = TreeForecasterOptions()
    options.leafCount = arguments[Self.leaves]
    options.rounds = arguments[Self.rounds]
    options.minimumLeafRows = arguments[Self.minimumLeafRows]
    options.l2 = arguments[Self.l2]
    options.rowShare = arguments[Self.rowShare]
    options.columnShare = arguments[Self.columnShare]
    let learning = LearningOptions(arguments)
    if let rate = learning.learningRate { options.learningRate = rate }
    if let patience = learning.patience { options.patience = patience == 0 ? nil : patience }
    self.options = options
  }

  /// Whether the training stops early, and so needs a validation part.
  var validates: Bool { options.patience != nil }

  /// The forecaster that the options describe, with the seed of the command.
  ///
  /// - Parameters:
  ///   - markets: the markets that it is to learn from.
  ///   - horizons: the numbers of bars whose variance it forecasts.
  ///   - features: what the trees read; `nil` for the standard ones.
  ///   - context: what the command runs in.
  /// - Returns: the specification.
  /// - Throws: `ForecastingError`.
  func trees(
    for markets: [MarketHistory], horizons: [Int], features: [VolatilityFeature]?, in context: CommandContext
  ) throws(ForecastingError) -> VolatilityTrees {
    let standard = StandardFeatures(for: markets)
    var options = options
    options.seed = context.seed
    return try VolatilityTrees(
      base: .standard(for: markets, horizons: horizons),
      features: FeatureSet(features ?? standard.trees(horizons: horizons), level: standard.measure), options: options)
  }
}
