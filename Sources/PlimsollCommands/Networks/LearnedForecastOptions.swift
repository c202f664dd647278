import MarketData
import VolatilityForecasting

/// The options of a comparison that are about models which learn from features of the bars.
struct LearnedForecastOptions {
  private static let featureNames = Option(
    optional: "network-features", .list(of: .text), value: "NAMES", defaultText: "the standard ones",
    help: "What lstm, pooled-lstm and hybrid read of each bar, as --features of 'train lstm'")

  private static let treeFeatureNames = Option(
    optional: "tree-features", .list(of: .text), value: "NAMES", defaultText: "the standard ones",
    help: "What trees and pooled-trees read of each bar, as --features of 'train trees'")

  /// The options in the order of the help.
  static let groups = [
    OptionGroup("Options of networks and trees", LearningOptions.specifications + [MarketsBeside.specification]),
    OptionGroup("Options of networks", [featureNames.specification] + NetworkOptionSet.specifications),
    OptionGroup("Options of trees", [treeFeatureNames.specification] + TreeOptionSet.specifications),
    JoinOptions.group,
  ]

  /// The options of networks.
  let networks: NetworkOptionSet
  /// The options of trees.
  let trees: TreeOptionSet
  /// Where the validation of both begins.
  let learning: LearningOptions
  /// What networks read that are trained; `nil` for the standard features.
  let features: [VolatilityFeature]?
  /// What trees read that are trained; `nil` for the standard features.
  let treeFeatures: [VolatilityFeature]?
  /// The files whose columns are joined to the bars of each market.
  let join: JoinOptions
  /// The markets beside those that are compared.
  let beside: MarketsBeside
  /// How the bars are read.
  let returnOptions: ReturnOptions

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of a command whose specification has these options and those of returns.
  ///   - trainsNetworks: whether networks are to be trained.
  ///   - trainsTrees: whether trees are to be trained.
  ///   - hasFiles: whether model files take part.
  /// - Throws: `CommandError.usage` for a feature that is none, or an option that would do nothing.
  init(_ arguments: ParsedArguments, trainsNetworks: Bool, trainsTrees: Bool, hasFiles: Bool) throws(CommandError) {
    networks = try NetworkOptionSet(arguments)
    trees = TreeOptionSet(arguments)
    learning = LearningOptions(arguments)
    features = try Self.features(Self.featureNames, in: arguments)
    treeFeatures = try Self.features(Self.treeFeatureNames, in: arguments)
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    returnOptions = try ReturnOptions(arguments)
    // The environment and a configuration may serve several commands; the command line is about these models only.
    let ofAll = [MarketsBeside.specification] + JoinOptions.group.options
    let idle =
      (trainsNetworks ? [] : [(Self.featureNames.specification, "lstm, pooled-lstm and hybrid")])
      + (trainsTrees ? [] : [(Self.treeFeatureNames.specification, "trees and pooled-trees")])
      + (trainsNetworks || trainsTrees || hasFiles ? [] : ofAll.map { ($0, "models that learn from features") })
    for (option, models) in idle where arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) does nothing here: it is for \(models)")
    }
  }

  private static func features(
    _ option: Option<[String]?>, in arguments: ParsedArguments
  ) throws(CommandError) -> [VolatilityFeature]? {
    try arguments[option].map { (names) throws(CommandError) in
      try VolatilityFeature.named(names, option: option.specification.spelling)
    }
  }
}
