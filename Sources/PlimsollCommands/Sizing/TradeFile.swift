import MarketData

/// The options that say how a file of trades is read.
struct TradeFile {
  private static let scale = Option(
    optional: "trade-scale", .choice(of: ReturnScale.self), value: "UNIT", defaultText: "what the file proves",
    help: "Unit of the returns of trades")
  private static let basis = Option(
    optional: "trade-basis", .choice(of: TradeBasis.self), value: "BASIS", defaultText: "what the file proves",
    help: "What the returns of leveraged trades are a share of; those of the margin are divided by the leverage")
  private static let side = Option(
    optional: "trade-side", .choice(of: TradeSide.self), value: "SIDE", defaultText: "what the file says",
    help: "Side of all trades of a file that does not tell it")
  private static let symbol = Option(
    optional: "trade-symbol", .text, value: "NAME", defaultText: "all", help: "Market whose trades count")
  private static let columns = Option(
    repeated: "trade-column", .assignment("ROLE=NAME", key: .choice(of: TradeColumn.self)), value: "ROLE=NAME",
    help: "Name of the column of trades that has a role")
  private static let timeForm = Option(
    optional: "trade-time-format", .choice(of: TimeStampForm.self), value: "FORM", defaultText: "detected",
    help: "How the times of trades are written")
  private static let zone = Option(
    optional: "trade-zone", .offset, value: "ZONE", defaultText: "UTC",
    help: "Offset of times of trades that name no zone, as +08:00")
  private static let bar = Option(
    optional: "trade-bar", .lengthOfTime, value: "TIME", defaultText: "none",
    help:
      "Length of the bars whose starts the times of --trades are: a trade counts from the end of the bar that closed "
      + "it, and one of a date from the end of its day at the earliest")

  /// The options in the order of the help.
  static let specifications = [
    scale.specification, basis.specification, side.specification, symbol.specification, columns.specification,
    timeForm.specification, zone.specification, bar.specification,
  ]

  private let options: TradeOptions

  /// The values in a command's arguments.
  init(_ arguments: ParsedArguments) {
    options = TradeOptions(
      columns: Dictionary(arguments[Self.columns].map { ($0.key, $0.value) }) { _, last in last },
      scale: arguments[Self.scale], side: arguments[Self.side], symbol: arguments[Self.symbol],
      timeForm: arguments[Self.timeForm], zone: arguments[Self.zone], basis: arguments[Self.basis],
      bar: arguments[Self.bar])
  }

  /// Reads closed trades, tells in a line how they were read, and warns of what had to be assumed.
  ///
  /// - Throws: `CommandError`, which names the place of the first fault, and for a file without a closed trade.
  func read(_ file: InputFile, in context: CommandContext) throws(CommandError) -> ClosedTrades {
    let contents = try context.contents(of: file)
    let trades: TradeSeries
    let detection: TradeDetection
    do throws(MarketDataError) {
      (trades, detection) = try TradeReader(contents: contents, name: file.description, options: options).trades()
    } catch {
      throw CommandError(error, in: file).hinting(error.tradeHint)
    }
    guard trades.count > 0 else {
      throw .badData(
        "\(file): there is no closed trade, so that nothing is known of the odds", hint: detection.hintOfNoTrades)
    }
    context.diagnostics.print("\(detection.line(options))\n")
    detection.warn(context.diagnostics, options: options)
    return ClosedTrades(
      returns: trades.returns, closes: trades.closeTimes, symbols: trades.trades.map(\.symbol))
  }
}
