import MarketData
import VolatilityForecasting

/// The options of a comparison that are about models which learn from features of the bars.
struct LearnedForecastOptions {
  private static let featureNames = Option(
    optional: "network-features", .list(of: .text), value: "NAMES", defaultText: "the standard ones",
    help: "What lstm, pooled-lstm and hybrid read of each bar, as --features of 'train lstm'")

  /// The options in the order of the help.
  static let groups = [
    OptionGroup(
      "Options of networks",
      [featureNames.specification] + NetworkSplitOptions.specifications + NetworkOptionSet.specifications
        + [MarketsBeside.specification]), JoinOptions.group,
  ]

  /// The options of networks.
  let networks: NetworkOptionSet
  /// Where their validation begins.
  let split: NetworkSplitOptions
  /// What networks read that are trained; `nil` for the standard features.
  let features: [VolatilityFeature]?
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
  ///   - hasFiles: whether model files take part.
  /// - Throws: `CommandError.usage` for a feature that is none, or an option that would do nothing.
  init(_ arguments: ParsedArguments, trainsNetworks: Bool, hasFiles: Bool) throws(CommandError) {
    networks = try NetworkOptionSet(arguments)
    split = NetworkSplitOptions(arguments)
    features = try arguments[Self.featureNames].map { (names) throws(CommandError) in
      try VolatilityFeature.named(names, option: Self.featureNames.specification.spelling)
    }
    join = try JoinOptions(arguments)
    beside = MarketsBeside(arguments)
    returnOptions = try ReturnOptions(arguments)
    // The environment and a configuration may serve several commands; the command line is about these models only.
    let ofAll = [MarketsBeside.specification] + JoinOptions.group.options
    let idle =
      (trainsNetworks ? [] : [Self.featureNames.specification]) + (trainsNetworks || hasFiles ? [] : ofAll)
    for option in idle where arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) does nothing here: it is for lstm, pooled-lstm and hybrid")
    }
  }
}
