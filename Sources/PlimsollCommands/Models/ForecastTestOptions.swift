import ForecastEvaluation

/// The options of the tests of a comparison of forecasts.
struct ForecastTestOptions {
  private static let baseline = Option(
    optional: "baseline", .choice(of: EvaluatedModel.self), value: "NAME", defaultText: "ewma, or the first model",
    help: "Model that each other one is compared with")
  private static let loss = Option(
    "loss", .choice(of: ForecastLoss.self), value: "NAME", default: .qlike, help: "Loss that is tested")
  private static let level = Option(
    "level", .number(between: 0, and: 1), value: "A", default: 0.1,
    help: "How often the model confidence set may miss the best model")
  private static let replications = Option(
    "replications", .integer(in: 100...1_000_000), value: "N", default: 10_000, help: "Number of bootstrap resamples")
  private static let blockLength = Option(
    optional: "block-length", .number(above: 0), value: "N", defaultText: "by the autocorrelation",
    help: "Mean length of the blocks that are resampled, at least 1")

  /// The options in the order of the help.
  static let specifications = [
    baseline.specification, loss.specification, level.specification, replications.specification,
    blockLength.specification,
  ]

  private let baseline: EvaluatedModel?
  private let loss: ForecastLoss
  private let level: Double
  private let replications: Int
  private let blockLength: Double?

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` for blocks shorter than one forecast.
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    baseline = arguments[Self.baseline]
    loss = arguments[Self.loss]
    level = arguments[Self.level]
    replications = arguments[Self.replications]
    blockLength = arguments[Self.blockLength]
    if let blockLength, blockLength < 1 { throw .usage("option --block-length: a block holds at least 1 forecast") }
  }

  /// The options of the tests of models with given names.
  ///
  /// - Throws: `CommandError.usage` if the baseline is none of them.
  func options(models: [String], seed: UInt64, threads: Int) throws(CommandError) -> ForecastTests.Options {
    let usual = models.contains(EvaluatedModel.ewma.rawValue) ? EvaluatedModel.ewma.rawValue : models[0]
    let name = baseline?.rawValue ?? usual
    guard models.contains(name) else {
      throw .usage("--baseline \(name) is none of the models", hint: "they are \(models.joined(separator: ", "))")
    }
    return ForecastTests.Options(
      loss: loss, baseline: models.count > 1 ? name : nil, level: level, replications: replications,
      blockLength: blockLength, seed: seed, threads: threads)
  }
}
