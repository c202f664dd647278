import MarketData
import VolatilityForecasting

/// The options of commands that apply a model of features to a market: what it is called, and what is beside it.
struct MarketChoice: Sendable {
  private static let market = Option(
    optional: "market", .text, value: "NAME", defaultText: "the name of the file",
    help: "Name of the market, as the model knows it from training")

  /// The options in the order of the help.
  static let specifications = [market.specification, MarketsBeside.specification]

  /// The name that was stated; `nil` to take that of the file.
  let name: MarketName?
  private let others: MarketsBeside
  private let join: JoinOptions

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` if options of joined files contradict each other.
  /// - Precondition: the command's specification has these options and `JoinOptions.group`.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    name = arguments[Self.market].map { MarketName($0) }
    others = MarketsBeside(arguments)
    join = try JoinOptions(arguments)
  }

  /// Makes sure that nothing was asked for that only models of features take.
  ///
  /// - Parameter model: the name of the model.
  /// - Throws: `CommandError.usage` for files beside the market's.
  func requireNoFiles(for model: String) throws(CommandError) {
    if !others.files.isEmpty { throw .usage("--beside does not apply to \(model)") }
    if !join.files.isEmpty { throw .usage("--join does not apply to \(model)") }
  }

  /// Reads the market with what is beside it.
  ///
  /// - Parameters:
  ///   - file: the file of its prices.
  ///   - options: what is known about the file, and the size of the bars.
  ///   - context: what the command runs in.
  /// - Returns: what was read, and the market with the others beside it.
  /// - Throws: `CommandError`, which names the file.
  func read(
    _ file: InputFile, options: ReturnOptions, in context: CommandContext
  ) throws(CommandError) -> (input: MarketInput, history: MarketHistory) {
    let input = try MarketInput(file, name: name, options: options, join: join, in: context)
    return (input, try input.history(beside: others.read(options: options, in: context)))
  }
}
