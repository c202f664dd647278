import MarketData
import VolatilityForecasting

/// The options of networks and of their training, beside the data.
struct NetworkOptionSet {
  private static let standard = NetworkOptions()
  private static let hidden = Option(
    "hidden", .integer(in: 8...256), value: "N", default: standard.hiddenSize, help: "Number of units of each layer")
  private static let layers = Option(
    "layers", .integer(in: 1...3), value: "N", default: standard.layerCount, help: "Number of LSTM layers")
  private static let layerNormalization = Option(
    flag: "layer-norm", help: "Normalize what each layer hands on over its units")
  private static let dropout = Option(
    "dropout", .number(from: 0, below: 1), value: "P", default: standard.dropout,
    help: "Share of what each layer hands on that is dropped in training")
  private static let loss = Option(
    "train-loss", .choice(of: NetworkOptions.Loss.self), value: "NAME", default: standard.loss,
    help: "What the networks are trained for: QLIKE of the variance, or the squared error of its logarithm")
  private static let steps = Option(
    "steps", .integer(in: 1...10_000), value: "N", default: standard.steps,
    help: "Number of bars that a forecast looks back over")
  private static let scored = Option(
    "scored-steps", .integer(in: 1...10_000), value: "N", default: standard.outputSteps,
    help: "Number of last bars of a window that are scored in training; also the distance of windows")
  private static let batch = Option(
    "batch", .integer(in: 1...100_000), value: "N", default: standard.batchSize,
    help: "Number of windows of a step of the optimizer")
  private static let epochs = Option(
    "epochs", .integer(in: 1...100_000), value: "N", default: standard.epochs, help: "Most epochs of each network")
  private static let weightDecay = Option(
    "weight-decay", .number(from: 0, below: 1000), value: "D", default: standard.weightDecay,
    help: "Rate at which weights decay, decoupled from the gradient")
  private static let clip = Option(
    "clip", .number(above: 0), value: "N", default: standard.gradientNormLimit, help: "Norm that no gradient exceeds")
  private static let members = Option(
    "members", .integer(in: 1...100), value: "N", default: standard.members,
    help: "Number of networks, each from its own seed, whose forecasts are averaged")

  /// The options in the order of the help.
  static let specifications = [
    members.specification, hidden.specification, layers.specification, layerNormalization.specification,
    dropout.specification, loss.specification, steps.specification, scored.specification, batch.specification,
    epochs.specification, weightDecay.specification, clip.specification,
  ]

  private let options: NetworkOptions

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for more steps scored than there are.
  /// - Precondition: the command's specification has these options and those of `LearningOptions`.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    var options = NetworkOptions()
    options.hiddenSize = arguments[Self.hidden]
    options.layerCount = arguments[Self.layers]
    options.normalizesLayers = arguments[Self.layerNormalization]
    options.dropout = arguments[Self.dropout]
    options.loss = arguments[Self.loss]
    options.steps = arguments[Self.steps]
    options.outputSteps = arguments[Self.scored]
    if options.outputSteps > options.steps {
      guard arguments.source(of: Self.scored.specification) == .absent else {
        throw .usage(
          "option --scored-steps: \(options.outputSteps) are more than the \(options.steps) bars of a window")
      }
      options.outputSteps = options.steps
    }
    options.windowStride = options.outputSteps
    options.batchSize = arguments[Self.batch]
    options.epochs = arguments[Self.epochs]
    let learning = LearningOptions(arguments)
    if let patience = learning.patience { options.patience = patience == 0 ? nil : patience }
    if let rate = learning.learningRate { options.learningRate = rate }
    options.weightDecay = arguments[Self.weightDecay]
    options.gradientNormLimit = arguments[Self.clip]
    options.members = arguments[Self.members]
    self.options = options
  }

  /// The options of the networks, with the seed of the command.
  func options(in context: CommandContext) -> NetworkOptions {
    var options = options
    options.seed = context.seed
    return options
  }

  /// The forecaster that the options describe.
  ///
  /// - Parameters:
  ///   - markets: the markets that it is to learn from.
  ///   - horizons: the numbers of bars whose variance it forecasts.
  ///   - features: what the networks read; `nil` for the standard ones.
  ///   - isHybrid: whether they read what a GARCH says too.
  ///   - context: what the command runs in.
  /// - Returns: the specification.
  /// - Throws: `ForecastingError`.
  func network(
    for markets: [MarketHistory], horizons: [Int], features: [VolatilityFeature]?, isHybrid: Bool,
    in context: CommandContext
  ) throws(ForecastingError) -> VolatilityNetwork {
    let standard = StandardFeatures(for: markets)
    let read = (features ?? standard.network(horizons: horizons)) + (isHybrid ? standard.hybrid : [])
    return try VolatilityNetwork(
      base: .standard(for: markets, horizons: horizons),
      features: FeatureSet(read, level: standard.measure), options: options(in: context))
  }
}
