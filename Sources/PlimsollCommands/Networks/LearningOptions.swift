import MarketData
import VolatilityForecasting

/// The options of training that networks and trees share.
struct LearningOptions {
  private static let validation = Option(
    optional: "validate-from", .instant, value: "TIME", defaultText: "the last fifth of the training time",
    help: "Instant from which networks are validated, not trained; trees where --patience is given")
  private static let learningRate = Option(
    optional: "learning-rate", .number(above: 0), value: "R",
    defaultText: "\(NetworkOptions().learningRate) of networks, \(TreeForecasterOptions().learningRate) of trees",
    help: "Learning rate of Adam, which falls to zero as a cosine after the warm-up; factor of the leaves of trees")
  private static let patience = Option(
    optional: "patience", .integer(in: 0...100_000), value: "N",
    defaultText: "\(NetworkOptions().patience ?? 0) of networks, 0 of trees",
    help: "Number of epochs, or of rounds of trees, without a smaller validation loss that end a training; 0 for none")

  /// The options in the order of the help.
  static let specifications = [validation.specification, learningRate.specification, patience.specification]

  /// The learning rate; `nil` for that of the model.
  let learningRate: Double?
  /// The patience, 0 for none; `nil` for that of the model.
  let patience: Int?
  private let validationStart: TimeStamp?

  /// The values in a command's arguments.
  ///
  /// - Precondition: the command's specification has these options.
  init(_ arguments: ParsedArguments) {
    validationStart = arguments[Self.validation]
    learningRate = arguments[Self.learningRate]
    patience = arguments[Self.patience]
  }

  /// The split of the time up to `end`.
  ///
  /// - Parameters:
  ///   - markets: the markets that are learned from.
  ///   - end: the end of validation; `nil` for the last close of any market.
  ///   - validates: whether there is a validation part; without one all of the time is learned from.
  /// - Returns: the split.
  /// - Throws: `CommandError.usage` where validation would begin after the end, or before the first bar.
  func split(
    of markets: [MarketHistory], until end: TimeStamp? = nil, validates: Bool = true
  ) throws(CommandError) -> TimeSplit {
    let first = markets.map { $0.closeTime(of: 0) }.min() ?? TimeStamp(microseconds: 0)
    let end = end ?? markets.map { $0.closeTime(of: $0.bars.count - 1) }.max() ?? first
    let span = end.microseconds - first.microseconds
    let start = validates ? validationStart ?? TimeStamp(microseconds: end.microseconds - span / 5) : end
    guard start > first, start <= end else {
      throw .usage("option --validate-from: \(start) is not between \(first) and \(end)")
    }
    return try CommandError.mapping { () throws(ForecastingError) in
      try TimeSplit(trainingEnd: start, validationEnd: end)
    }
  }
}
