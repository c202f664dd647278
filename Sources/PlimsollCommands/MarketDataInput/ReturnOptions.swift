package import MarketData

/// The options of every command that needs returns: how they are made from prices, or where they stand in a file.
package struct ReturnOptions: Sendable {
  private static let returnColumn = Option(
    optional: "return-column", .text, value: "NAME", help: "Column that holds returns; the file needs no prices then")
  private static let kind = Option(
    optional: "returns", .choice(of: ReturnKind.self), value: "KIND", defaultText: "log, in forecast the model's",
    help: "How returns are computed from prices")
  private static let scale = Option(
    optional: "scale", .choice(of: ReturnScale.self), value: "UNIT", defaultText: "percent, in forecast the model's",
    help: "What parameters and variances are reported in and, with --return-column, what the file stores")
  static let missing = Option(
    "missing", .choice([("error", .error), ("skip", .skipRow)]), value: "RULE", default: CSVOptions.MissingValues.error,
    help: "What becomes of a row without a value")
  private static let periodsPerYear = Option(
    optional: "periods-per-year", .number(above: 0), value: "N", defaultText: "by the bars",
    help: "Number of periods by which variances are annualized")

  /// The standard deviation in percent below which returns are doubted to be in percent: daily ones of bonds and
  /// pegged currencies come near it, those of shares, commodities and other currencies are above.
  private static let smallestUsualDeviation = 0.1

  /// The options, with those of the file, in the order of the help.
  package static let group = OptionGroup(
    "Options of the data",
    MarketDataOptions.specifications + [missing.specification] + BarOptions.specifications + [
      returnColumn.specification, kind.specification, scale.specification,
      periodsPerYear.specification,
    ])

  /// Makes sure that the command line asks for nothing about returns.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of a command whose specification has `group`.
  ///   - model: what has no use for them.
  /// - Throws: `CommandError.usage` for an option that would do nothing.
  static func requireNoReturns(_ arguments: ParsedArguments, for model: String) throws(CommandError) {
    for option in [returnColumn.specification, kind.specification, scale.specification, periodsPerYear.specification]
    where arguments.source(of: option) == .commandLine {
      throw .usage("option \(option.spelling) does not apply to \(model), which read log returns of prices")
    }
  }

  /// What is known about the file, and the range to read.
  package let layout: CSVOptions
  /// The bars that prices are put together to before returns are computed.
  package let bars: BarOptions
  /// The column that holds returns; `nil` where prices are read.
  package let returnColumn: String?
  /// How returns are computed; `nil` where the command line leaves it open.
  package private(set) var kind: ReturnKind?
  /// The unit of the results and of the returns in a file; `nil` where the command line leaves it open.
  package private(set) var scale: ReturnScale?
  /// The number of periods in a year; `nil` to take it from the bars.
  package let periodsPerYear: PeriodsPerYear?

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` if options contradict each other.
  /// - Precondition: the command's specification has `group`.
  package init(_ arguments: ParsedArguments) throws(CommandError) {
    var layout = try MarketDataOptions(arguments).layout
    layout.missing = arguments[Self.missing]
    self.layout = layout
    bars = try BarOptions(arguments)
    returnColumn = arguments[Self.returnColumn]
    if returnColumn != nil, bars.size != nil {
      throw .usage("--bar puts prices together, which --return-column does not read")
    }
    kind = arguments[Self.kind]
    scale = arguments[Self.scale]
    periodsPerYear = arguments[Self.periodsPerYear].map { PeriodsPerYear($0) }
  }

  /// The same with other defaults for how returns are computed and for their unit.
  func orElse(kind: ReturnKind, scale: ReturnScale) -> ReturnOptions {
    var options = self
    options.kind = self.kind ?? kind
    options.scale = self.scale ?? scale
    return options
  }

  /// Reads the returns of a file, and warns of what had to be assumed about it.
  ///
  /// - Parameters:
  ///   - file: the file of prices or returns.
  ///   - kind: how returns are computed where the command line leaves it open.
  ///   - scale: the unit of returns where the command line leaves it open.
  ///   - context: what the command runs in.
  /// - Returns: the returns and what is known of them.
  /// - Throws: `CommandError`, which names the place of the first fault.
  func read(
    _ file: InputFile, kind: ReturnKind = .log, scale: ReturnScale = .percent, in context: CommandContext
  ) throws(CommandError) -> ReturnInput {
    try read(file, contents: try context.contents(of: file), kind: kind, scale: scale, in: context)
  }

  /// Reads the returns of a file whose bytes are there already, and warns of what had to be assumed about it.
  ///
  /// - Parameters:
  ///   - file: the file of prices or returns.
  ///   - contents: its bytes.
  ///   - kind: how returns are computed where the command line leaves it open.
  ///   - scale: the unit of returns where the command line leaves it open.
  ///   - context: what the command runs in.
  /// - Returns: the returns and what is known of them.
  /// - Throws: `CommandError`, which names the place of the first fault.
  func read(
    _ file: InputFile, contents: [UInt8], kind: ReturnKind = .log, scale: ReturnScale = .percent,
    in context: CommandContext
  ) throws(CommandError) -> ReturnInput {
    do throws(MarketDataError) {
      let reader = try CSVReader(contents: contents, name: file.description, options: layout)
      let (kind, scale) = (self.kind ?? kind, self.scale ?? scale)
      var input: ReturnInput
      if let returnColumn {
        let (returns, detection) = try reader.returns(column: returnColumn, scale: scale, kind: kind)
        input = ReturnInput(file: file, contents: contents, returns: returns, bars: nil, detection: detection)
      } else {
        let (read, detection) = try reader.bars()
        let bars =
          try self.bars.resampled(read, of: file, context.diagnostics, columnRules: detection.columnRules)?.bars ?? read
        let returns = try kind == .log ? bars.logReturns(in: scale) : bars.simpleReturns(in: scale)
        input = ReturnInput(file: file, contents: contents, returns: returns, bars: bars, detection: detection)
        input.finerBars = self.bars.size.map { FinerBars(bars: read, size: $0, zone: self.bars.options.offset) }
      }
      input.detection.warn(context.diagnostics, options: layout)
      warn(of: input, context.diagnostics)
      return input
    } catch {
      throw failure(error, in: file)
    }
  }

  /// Warns of returns that are taken for percent and look like fractions.
  private func warn(of input: ReturnInput, _ diagnostics: Diagnostics) {
    let returns = input.returns
    guard returnColumn != nil, scale == nil, returns.scale == .percent, returns.count > 1 else { return }
    let mean = returns.values.reduce(0, +) / Double(returns.count)
    let squares = returns.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(returns.count)).squareRoot()
    guard deviation > 0, deviation < Self.smallestUsualDeviation else { return }
    let shown = TableCell.number(deviation, digits: 3).shown
    diagnostics.warn(
      "\(input.file): the returns look like fractions (standard deviation \(shown)) and are taken as percent; "
        + "--scale fraction says that they are fractions, --scale percent that they are not")
  }

  /// The failure with a hint that fits a file of returns, or one that may be.
  private func failure(_ error: MarketDataError, in file: InputFile) -> CommandError {
    let failure = CommandError(error, in: file)
    switch (error, returnColumn) {
    case (.roleNotFound(_, .close, _), nil):
      return failure.hinting("--column close=NAME names it; if the file holds returns, --return-column NAME")
    case (.wrongFieldCount, _?), (.invalidField, _?), (.repeatedTimeStamp, _?), (.unorderedTimeStamp, _?):
      // 'plimsoll check' reads prices only.
      return failure.hinting(nil)
    default: return failure
    }
  }
}
