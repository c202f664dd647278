import MarketData
import ModelExchange

/// The operands and options of every command that applies a model file to a file of prices.
struct ModelApplicationOptions {
  private static let model = Operand("MODEL", .inputFile, help: "Model file that 'plimsoll train' wrote")
  private static let prices = Operand(
    "PRICES", .inputFile, help: "CSV file of prices, or of returns with --return-column, plain, .gz or .zip")
  private static let horizon = Option(
    optional: "horizon", .integer(in: 1...10_000), value: "H", defaultText: "1, or what a learned model is for",
    help: "Number of periods ahead; of networks and trees one of those that it was trained for")

  /// The operands in their order.
  static let operands = [model.specification, prices.specification]
  /// The option that comes first in the help.
  static let first = [horizon.specification]
  /// The options that come last in the help.
  static let last = VarianceColumnOptions.specifications + MarketChoice.specifications
  /// The groups of options after those.
  static let groups = [ReturnOptions.group, JoinOptions.group]

  /// The file of prices.
  let file: InputFile
  /// The number of periods ahead; `nil` for the model's own.
  let horizon: Int?
  /// How the file is read.
  let options: ReturnOptions
  /// What the market is called, and what is beside it.
  let market: MarketChoice
  private let model: InputFile
  private let columns: VarianceColumnOptions

  /// The values in a command's arguments.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of a command whose specification has these operands and options.
  ///   - hasHorizon: whether it has the option that comes first.
  /// - Throws: `CommandError.usage` if options contradict each other.
  init(_ arguments: ParsedArguments, hasHorizon: Bool = true) throws(CommandError) {
    model = arguments[Self.model]
    file = arguments[Self.prices]
    horizon = hasHorizon ? arguments[Self.horizon] : nil
    options = try ReturnOptions(arguments)
    columns = try VarianceColumnOptions(arguments, isKnown: true)
    market = try MarketChoice(arguments)
  }

  /// Reads the model.
  ///
  /// - Parameter context: what the command runs in.
  /// - Returns: the model, to be applied to the file.
  /// - Throws: `CommandError`, which names the model file.
  func applied(in context: CommandContext) throws(CommandError) -> AppliedModel {
    AppliedModel(
      model: model, stored: try ModelFile(model, in: context), file: file, options: options, columns: columns,
      market: market)
  }
}
