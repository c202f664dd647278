import MarketData

/// The options that say how a file of trades is read.
struct TradeFile {
  private static let scale = Option(
    optional: "trade-scale", .choice(of: ReturnScale.self), value: "UNIT", defaultText: "what the file proves",
    help: "Unit of the returns of trades")
  private static let symbol = Option(
    optional: "trade-symbol", .text, value: "NAME", defaultText: "all", help: "Market whose trades count")
  private static let columns = Option(
    repeated: "trade-column", .assignment("ROLE=NAME", key: .choice(of: TradeColumn.self)), value: "ROLE=NAME",
    help: "Name of the column of trades that has a role")
  private static let bar = Option(
    optional: "trade-bar", .lengthOfTime, value: "TIME", defaultText: "none",
    help:
      "Length of the bars whose starts the times of --trades are: a trade counts from the end of the bar that closed it"
  )

  /// The options in the order of the help.
  static let specifications = [
    scale.specification, symbol.specification, columns.specification, bar.specification,
  ]

  private let options: TradeOptions
  private let bar: Duration

  /// The values in a command's arguments.
  init(_ arguments: ParsedArguments) {
    options = TradeOptions(
      columns: Dictionary(arguments[Self.columns].map { ($0.key, $0.value) }) { _, last in last },
      scale: arguments[Self.scale], symbol: arguments[Self.symbol])
    bar = arguments[Self.bar] ?? .zero
  }

  /// Reads closed trades.
  ///
  /// - Returns: the return of each trade in the order of their closes, and when each was known to be closed; no times
  ///   where the file has none.
  /// - Throws: `CommandError`, which names the place of the first fault, and for a file without a closed trade.
  func read(
    _ file: InputFile, in context: CommandContext
  ) throws(CommandError) -> (returns: [Double], closes: [TimeStamp]?) {
    let contents = try context.contents(of: file)
    let trades: TradeSeries
    let detection: TradeDetection
    do throws(MarketDataError) {
      (trades, detection) = try TradeReader(contents: contents, name: file.description, options: options).trades()
    } catch {
      throw CommandError(error, in: file)
    }
    if detection.openTrades > 0 {
      context.diagnostics.warn("\(file): \(detection.openTrades) trades are not closed and were left out")
    }
    guard trades.count > 0 else {
      throw .badData("\(file): there is no closed trade, so that nothing is known of the odds")
    }
    // The option takes whole seconds.
    let length = bar.components.seconds * 1_000_000
    return (trades.returns, trades.closeTimes?.map { TimeStamp(microseconds: $0.microseconds + length) })
  }
}
