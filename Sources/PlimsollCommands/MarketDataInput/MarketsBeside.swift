import MarketData

/// The option that names markets which features look at, beside the market that they are of.
struct MarketsBeside: Sendable {
  private static let beside = Option(
    repeated: "beside", .inputFile, value: "FILE",
    help: "CSV file of another market that features of the model look at, called by the name of the file")

  /// The option, for the help.
  static let specification = beside.specification

  /// The files of the markets.
  let files: [InputFile]

  /// The values in a command's arguments.
  ///
  /// - Precondition: the command's specification has the option.
  init(_ arguments: ParsedArguments) { files = arguments[Self.beside] }

  /// Reads the markets, without the columns of joined files.
  ///
  /// - Parameters:
  ///   - options: what is known about the files, and the size of the bars.
  ///   - context: what the command runs in.
  /// - Returns: the markets in the order of the command line.
  /// - Throws: `CommandError`, which names the file.
  func read(options: ReturnOptions, in context: CommandContext) throws(CommandError) -> [MarketInput] {
    var markets: [MarketInput] = []
    for file in files { markets.append(try MarketInput(file, options: options, in: context)) }
    return markets
  }
}
