import PositionSizing

/// Closed trades from which `plimsoll kelly` estimates odds, and how sure its intervals are to be.
struct KellyTrades {
  private static let trades = Option(
    optional: "trades", .inputFile, value: "FILE", help: "CSV file of closed trades; - reads standard input")
  private static let confidence = Option(
    "confidence", .number(between: 0, and: 1), value: "P", default: 0.95,
    help: "How often intervals made like these are to hold the truth")
  private static let resamples = Option(
    "resamples", .integer(in: 100...1_000_000), value: "N", default: 10_000,
    help: "Number of resamples of the trades for the intervals; --seed chooses them")

  /// The options as a group of the help.
  static let group = OptionGroup(
    "Closed trades",
    [trades.specification, confidence.specification, resamples.specification] + TradeFile.specifications)

  private let file: InputFile
  private let reader: TradeFile
  private let confidence: Double
  private let resamples: Int

  /// The values in a command's arguments.
  ///
  /// - Throws: `CommandError.usage` where no file is named.
  init(_ arguments: ParsedArguments) throws(CommandError) {
    guard let file = arguments[Self.trades] else {
      throw .usage("option --trades is missing", hint: "it names the file of closed trades")
    }
    self.file = file
    reader = TradeFile(arguments)
    confidence = arguments[Self.confidence]
    resamples = arguments[Self.resamples]
  }

  /// Reads the trades and estimates the odds; warns where there are few.
  ///
  /// - Parameters:
  ///   - multiples: the parts of the Kelly fraction to report on.
  ///   - level: the part of the capital for which to tell how likely a fall to it is.
  ///   - context: what the command works with.
  /// - Returns: the report on the trades.
  /// - Throws: `CommandError`, which names the file, for one that cannot be read, and where no trade was lost.
  func report(
    multiples: [KellyMultiple], level: Double, in context: CommandContext
  ) throws(CommandError) -> KellyTradesReport {
    let returns = try reader.read(file, in: context).returns
    do throws(SizingError) {
      let evidence = try TradeEvidence(returns: returns)
      let report = try KellyTradesReport(
        evidence: evidence,
        intervals: try evidence.intervals(confidence: confidence, resamples: resamples, seed: context.seed),
        empirical: try EmpiricalKelly(returns: returns), multiples: multiples, level: level)
      if let warning = report.warning { context.diagnostics.warn("\(file): \(warning)") }
      return report
    } catch {
      throw CommandError(error, in: file)
    }
  }
}
